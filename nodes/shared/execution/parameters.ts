import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Call } from '../failures/evidence';
import { failed, succeeded, type Failure, type Result } from '../failures/failure';
import { mapFailure } from '../failures/mapFailure';
import { unexpectedFailure } from '../failures/unexpectedFailure';
import { shownText } from '../failures/vendorText';
import type { InputReason } from '../values/inputReason';
import { locatorValue } from '../values/locatorValue';
import type { Parsed } from '../values/parsed';
import { fieldValue } from './fieldValue';

const noOptions: IDataObject = {};

/** Ends the reading of an item's parameters; caught by the execution, never seen outside it. */
export class RefusedParameter extends Error {
	constructor(readonly failure: Failure) {
		super(failure.message);
	}
}

/**
 * The value, or the end of the item.
 * @param field display name of where the value was given, in the node or in its credential
 * @throws {RefusedParameter}
 */
export function accepted<T>(parsed: Parsed<T>, field: string, call: Call): T {
	if (parsed.ok) return parsed.value;
	const { reason, named } = parsed;
	throw new RefusedParameter(mapFailure({ kind: 'input', reason, field, named }, call));
}

/** What a throw while an item was handled stands for. */
export const failureOfThrown = (error: unknown, call: Call): Failure =>
	error instanceof RefusedParameter ? error.failure : unexpectedFailure(error, call);

/** The parameters of one item, parsed into values as they are read. */
export class Parameters {
	constructor(
		private readonly execution: IExecuteFunctions,
		readonly itemIndex: number,
		private readonly call: Call,
	) {}

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

	/**
	 * The value of a field.
	 * @throws {RefusedParameter} with an `input` failure that names the field
	 */
	read<T>(field: INodeProperties, parse: (raw: unknown) => Parsed<T>): T {
		return this.accept(field, parse(this.raw(field)));
	}

	/** The value of a field inside the 'Options' collection; its default where the user did not add it. */
	readOption<T>(field: INodeProperties, parse: (raw: unknown) => Parsed<T>): T {
		const options: unknown = fieldValue(this.execution, 'options', this.itemIndex, noOptions);
		const added = isObject(options) ? options[field.name] : undefined;
		return this.accept(field, parse(added ?? field.default));
	}

	/**
	 * Ends the item for a value that is wrong only together with others.
	 * @throws {RefusedParameter}
	 */
	refuse(field: INodeProperties, reason: InputReason): never {
		throw new RefusedParameter(
			mapFailure({ kind: 'input', reason, field: field.displayName }, this.call),
		);
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
		return failed(mapFailure({ kind: 'input', reason: parsed.reason, field: name }, this.call));
	}

	/** A switch or a choice that needs no parsing. */
	choice(field: INodeProperties): unknown {
		return this.raw(field);
	}

	private accept<T>(field: INodeProperties, parsed: Parsed<T>): T {
		return accepted(parsed, field.displayName, this.call);
	}

	private raw(field: INodeProperties): unknown {
		const value = fieldValue(this.execution, field.name, this.itemIndex, field.default);
		return field.type === 'resourceLocator' ? locatorValue(value) : value;
	}
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
