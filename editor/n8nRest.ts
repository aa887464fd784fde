import type { z } from 'zod';

/** n8n refused a request of its own interface. */
export class N8nRefusal extends Error {
	override readonly name = 'N8nRefusal';

	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/** The REST interface that n8n's editor uses, with the session of one user. */
export class N8nRest {
	private cookie = '';

	/** @param origin such as `http://127.0.0.1:5678` */
	constructor(readonly origin: string) {}

	/** Whether n8n has started: it answers with a page until its interface is there. */
	async ready(): Promise<boolean> {
		try {
			const health = await fetch(`${this.origin}/healthz/readiness`);
			if (!health.ok) return false;
			const settings = await fetch(`${this.origin}/rest/settings`);
			return settings.ok && (settings.headers.get('content-type') ?? '').includes('json');
		} catch {
			return false;
		}
	}

	/**
	 * @param answer what `data` of the answer must be
	 * @throws N8nRefusal if n8n answers with another status than 2xx
	 */
	async call<Answer>(
		method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
		path: string,
		answer: z.ZodType<Answer, z.ZodTypeDef, unknown>,
		body?: unknown,
	): Promise<Answer> {
		const response = await fetch(`${this.origin}/rest${path}`, {
			method,
			headers: {
				...(this.cookie === '' ? {} : { cookie: this.cookie }),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		if (!response.ok) {
			throw new N8nRefusal(response.status, `n8n refused ${method} ${path}: ${reason(text)}`);
		}
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1).join(''));
		if (cookies.length > 0) this.cookie = cookies.join('; ');
		return answer.parse(dataOf(text));
	}
}

function dataOf(text: string): unknown {
	const json: unknown = JSON.parse(text);
	return typeof json === 'object' && json !== null && 'data' in json ? json.data : json;
}

function reason(text: string): string {
	try {
		const json: unknown = JSON.parse(text);
		if (typeof json === 'object' && json !== null && 'message' in json) return String(json.message);
	} catch {
		// No JSON: the text itself says it.
	}
	return text.slice(0, 300);
}
