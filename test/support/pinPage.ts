import type {
	IDataObject,
	IExecuteResponsePromiseData,
	INode,
	INodeParameters,
} from 'n8n-workflow';
import type { RunResult } from '../harness';
import type { ResumeRequest, WebhookAnswer } from '../harness/webhookExchange';
import { phone } from './operator';
import { outputSchemas } from './outputSchemas';
import type { Desk } from './useOperator';

const formType = 'application/x-www-form-urlencoded';

export interface Asked extends Pick<INode, 'onError' | 'retryOnFail' | 'maxTries'> {
	readonly parameters?: INodeParameters;
	/** Of the node; the link is what the first caller gets, unless another answer is asked for. */
	readonly options?: INodeParameters;
	readonly items?: readonly IDataObject[];
	readonly credential?: Readonly<Record<string, string>>;
}

/** The parameters of Send Code and Wait for Reply with these options. */
export const waitParameters = (options: INodeParameters = {}): INodeParameters => ({
	operation: 'sendAndWait',
	phone: phone.typed,
	country: 'FRA',
	companyName: 'MYCOMPANY',
	message: 'Your code:',
	consentChannels: ['sms'],
	options: { firstAnswer: 'link', ...options },
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/** Of what a node answered to the caller of a webhook. */
export function bodyOf(answer: IExecuteResponsePromiseData | undefined): unknown {
	return isRecord(answer) ? answer['body'] : undefined;
}

/** Of a link, or of the form of a page. */
function urlIn(answer: IExecuteResponsePromiseData | undefined): string {
	const body = bodyOf(answer);
	if (isRecord(body)) return String(body['url']);
	return /<form method="post" action="([^"]+)"/.exec(String(body))?.[1] ?? '';
}

/** What a person sees of an answer. */
export class Seen {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly html: string;

	constructor(answer: WebhookAnswer | undefined) {
		this.status = answer?.status ?? 0;
		this.headers = answer?.headers ?? {};
		this.html = String(answer?.body);
	}

	private first(pattern: RegExp): string {
		return pattern.exec(this.html)?.[1] ?? '';
	}

	get language(): string {
		return this.first(/<html lang="(\w+)"/);
	}

	get title(): string {
		return this.first(/<h1>(.*?)<\/h1>/);
	}

	/** What is said about the last thing that was done. */
	get note(): string {
		return this.first(/<p id="note"[^>]*>(.*?)<\/p>/);
	}

	get left(): string {
		return this.first(/<p id="left"[^>]*>(.*?)<\/p>/);
	}

	/** The `action` fields of its forms. */
	get forms(): string[] {
		return [...this.html.matchAll(/name="action" value="(\w+)"/g)].map(([, name = '']) => name);
	}
}

/** A person with a phone and a browser, who was sent a code by a node that now waits. */
export class PinPage {
	private constructor(
		private readonly desk: Desk,
		/** What the node answered to whoever started the workflow. */
		readonly first: IExecuteResponsePromiseData | undefined,
		/** As it stands after the last call. */
		public run: RunResult,
	) {}

	static async open(desk: Desk, asked: Asked = {}): Promise<PinPage> {
		const { parameters, options, items = [{}], credential, ...settings } = asked;
		const { bed } = desk.operator;
		let answer: IExecuteResponsePromiseData | undefined;
		const run = await bed.bench.single(
			{
				onError: 'continueErrorOutput',
				...settings,
				type: 'dqeSmsConfirmation',
				parameters: { ...waitParameters(options), ...parameters },
				credentials: { dqeApi: { ...bed.dqeApi, ...credential } },
			},
			{ items: items.map((json) => ({ json })), respond: (given) => (answer ??= given) },
		);
		return new PinPage(desk, answer, run);
	}

	/** The signed address of the page. */
	get url(): string {
		return urlIn(this.first);
	}

	/** The PIN of the newest SMS. */
	get pin(): string {
		return this.desk.sandbox.phones.messagesOf(phone.dqe).at(-1)?.code ?? '';
	}

	/** Another one: its last digit is the next. */
	get wrongPin(): string {
		return this.pin.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
	}

	/** SMS that the phone has. */
	get messages(): number {
		return this.desk.sandbox.phones.messagesOf(phone.dqe).length;
	}

	/** PINs that reached DQE. */
	get checks(): number {
		return this.desk.arrivals('dqe', '/GDPR_VERIF/').length;
	}

	/** The only item that went on, by whichever output; undefined while the workflow waits. */
	get output(): IDataObject | undefined {
		const [output, ...others] = [...this.run.json('Success'), ...this.run.json('Failed')];
		if (others.length > 0) throw new Error('More than one item went on');
		if (output !== undefined && this.run.json('Failed').length === 0) {
			outputSchemas.check('dqeSmsConfirmation', { operation: 'sendAndWait' }, output);
		}
		return output;
	}

	async call(request: ResumeRequest): Promise<Seen> {
		const run = await this.run.resumeWebhook({ url: this.url, ...request });
		this.run = run;
		return new Seen(run.answer);
	}

	async get(headers: Readonly<Record<string, string>> = {}): Promise<Seen> {
		return await this.call({ method: 'GET', headers });
	}

	async post(body: IDataObject, headers: Readonly<Record<string, string>> = {}): Promise<Seen> {
		return await this.call({
			method: 'POST',
			body,
			headers: { 'content-type': formType, ...headers },
		});
	}

	async type(pin: string, headers: Readonly<Record<string, string>> = {}): Promise<Seen> {
		return await this.post({ action: 'verify', pin }, headers);
	}

	async askAgain(): Promise<Seen> {
		return await this.post({ action: 'resend' });
	}

	/** Nobody answers until the time is over. */
	async timeOut(): Promise<IDataObject | undefined> {
		this.run = await this.run.resumeTimeout();
		return this.output;
	}
}

/** Everything but the clock is real: n8n, HTTP and the sandbox go on as ever. */
export function useClock(): { pass(seconds: number): void } {
	beforeEach(() => {
		jest.useFakeTimers({
			now: Date.now(),
			doNotFake: [
				'hrtime',
				'nextTick',
				'performance',
				'queueMicrotask',
				'setImmediate',
				'clearImmediate',
				'setInterval',
				'clearInterval',
				'setTimeout',
				'clearTimeout',
			],
		});
	});
	afterEach(() => void jest.useRealTimers());
	return { pass: (seconds) => void jest.setSystemTime(Date.now() + seconds * 1000) };
}
