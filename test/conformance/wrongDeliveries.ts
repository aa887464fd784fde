import { createHmac, randomUUID } from 'node:crypto';
import { deliver, type Mistake, type Relayed } from './proxy';
import { isCallback, type WrongVariant } from './variant';

const hmac = (secret: string, text: string) =>
	createHmac('sha256', secret).update(text).digest('hex');

const signed = (secret: string, t: number, body: string) =>
	`t=${t},v1=${hmac(secret, `${t}.${body}`)}`;

const now = () => Math.floor(Date.now() / 1000);

/** With another body, signed again. */
const rewritten = (relayed: Relayed, edit: (body: Record<string, unknown>) => unknown): Relayed => {
	const body = JSON.stringify(edit(JSON.parse(relayed.body)));
	return { ...relayed, body, signature: signed(relayed.secret, now(), body) };
};

const relaying = (relay: NonNullable<Mistake['relay']>) => (): Mistake => ({ relay });

/** Something made once, for each of those that it is asked for. */
const once = <T>(make: (relayed: Relayed) => T, of: (relayed: Relayed) => string) => {
	const made = new Map<string, T>();
	return (relayed: Relayed): T => {
		const value = made.get(of(relayed)) ?? make(relayed);
		made.set(of(relayed), value);
		return value;
	};
};

const taken = 204;
const isGood = (status: number) => status >= 200 && status < 300;

