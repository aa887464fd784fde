import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { DqeApi } from '../../credentials/DqeApi.credentials';
import { StellantisBridgeApi } from '../../credentials/StellantisBridgeApi.credentials';
import { StellantisPartnerApi } from '../../credentials/StellantisPartnerApi.credentials';
import { DqeSmsConfirmation } from '../../nodes/DqeSmsConfirmation/DqeSmsConfirmation.node';
import { PortailOvip } from '../../nodes/PortailOvip/PortailOvip.node';
import { operationsOfSteps } from '../../nodes/Stellantis/actions/enrollment/nextOperation';
import { resources } from '../../nodes/Stellantis/actions/resources';
import { Stellantis } from '../../nodes/Stellantis/Stellantis.node';
import { entries } from './allCatalogues';

type Entry = INodeProperties | INodePropertyOptions | INodePropertyCollection;

const isCollection = (entry: Entry): entry is INodePropertyCollection => 'values' in entry;
const isProperty = (entry: Entry): entry is INodeProperties => 'type' in entry;

/** Every field with those inside of it. */
const fieldsIn = (entries: readonly Entry[]): INodeProperties[] =>
	entries.flatMap((entry) => {
		if (isCollection(entry)) return fieldsIn(entry.values);
		return isProperty(entry) ? [entry, ...fieldsIn(entry.options ?? [])] : [];
	});

const descriptions = [new DqeSmsConfirmation(), new Stellantis(), new PortailOvip()].map(
	({ description }) => description.properties,
);
const fields = fieldsIn([
	...descriptions.flat(),
	...[new DqeApi(), new StellantisBridgeApi(), new StellantisPartnerApi()].flatMap(
		({ properties }) => properties,
	),
]);

/** `Resource: Operation` as the editor names them. */
const operations = descriptions.flatMap((properties) => {
	const named = fieldsIn(properties).find(({ name }) => name === 'resource')?.options ?? [];
	return named.flatMap((resource) =>
		'value' in resource ? operationsOf(properties, String(resource.value), resource.name) : [],
	);
});

function operationsOf(
	properties: readonly INodeProperties[],
	resource: string,
	name: string,
): string[] {
	return properties
		.filter(
			(field) =>
				field.name === 'operation' &&
				(field.displayOptions?.show?.['resource'] ?? []).map(String).includes(resource),
		)
		.flatMap(({ options = [] }) => options.map((option) => `${name}: ${option.name}`));
}

/** Connections that no node offers yet, whose fields do not exist either. */
const notOffered = /^(?:webApi|psaCarController)/;

const hints = entries
	.filter(({ name }) => !notOffered.test(name))
	.flatMap(({ name, entry: { hint, hintForRead, message, doubt } }) =>
		[hint, hintForRead, message, doubt].flatMap((text) =>
			text === undefined ? [] : [{ name, text }],
		),
	);

/** `Enrollment: Request Code`, and the operations of a node without resources are not written so. */
const operationsNamedIn = (text: string): string[] =>
	text.match(/\b[A-Z][A-Za-z]+: [A-Z][\w-]*(?: [A-Z][\w-]*)*/g) ?? [];

/** Not those inside of expressions: they are names of nodes. */
const fieldsNamedIn = (text: string): string[] =>
	[...text.replace(/\{\{.*?\}\}/g, '').matchAll(/(?<!\w)'([A-Z][^'{}]*)'(?!\w)/g)].flatMap(
		([, field]) => field ?? [],
	);

it('every operation that a text names exists', () => {
	const known = new Set(operations);
	const named = hints.flatMap(({ name, text }) =>
		operationsNamedIn(text).map((operation) => ({ name, operation })),
	);
	expect(named.length).toBeGreaterThan(40);
	expect(named.filter(({ operation }) => !known.has(operation))).toEqual([]);
});

it('every field that a text names exists', () => {
	// n8n's own, of every node: what selects its credential, and one of its settings.
	const own = ['Credential', 'Execute Once'];
	const known = new Set([...fields.map(({ displayName }) => displayName), ...own]);
	const named = hints.flatMap(({ name, text }) =>
		fieldsNamedIn(text).map((field) => ({ name, field })),
	);
	expect(named.length).toBeGreaterThan(30);
	expect(named.filter(({ field }) => !known.has(field))).toEqual([]);
});

it('every operation that the descriptions and the enrollment status name exists', () => {
	const described = [
		...fields.flatMap(({ description = '' }) => operationsNamedIn(description)),
		...resources.flatMap(({ operations: forms }) =>
			forms.flatMap(({ description }) => operationsNamedIn(description)),
		),
		...Object.values(operationsOfSteps).flatMap((operation) => operation ?? []),
	];
	expect(described.length).toBeGreaterThan(8);
	expect(described.filter((operation) => !operations.includes(operation))).toEqual([]);
});

it('the chosen value of a field is named as the editor shows it', () => {
	const freshness = fields.find(({ displayName }) => displayName === 'Freshness');
	const choices = (freshness?.options ?? []).map((choice) => choice.name);
	const chosen = hints.flatMap(({ text }) =>
		[...text.matchAll(/'Freshness' set to ([A-Z]\w+)/g)].map(([, choice]) => choice),
	);
	expect(chosen.length).toBeGreaterThan(3);
	expect(chosen.filter((choice) => !choices.includes(String(choice)))).toEqual([]);
});
