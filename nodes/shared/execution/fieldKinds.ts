import type { INodeProperties, INodePropertyOptions, INodePropertyTypeOptions } from 'n8n-workflow';

/** A field that is on or off. */
export interface SwitchField extends INodeProperties {
	type: 'boolean';
	default: boolean;
}

/** A field with a list of which one value is chosen. */
export interface ChoiceField<V extends string> extends INodeProperties {
	type: 'options';
	options: Array<INodePropertyOptions & { value: V }>;
	default: V;
}

/** A field with a list of which any number of values is chosen. */
export interface ChoicesField<V extends string> extends INodeProperties {
	type: 'multiOptions';
	options: Array<INodePropertyOptions & { value: V }>;
	default: V[];
}

/** A field with a whole number; the editor keeps to the bounds, and so does what reads it. */
export interface NumberField extends INodeProperties {
	type: 'number';
	typeOptions: INodePropertyTypeOptions & { minValue: number; maxValue?: number };
	default: number;
}
