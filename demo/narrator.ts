import type { Sandbox } from '../sandbox';
import type { Arrival, Sms } from '../sandbox/contract';

const styles = { bold: '1', dim: '2', green: '32', red: '31', cyan: '36' } as const;

/** Colours only where a person looks. */
export function styled(style: keyof typeof styles, text: string): string {
	const plain = !process.stdout.isTTY || process.env['NO_COLOR'] !== undefined;
	return plain ? text : `\u001b[${styles[style]}m${text}\u001b[0m`;
}

/** Values that the demo shows no more than n8n would. */
const veiled = /^(Licence|Token|Pin|smsCode|pinCode|otp)$/;

const shown = (name: string, value: unknown): string =>
	`${name}=${veiled.test(name) ? '•••' : typeof value === 'string' ? value : JSON.stringify(value)}`;

interface Batch {
	readonly calls: ReadonlyArray<{ method: string; api: string; parameters?: object }>;
}

/** The calls of a batch to the bridge; none for any other body. */
function callsIn(body: string): Batch['calls'] {
	const value: unknown = body.startsWith('{') ? JSON.parse(body) : undefined;
	return isBatch(value) ? value.calls : [];
}

const isBatch = (value: unknown): value is Batch =>
	typeof value === 'object' && value !== null && 'calls' in value && Array.isArray(value.calls);

function sentCalls({ body }: Arrival): string[] {
	return callsIn(body).map(({ method, api, parameters = {} }) =>
		[
			`${method} ${api}`,
			...Object.entries(parameters).map(([name, value]) => shown(name, value)),
		].join('  '),
	);
}

function sentForm({ body }: Arrival): string[] {
	const fields = [...new URLSearchParams(body)].map(([name, value]) => shown(name, value));
	return fields.length > 0 && !/^[{[]/.test(body) ? [fields.join('  ')] : [];
}

interface Entry {
	readonly code: string;
	readonly subscribers: readonly string[];
}

/** The services of a request to Portail OVIP. */
function entriesIn(body: string): readonly Entry[] {
	const value: unknown = body === '' ? [] : JSON.parse(body);
	return Array.isArray(value) ? value.filter(isEntry) : [];
}

const isEntry = (value: unknown): value is Entry =>
	typeof value === 'object' && value !== null && 'code' in value && 'subscribers' in value;

function sentToOvip({ vendor, path, body }: Arrival): string[] {
	if (vendor !== 'ovip') return [];
	const query = [...new URL(path, 'http://ovip').searchParams].map(([name, value]) =>
		shown(name, value),
	);
	return [
		query.join('  '),
		...entriesIn(body).map(({ code, subscribers }) => `${code}  ${subscribers.join(' ')}`),
	];
}

/** Tells what happened between two looks: what reached the vendors and which SMS the phone got. */
export class Narrator {
	private arrivals = 0;
	private messages = 0;

	constructor(
		private readonly sandbox: Sandbox,
		private readonly say: (line: string) => void,
	) {}

	step(title: string): void {
		this.say('');
		this.say(styled('bold', title));
	}

	line(text: string): void {
		this.say(`   ${text}`);
	}

	/** Everything since the last look. */
	events(): void {
		const { arrivals, phones } = this.sandbox;
		for (const arrival of arrivals.slice(this.arrivals)) this.arrival(arrival);
		for (const sms of phones.all.slice(this.messages)) this.sms(sms);
		this.arrivals = arrivals.length;
		this.messages = phones.all.length;
	}

	/** The items a node gave. */
	output(node: string, items: readonly object[]): void {
		for (const item of items) this.line(`${styled('green', '←')} ${node}: ${summary(item)}`);
	}

	private arrival(arrival: Arrival): void {
		const { vendor, method, path } = arrival;
		this.line(`${styled('cyan', '→')} ${vendor}  ${method} ${path.split('?')[0]}`);
		for (const detail of [...sentCalls(arrival), ...sentForm(arrival), ...sentToOvip(arrival)]) {
			this.line(`    ${styled('dim', detail)}`);
		}
	}

	private sms({ to, from, text }: Sms): void {
		this.line(`📱 SMS on +${to} from ${from}: “${text}”`);
	}
}

const longest = 400;

function summary(item: object): string {
	const text = Object.entries(item)
		.filter(([name]) => name !== 'vehicle' && name !== 'smsToken')
		.map(([name, value]) => shown(name, value))
		.join('  ');
	return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
