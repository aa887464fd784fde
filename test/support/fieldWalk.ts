import type { INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';
import { DqeSmsConfirmation } from '../../nodes/DqeSmsConfirmation/DqeSmsConfirmation.node';
import { PortailOvip } from '../../nodes/PortailOvip/PortailOvip.node';
import { Stellantis } from '../../nodes/Stellantis/Stellantis.node';

/** One field of one operation, as the node describes it. */
export interface WalkedField {
	/** `stellantis charging schedule: Wait At Most`. */
	readonly title: string;
	readonly node: string;
	readonly operation: string;
	readonly field: INodeProperties;
	/** As a failure names it. */
	readonly named: string;
	/** The parameters of the node with `value` in this field, and something usual in all others. */
	with(value: NodeParameterValueType): INodeParameters;
}

const inSixHours = (): string => new Date(Date.now() + 6 * 3_600_000).toISOString();

/** What stands in the fields that are not looked at; a new field that has to be filled in needs one. */
const usual = (): Readonly<Record<string, NodeParameterValueType>> => ({
	phone: '+33 6 12 34 56 78',
	country: 'FRA',
	companyName: 'MYCOMPANY',
	message: 'Your code:',
	consentChannels: ['sms'],
	smsToken: 'C6hfYZIER3CVoGVYwTiZLg',
	pin: '012345',
	oldPin: '1234',
	newPin: '60718293',
	smsCode: '012345',
	vin: 'VR3SANDB0XBEV0001',
	startTime: '02:30',
	startDateTime: inSixHours(),
	api: 'pims.subscription.services',
	programs: { program: [{ slot: 1, time: '07:30', days: ['mon'], enabled: true }] },
	programsJson: '[{ "slot": 1, "time": "07:30", "days": ["mon"] }]',
	service: 'SERVICE1_CODE',
});

/** Resource and Operation take no expression; the consent counts only as a fixed value. Each has tests of its own. */
const walkedElsewhere: ReadonlySet<string> = new Set([
	'resource',
	'operation',
	'connectThrough',
	'allowAsTool',
]);

type Shown = Readonly<Record<string, readonly unknown[] | undefined>>;

const shownBy = ({ displayOptions }: INodeProperties): Shown => {
	const shown: Record<string, readonly unknown[]> = {};
	for (const [name, values] of Object.entries(displayOptions?.show ?? {})) {
		if (Array.isArray(values)) shown[name.replace(/^\//, '')] = values;
	}
	return shown;
};

/** What other fields have to be for this one to be there. */
function surroundings(field: INodeProperties): INodeParameters {
	const others: INodeParameters = {};
	for (const [name, [value]] of Object.entries(shownBy(field)).map(
		([name, values]) => [name, values ?? []] as const,
	)) {
		if (typeof value === 'string' || typeof value === 'boolean') others[name] = value;
	}
	return others;
}

const isProperty = (option: object): option is INodeProperties => 'type' in option;

function walkedOperation(
	node: string,
	selectors: INodeParameters,
	properties: readonly INodeProperties[],
): WalkedField[] {
	const operation = [selectors['resource'], selectors['operation']].filter(Boolean).join(' ');
	const base: INodeParameters = { ...selectors };
	for (const { name, required, type } of properties) {
		const value = usual()[name];
		if (value !== undefined) base[name] = value;
		else if (required === true && type !== 'notice') throw new Error(`${name} has no usual value`);
	}
	const walked = (
		field: INodeProperties,
		named: string,
		place: (value: NodeParameterValueType) => INodeParameters,
	): WalkedField => ({
		title: `${node} ${operation}: ${named}`,
		node,
		operation,
		field,
		named,
		with: (value) => ({ ...base, ...surroundings(field), ...selectors, ...place(value) }),
	});
	return properties.flatMap((field) => {
		const { name, displayName, type, options = [] } = field;
		if (type === 'notice' || walkedElsewhere.has(name)) return [];
		// n8n itself leaves an expression for a whole collection out, as if nothing stood there.
		if (type === 'collection') {
			const parts = options.filter(isProperty);
			return parts.map((part) =>
				walked(part, part.displayName, (value) => ({ [name]: { [part.name]: value } })),
			);
		}
		if (type === 'fixedCollection') {
			const rows = options.flatMap((option) => ('values' in option ? [option] : []));
			return rows.flatMap((row) =>
				row.values.map((part) =>
					walked({ ...part, displayOptions: field.displayOptions }, displayName, (value) => ({
						[name]: { [row.name]: [{ slot: 1, time: '07:30', [part.name]: value }] },
					})),
				),
			);
		}
		return [walked(field, displayName, (value) => ({ [name]: value }))];
	});
}

function walkedNode({ name, properties }: { name: string; properties: INodeProperties[] }) {
	return properties
		.filter((property) => property.name === 'operation')
		.flatMap((selector) => {
			const [resource] = shownBy(selector)['resource'] ?? [];
			const operations = (selector.options ?? []).flatMap((option) =>
				'value' in option ? [String(option.value)] : [],
			);
			return operations.flatMap((operation) => {
				const selectors = { ...(typeof resource === 'string' && { resource }), operation };
				const own = properties.filter((property) => {
					const shown = shownBy(property);
					return (
						(shown['operation'] ?? []).includes(operation) &&
						(resource === undefined || (shown['resource'] ?? []).includes(resource))
					);
				});
				return walkedOperation(name, selectors, own);
			});
		});
}

/** Every field of every operation of the nodes, those in collections and rows included. */
export const walkedFields: readonly WalkedField[] = [
	new DqeSmsConfirmation().description,
	new Stellantis().description,
	new PortailOvip().description,
].flatMap(walkedNode);

/** One person is waited for at a time. */
export const isAlone = ({ operation }: WalkedField): boolean => operation === 'sendAndWait';

/** The same with each field once for each node, in one of the operations that have it. */
export const distinctFields: readonly WalkedField[] = [
	...new Map(
		// Of several the last one counts, and "Send Code and Wait for Reply" takes one item only.
		[...walkedFields]
			.sort((one, other) => Number(isAlone(other)) - Number(isAlone(one)))
			.map((walked) => [`${walked.node} ${walked.field.name} ${walked.field.displayName}`, walked]),
	).values(),
];
