import type { INodeProperties } from 'n8n-workflow';
import type { Call } from '../failures/evidence';
import { mapFailure } from '../failures/mapFailure';
import { parseChoice, parseChoices } from '../values/choice';
import { parseFreeText } from '../values/freeText';
import type { InputReason } from '../values/inputReason';
import { locatorValue } from '../values/locatorValue';
import { optional } from '../values/optional';
import { invalid, type Parsed } from '../values/parsed';
import { parseSwitch } from '../values/switchValue';
import { parseWholeNumber } from '../values/wholeNumber';
import { nameOfNothing } from './expressionResult';
import type { ChoiceField, ChoicesField, NumberField, SwitchField } from './fieldKinds';
import { accepted, RefusedParameter } from './refusal';

/**
 * Fields, parsed into values as they are read. n8n checks neither kind nor bounds nor choice of what an expression gives,
 * and gives `undefined` where it finds nothing, never the default: that is refused for every field. `null` and an empty
 * text are empty, which some fields may be.
 *
 * Every method throws {RefusedParameter} with a failure that names the field.
 */
export class FieldReader {
	/** @param given what n8n has for a field; its default where the user has not set it */
	constructor(
		private readonly given: (field: INodeProperties) => unknown,
		protected readonly call: Call,
	) {}

	/** The value of a field that has a parser of its own. */
	read<T>(field: INodeProperties, parse: (raw: unknown) => Parsed<T>): T {
		return accepted(parse(this.raw(field)), field.displayName, this.call);
	}

	switch(field: SwitchField): boolean {
		return this.read(field, parseSwitch);
	}

	choice<V extends string>(field: ChoiceField<V>): V {
		return this.read(field, parseChoice(field.options));
	}

	/** At least one value, in the order in which the field offers them. */
	choices<V extends string>(field: ChoicesField<V>): readonly V[] {
		return this.read(field, parseChoices(field.options));
	}

	/** A whole number within the bounds of the field. */
	number(field: NumberField): number {
		return this.read(field, parseWholeNumber(boundsOf(field)));
	}

	/** The same, or undefined where the field is empty or was not added: without it somebody else decides. */
	numberIfGiven(field: NumberField): number | undefined {
		return this.read({ ...field, default: '' }, optional(parseWholeNumber(boundsOf(field))));
	}

	/** Text that may say anything, or nothing. */
	text(field: INodeProperties): string {
		return this.read(field, parseFreeText);
	}

	/** Ends the item for a value that is wrong only together with others. */
	refuse(field: INodeProperties, reason: InputReason): never {
		throw new RefusedParameter(
			mapFailure({ kind: 'input', reason, field: field.displayName }, this.call),
		);
	}

	private raw(field: INodeProperties): unknown {
		const given = this.given(field);
		const value = field.type === 'resourceLocator' ? locatorValue(given) : given;
		if (value === undefined) this.refuse(field, 'expressionGaveNothing');
		const nothing = madeOfParts.has(field.type) ? nameOfNothing(value) : undefined;
		return nothing === undefined
			? value
			: accepted(
					invalid('expressionGaveNothing'),
					`${field.displayName}: ${displayNameIn(field, nothing)}`,
					this.call,
				);
	}
}

/** Fields whose value has named parts, each of which means something: without one it would mean something else. */
const madeOfParts: ReadonlySet<INodeProperties['type']> = new Set(['fixedCollection', 'json']);

/** The part's name as the editor shows it, where it shows one. */
function displayNameIn({ options = [] }: INodeProperties, name: string): string {
	const parts = options.flatMap((option) => ('values' in option ? option.values : []));
	return parts.find((part) => part.name === name)?.displayName ?? name;
}

const boundsOf = ({ typeOptions }: NumberField) => ({
	min: typeOptions.minValue,
	max: typeOptions.maxValue ?? Infinity,
});
