import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import type { Weather } from '../../sandbox/contract';
import { phones } from './dqeOperations';
import { unlucky, type OperationUnderTest } from './operationUnderTest';
import { findText, type Placed } from './whereTextStands';

/** Of credentials: they must stand nowhere in what n8n stores of an execution. */
export const credentialSecrets = {
	licence: 'LICENCE-8f3a-Kx91',
	token: 'bridge-token-5d7cQw',
	pin: '87654321',
} as const;

const national = `0${phones[unlucky].slice(2)}`;

/** Of the second item: they may stand only where the item itself is. */
export function itemSecrets({ smsToken, pin, code }: IDataObject): string[] {
	const given = [smsToken, pin, code].filter((value) => typeof value === 'string');
	return [phones[unlucky], national, ...given];
}

/** Everything that the vendor was told, as a careless one might repeat it; any phone number besides. */
export function echoOf({ node }: OperationUnderTest, item: IDataObject): string {
	const { licence, token, pin } = credentialSecrets;
	const spaced = national.replace(/(\d\d)(?=\d)/g, '$1 ');
	const own =
		node === 'stellantis'
			? `Authorization: Bearer ${token}; token ${token.toUpperCase()}; pinCode ${pin}`
			: `Licence=${licence}; licence ${licence.toLowerCase()}`;
	return `${own}; ${itemSecrets(item).join(' ')}; phone +${phones[unlucky]} or ${spaced}`;
}

export const useSecrets = ({ dqe, bridge }: Sandbox): void => {
	dqe.licences.set(credentialSecrets.licence, 'authorised');
	bridge.token = credentialSecrets.token;
};

/** Where n8n, not the node, keeps what a user gave, and where an output is asked for. Nothing else may hold an item's secret. */
export const mayHold = [
	{ where: /^\.resultData\.runData\.Start\[0\]\.data\./, why: 'the items as they were given' },
	{
		where: /\.main\[1\]\[\d\]\.json\.(phone|smsToken|pin|code)$/,
		why: "the failed item's input, kept by n8n",
	},
	{
		where: /^\.resultData\.runData\.Failed\[0\]\..*\.json\.(phone|smsToken|pin|code)$/,
		why: 'the same one node later',
	},
	{
		where: /^\.executionData\.nodeExecutionStack\[\d\]\.data\./,
		why: 'the input of the node that stopped, kept by n8n for a retry',
	},
	{
		where: /\.main\[0\]\[\d\]\.json\.(phone|trustedPhone|smsToken)$/,
		why: 'the output: what was asked for, or what the next node needs',
	},
];

/** Where a secret stands; one of digits only where it is not a part of some longer number or id. */
export function standsIn(placed: readonly Placed[], secret: string): string[] {
	if (!/^\d{4,8}$/.test(secret)) return findText(placed, secret);
	const alone = new RegExp(`(?<![\\dA-Za-z.])${secret}(?![\\dA-Za-z])`);
	return placed.filter(({ text }) => alone.test(text)).map(({ path }) => path);
}

/** Ways in which a vendor's own text gets into a failure. */
export interface Echo {
	readonly name: string;
	order(sandbox: Sandbox, operation: OperationUnderTest, text: string): void;
}

const spoiled =
	(weatherOf: (text: string) => Weather): Echo['order'] =>
	({ faults }, { meets }, text) =>
		faults.order({ ...meets, weather: weatherOf(text) });

const coded =
	(codes: { readonly dqe: string; readonly bridge: string }): Echo['order'] =>
	({ faults }, { meets, meetsCode }, label) => {
		const code = codes[meets.vendor === 'dqe' ? 'dqe' : 'bridge'];
		faults.order({ ...meetsCode, weather: { kind: 'code', code, label } });
	};

const body = (make: (text: string) => unknown, contentType = 'application/json') =>
	spoiled((text) => {
		const made = make(text);
		return {
			kind: 'body',
			body: typeof made === 'string' ? made : JSON.stringify(made),
			contentType,
			acted: false,
		};
	});

const status = (code: number) =>
	spoiled((text) => ({
		kind: 'status',
		status: code,
		body: JSON.stringify({ title: text, detail: text, error: text, message: text, code: text }),
		headers: {
			'content-type': 'application/problem+json',
			location: `https://x.invalid/?${encodeURIComponent(text)}`,
			'x-echo': encodeURIComponent(text),
		},
	}));

export const echoes: readonly Echo[] = [
	{ name: 'the label of a known code', order: coded({ dqe: '01', bridge: '2101' }) },
	{ name: 'the label of an unknown code', order: coded({ dqe: '97', bridge: '9999' }) },
	...[302, 400, 401, 403, 404, 422, 429, 500, 503].map((code) => ({
		name: `the body of HTTP ${code}`,
		order: status(code),
	})),
	{ name: 'HTML', order: body((text) => `<html><b>${text}</b>`, 'text/html') },
	{ name: 'JSON cut short', order: body((text) => `{"status":"${text}`) },
	{
		name: 'a key of the errors',
		order: body((text) => ({ status: 'KO', errors: { [text]: text } })),
	},
	{ name: 'a delivery status', order: body((text) => ({ status: text, errors: { '00': '' } })) },
	{
		name: 'the code and id of an SDK message',
		order: body((text) => ({
			messages: [
				{
					transactionId: text,
					status: 'FAILED',
					error: { code: text, label: text, subCode: { code: text, label: text } },
				},
			],
			cursor: text,
		})),
	},
	{
		name: 'a connection cut in the middle',
		order: spoiled(() => ({ kind: 'truncated', acted: true })),
	},
	{ name: 'a connection reset', order: spoiled(() => ({ kind: 'reset', acted: true })) },
];