/** Mistakes in what a bridge delivers. */
export const wrongDeliveries: readonly WrongVariant[] = [
	{
		name: 'signs the body alone',
		rows: ['deliveries.signed', 'callbacks.new-secret'],
		mistake: relaying(async (relayed) => {
			const signature = `t=${now()},v1=${hmac(relayed.secret, relayed.body)}`;
			return await deliver({ ...relayed, signature });
		}),
	},
	{
		name: 'signs with the time of long ago',
		rows: ['deliveries.signed'],
		mistake: relaying(async (relayed) => {
			const signature = signed(relayed.secret, now() - 3600, relayed.body);
			return await deliver({ ...relayed, signature });
		}),
	},
	{
		name: 'has the same `t` for every try of a delivery',
		rows: ['deliveries.fresh-time'],
		mistake: () => {
			const first = once(now, ({ body }) => body);
			return {
				relay: async (relayed) =>
					await deliver({
						...relayed,
						signature: signed(relayed.secret, first(relayed), relayed.body),
					}),
			};
		},
	},
	{
		name: 'keeps the old secret of a replaced callback',
		rows: ['callbacks.new-secret'],
		mistake: () => {
			const first = once(
				({ secret }) => secret,
				({ callback }) => callback,
			);
			return {
				relay: async (relayed) =>
					await deliver({ ...relayed, signature: signed(first(relayed), now(), relayed.body) }),
			};
		},
	},
	{
		name: 'keeps the old URL of a replaced callback',
		rows: ['callbacks.new-address'],
		mistake: () => {
			const first = once(
				({ to }) => to,
				({ callback }) => callback,
			);
			return { relay: async (relayed) => await deliver({ ...relayed, to: first(relayed) }) };
		},
	},
	{
		name: 'drops waiting deliveries when their callback is replaced',
		rows: ['callbacks.keeps-waiting'],
		mistake: () => {
			const first = once(
				({ to }) => to,
				({ body }) => body,
			);
			return {
				relay: async (relayed) => (first(relayed) === relayed.to ? await deliver(relayed) : taken),
			};
		},
	},
	{
		name: 'goes on delivering when a callback is deleted',
		rows: ['callbacks.drops-waiting'],
		mistake: () => {
			let last: Relayed | undefined;
			return {
				relay: async (relayed) => {
					if (relayed.callback.endsWith('removed')) last = relayed;
					return await deliver(relayed);
				},
				answer: async (asked, pass) => {
					const reply = await pass(asked);
					const waiting = isCallback(asked) && asked.path.endsWith('removed') ? last : undefined;
					if (asked.method === 'DELETE' && waiting) {
						for (const pauseMs of [100, 200, 400]) {
							setTimeout(() => void deliver(rewritten(waiting, (body) => body)), pauseMs);
						}
					}
					return reply;
				},
			};
		},
	},
	{
		name: 'delivers signals to callbacks that did not ask',
		rows: ['deliveries.asked-for'],
		mistake: () => {
			let other: Pick<Relayed, 'to' | 'secret'> | undefined;
			return {
				answer: async (asked, pass) => {
					if (asked.method === 'PUT' && asked.body.includes('remoteChargeFinished')) {
						const { url, secret } = JSON.parse(asked.body);
						other = { to: url, secret };
					}
					return await pass(asked);
				},
				relay: async (relayed) => {
					if (other && relayed.callback.endsWith('slow')) {
						await deliver(rewritten({ ...relayed, ...other }, (body) => body));
					}
					return await deliver(relayed);
				},
			};
		},
	},
	{
		name: 'follows redirects',
		rows: ['deliveries.redirects'],
		mistake: relaying(async (relayed) => await deliver(relayed, 'follow')),
	},
	{
		name: 'gives every try a deliveryId of its own',
		rows: ['deliveries.again', 'callbacks.keeps-waiting'],
		mistake: relaying(
			async (relayed) =>
				await deliver(rewritten(relayed, (body) => ({ ...body, deliveryId: randomUUID() }))),
		),
	},
	{
		name: 'gives all deliveries the same deliveryId',
		rows: ['deliveries.events'],
		mistake: relaying(
			async (relayed) =>
				await deliver(rewritten(relayed, (body) => ({ ...body, deliveryId: 'conformance' }))),
		),
	},
	{
		name: 'delivers events without their command',
		rows: ['deliveries.events'],
		mistake: relaying(
			async (relayed) =>
				await deliver({
					...rewritten(relayed, (body) =>
						JSON.parse(JSON.stringify(body).replace(/"command":"[^"]*",/, '')),
					),
				}),
		),
	},
	{
		name: 'delivers as text/plain',
		rows: ['deliveries.document'],
		mistake: relaying(async (relayed) => await deliver(relayed, 'manual', 'text/plain')),
	},
	{
		name: 'tries once',
		rows: ['deliveries.again', 'deliveries.in-order', 'callbacks.keeps-waiting'],
		mistake: relaying(async (relayed) => {
			await deliver(relayed);
			return taken;
		}),
	},
	{
		name: 'gives up when a receiver is gone (410)',
		rows: ['deliveries.again', 'deliveries.in-order'],
		mistake: relaying(async (relayed) => {
			const status = await deliver(relayed);
			return status === 410 ? taken : status;
		}),
	},
	{
		name: 'gives up when the connection is cut',
		rows: ['deliveries.again', 'deliveries.in-order'],
		mistake: relaying(async (relayed) => {
			const status = await deliver(relayed);
			return status === 502 ? taken : status;
		}),
	},
	{
		name: 'takes 200 alone for taken',
		rows: ['deliveries.events', 'deliveries.taken'],
		mistake: relaying(async (relayed) => {
			const status = await deliver(relayed);
			return isGood(status) && status !== 200 ? 500 : status;
		}),
	},
	{
		name: 'does not wait 10 s for an answer',
		rows: ['deliveries.one-at-a-time', 'deliveries.taken'],
		delivery: { timeoutMs: 300, factor: 1.7 },
		mistake: () => ({}),
	},
	{
		name: 'pauses as long before every try',
		rows: ['deliveries.pauses'],
		delivery: { firstPauseMs: 1_000, factor: 1 },
		mistake: () => ({}),
	},
	{
		name: 'delivers the next event before the one before is answered',
		rows: ['deliveries.one-at-a-time'],
		mistake: () => {
			let isFirst = true;
			return {
				relay: async (relayed) => {
					if (!isFirst || !relayed.callback.endsWith('slow')) return await deliver(relayed);
					isFirst = false;
					void deliver(relayed);
					return taken;
				},
			};
		},
	},
	{
		name: 'gives up after a few tries',
		rows: ['deliveries.in-order'],
		mistake: () => {
			const tries = new Map<string, number>();
			return {
				relay: async (relayed) => {
					const status = await deliver(relayed);
					const known = (tries.get(relayed.to + relayed.body) ?? 0) + 1;
					tries.set(relayed.to + relayed.body, known);
					return known < 3 ? status : taken;
				},
			};
		},
	},
];
