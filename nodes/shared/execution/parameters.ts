import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Call } from '../failures/evidence';
import { failed, succeeded, type Result } from '../failures/failure';
import { mapFailure } from '../failures/mapFailure';
import { shownText } from '../failures/vendorText';
import type { Parsed } from '../values/parsed';
import { FieldReader } from './fieldReader';
import { fieldValue } from './fieldValue';
import { failureOfThrown } from './refusal';

/** The parameters of one item, parsed into values as they are read. */
export class Parameters extends FieldReader {
	/** The fields inside the 'Options' collection; their defaults where the user did not add them. */
	readonly options: FieldReader;

	constructor(
		private readonly execution: IExecuteFunctions,
		readonly itemIndex: number,
		call: Call,
	) {
		super(
			({ displayName, name, default: fallback }) =>
				fieldValue(execution, { displayName, name, fallback }, itemIndex),
			call,
		);
		// One by one, so that a wrong expression is known by its field. One for all of them n8n leaves out itself.
		this.options = new FieldReader(
			({ displayName, name, default: fallback }) =>
				fieldValue(execution, { displayName, name: `options.${name}`, fallback }, itemIndex),
			call,
		);
	}

	/** Reads several parameters; the first wrong one is the result. */
	attempt<T>(read: (parameters: this) => T): Result<T> {
		try {
			return succeeded(read(this));
		} catch (error) {
			return failed(failureOfThrown(error, this.call));
		}
	}

	/** The workflow's time zone, an IANA name. */
	get timeZone(): string {
		return this.execution.getTimezone();
	}

	/** The value of a field inside the 'Options' collection that has a parser of its own. */
	readOption<T>(field: INodeProperties, parse: (raw: unknown) => Parsed<T>): T {
		return this.options.read(field, parse);
	}

	/** A part of a field's value: a wrong one is named in the failure, and the other parts go on. */
	parsePart<T>(
		field: INodeProperties,
		raw: unknown,
		parse: (raw: unknown) => Parsed<T>,
	): Result<T> {
		const parsed = parse(raw);
		if (parsed.ok) return succeeded(parsed.value);
		const part = typeof raw === 'string' ? shownText(raw) : '';
		const name = `${field.displayName} ${part}`.trim();
		const { ok: _, ...refusal } = parsed;
		return failed(mapFailure({ kind: 'input', ...refusal, field: name }, this.call));
	}
}
