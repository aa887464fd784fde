import { Contract, reasons, type Operation } from '../sandbox/bridge/http/contract';
import { problems } from '../sandbox/bridge/http/problem';
import type { Answer } from './bridge';

let read: Contract | undefined;

/** Read once, however often it is held against answers. */
const document = (): Contract => (read ??= new Contract());

/** What something in front of a bridge may answer as well, in types of its own. */
const ofGateways: ReadonlySet<number> = new Set([401, 413]);

const typesOf = (status: number): readonly string[] =>
	Object.entries(problems)
		.filter(([, [own]]) => own === status)
		.map(([name]) => `urn:problem:mobile-sdk-bridge:${name}`);

/**
 * Holds every answer against the OpenAPI document and remembers what does not fit. Errors that are no problem documents
 * are told apart, so that one mistake fails one row.
 */
export class AnswerCheck {
	readonly misfits = new Set<string>();
	readonly noProblems = new Set<string>();
	/** Refusals whose `type` is none that the document has for their status. */
	readonly foreignTypes = new Set<string>();
	private readonly contract = document();
	private readonly isProblem = this.contract.schema('Problem');
	private readonly isDelivery = this.contract.schema('Delivery');
	private readonly operations: ReadonlyMap<string, Operation> = new Map(
		this.contract.operations.map((operation) => [operation.id, operation]),
	);

	/** The version of the document. */
	get version(): string {
		return this.contract.version;
	}

	/** Why a delivery does not fit; undefined if it does. */
	misfitOfDelivery(body: unknown): string | undefined {
		return this.isDelivery(body) ? undefined : reasons('body', this.isDelivery);
	}

	take(operation: string, request: string, answer: Answer): void {
		const rules = this.operations.get(operation)?.responses.get(answer.status);
		const where = `${request} → ${answer.status}`;
		if (!rules) {
			this.misfits.add(`${where}: the document has no such answer`);
			return;
		}
		if (!rules.headers(Object.fromEntries(answer.headers))) {
			this.misfits.add(reasons(`${where}: header `, rules.headers));
		}
		if (answer.status >= 400) this.takeError(where, answer);
		else if (rules.body) this.takeBody(where, answer, rules.body);
		else if (answer.text !== '') this.misfits.add(`${where}: has a body`);
	}

	private takeBody(where: string, answer: Answer, fits: NonNullable<Operation['requestBody']>) {
		const type = answer.headers.get('content-type') ?? 'none';
		if (!/^application\/json(\s*;|$)/i.test(type)) this.misfits.add(`${where}: type is ${type}`);
		if (!fits(answer.body)) this.misfits.add(reasons(`${where}: body`, fits));
	}

	private takeError(where: string, { headers, body, status }: Answer): void {
		const type = headers.get('content-type') ?? 'none';
		if (!/^application\/problem\+json(\s*;|$)/i.test(type)) {
			this.noProblems.add(`${where}: type is ${type}`);
		} else if (!this.isProblem(body)) {
			this.noProblems.add(reasons(`${where}: body`, this.isProblem));
		} else if (body['status'] !== status) {
			this.noProblems.add(`${where}: says status ${String(body['status'])}`);
		} else if (status < 500 && !ofGateways.has(status)) {
			const type = String(body['type']);
			if (!typesOf(status).includes(type)) this.foreignTypes.add(`${where}: type is ${type}`);
		}
	}
}
