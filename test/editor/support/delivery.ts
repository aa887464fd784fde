import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Sandbox } from '../../../sandbox';
import { signed } from '../../support/signing';
import { until } from './until';

const registrationSchema = z.object({ url: z.string().url(), secret: z.string().length(64) });

/** What the Stellantis Trigger asked the bridge for: where to deliver to, and with which secret to sign. */
export type Registration = z.infer<typeof registrationSchema>;

/** What the bridge was asked about the callback of one trigger. */
export class CallbackAtBridge {
	/** @param webhookId of the trigger */
	constructor(
		private readonly sandbox: Sandbox,
		private readonly webhookId: string,
	) {}

	private get registrations(): Sandbox['arrivals'] {
		return this.sandbox.arrivals.filter(
			({ method, path, body }) =>
				method === 'PUT' && path.includes('/callbacks/') && body.includes(`/${this.webhookId}/`),
		);
	}

	/** n8n says that a workflow is active, or is not any more, before its triggers have asked the bridge. */
	async asked(...requests: readonly string[]): Promise<void> {
		const last = () => this.requests.slice(-requests.length);
		await until(`${requests.join(', ')} of the callback at the bridge`, () =>
			isDeepStrictEqual(last(), requests) ? true : undefined,
		);
	}

	/** As asked for last. */
	get registration(): Registration {
		return registrationSchema.parse(JSON.parse(this.registrations.at(-1)?.body ?? 'null'));
	}

	/** The methods with which it was made and removed, in order. */
	get requests(): string[] {
		const [first] = this.registrations;
		return this.sandbox.arrivals
			.filter(({ path }) => path === first?.path)
			.map(({ method }) => method);
	}
}

export interface Delivery {
	readonly body: string;
	readonly signature: string;
}

/** A delivery as the bridge signs it. @param at milliseconds since the epoch */
export const signedDelivery = (body: string, secret: string, at = Date.now()): Delivery => ({
	body,
	signature: signed(secret, body, at),
});

/** @returns the status that n8n answers with */
export async function deliver(url: string, { body, signature }: Delivery): Promise<number> {
	const headers = { 'content-type': 'application/json', 'x-bridge-signature': signature };
	return (await fetch(url, { method: 'POST', headers, body })).status;
}
