import type { Reply } from './proxy';
import {
	answering,
	ask,
	edited,
	get,
	isCallback,
	problem,
	problemIs,
	sessionOf,
	signalApi,
	type WrongVariant,
} from './variant';

const isPut = ({ method }: { method: string }) => method === 'PUT';

const noContent: Reply = { status: 204, headers: {}, body: '' };

/** Mistakes in how callbacks are registered, shown and deleted. */
export const wrongCallbacks: readonly WrongVariant[] = [
	{
		// The OpenAPI document has no secret in any answer.
		name: 'gives the secret back',
		rows: ['callbacks.secret', 'answers.openapi'],
		mistake: () => {
			let secret = '';
			return {
				answer: async (asked, pass) => {
					if (isCallback(asked) && isPut(asked)) ({ secret } = JSON.parse(asked.body));
					const reply = await pass(asked);
					if (!isCallback(asked) || reply.status >= 300 || reply.body === '') return reply;
					return edited(reply, (body) => ({ ...body, secret }));
				},
			};
		},
	},
	{
		name: 'quotes the secret when it refuses a registration',
		rows: ['callbacks.secret'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const detail = `not as it should be: ${asked.body}`;
			return isCallback(asked) && isPut(asked) && reply.status === 400
				? edited(reply, (body) => ({ ...body, detail }))
				: reply;
		}),
	},
	{
		name: 'takes registrations of any content type',
		rows: ['callbacks.media-type'],
		mistake: answering(async (asked, pass) => {
			const headers = { ...asked.headers, 'content-type': 'application/json' };
			return await pass(isPut(asked) ? { ...asked, headers } : asked);
		}),
	},
	{
		name: 'creates a callback although the SDK refused the subscription',
		rows: ['callbacks.refused'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			if (!problemIs(reply, 'subscription-refused')) return reply;
			const subscriptions = [{ api: signalApi }];
			await pass({
				...asked,
				body: JSON.stringify({ ...JSON.parse(asked.body), subscriptions }),
			});
			return reply;
		}),
	},
	{
		name: 'answers 400 to a subscription that the SDK refused',
		rows: ['callbacks.refused'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return problemIs(reply, 'subscription-refused') ? problem('invalid-request') : reply;
		}),
	},
	{
		name: 'does not say why the SDK refused a subscription',
		rows: ['callbacks.refused'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			return problemIs(reply, 'subscription-refused') ? problem('subscription-refused') : reply;
		}),
	},
	{
		name: 'shows what was registered first after a replacement',
		rows: ['callbacks.registration'],
		mistake: () => {
			const shown = new Map<string, Reply>();
			return {
				answer: async (asked, pass) => {
					const reply = await pass(asked);
					if (!isCallback(asked)) return reply;
					if (reply.status === 201) shown.set(asked.path, { ...reply, status: 200 });
					return asked.method === 'GET' && reply.status === 200
						? (shown.get(asked.path) ?? reply)
						: reply;
				},
			};
		},
	},
	{
		name: 'has no memory of which callbacks are deleted',
		rows: ['callbacks.registration'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const isNobody = asked.path.includes('nobody');
			return asked.method === 'DELETE' && reply.status === 404 && !isNobody ? noContent : reply;
		}),
	},
	{
		name: 'subscribes to nothing for a callback',
		rows: ['callbacks.subscribes'],
		mistake: () => {
			let unsubscribed = false;
			return {
				answer: async (asked, pass) => {
					const reply = await pass(asked);
					if (asked.body.includes('"unsubscribe"')) unsubscribed = asked.body.includes('2367');
					if (isPut(asked) && unsubscribed && reply.status === 201) {
						await ask(pass, asked, [{ method: 'unsubscribe', api: signalApi }]);
						// The sandbox subscribes again for its callbacks; this bridge has none.
						await pass({
							...asked,
							method: 'DELETE',
							headers: withoutType(asked.headers),
							body: '',
						});
						await ask(pass, asked, [{ method: 'unsubscribe', api: signalApi }]);
					}
					if (asked.method !== 'DELETE' || !unsubscribed) return reply;
					unsubscribed = false;
					return noContent;
				},
			};
		},
	},
	{
		name: 'unsubscribes when a callback is deleted',
		rows: ['callbacks.subscribes'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			if (asked.method === 'DELETE' && reply.status === 204) {
				await ask(pass, asked, [{ method: 'unsubscribe', api: signalApi }]);
			}
			return reply;
		}),
	},
	{
		name: 'replaces a callback by a registration that it refuses',
		rows: ['callbacks.misshapen'],
		mistake: answering(async (asked, pass) => {
			const reply = await pass(asked);
			const isThere = (await get(pass, asked, asked.path)).status === 200;
			if (isPut(asked) && isCallback(asked) && reply.status === 400 && isThere) {
				const { url, secret, subscriptions } = JSON.parse(asked.body);
				await pass({ ...asked, body: JSON.stringify({ url, secret, subscriptions }) });
			}
			return reply;
		}),
	},
	{
		name: 'takes any id for a callback',
		rows: ['callbacks.id'],
		mistake: answering(
			async (asked, pass) =>
				await pass({ ...asked, path: asked.path.replace('%20', '-').replace(/x{65}$/, 'x') }),
		),
	},
	{
		name: 'shows a callback in all sessions',
		rows: ['callbacks.per-session'],
		mistake: () => {
			const homes = new Map<string, string>();
			return {
				answer: async (asked, pass) => {
					const [, id = ''] = asked.path.split('/callbacks/');
					const home = homes.get(id);
					const reply = await pass(asked);
					if (reply.status === 201) homes.set(id, sessionOf(asked));
					if (asked.method === 'DELETE') homes.delete(id);
					const isElsewhere = home !== undefined && home !== sessionOf(asked);
					return asked.method === 'GET' && isElsewhere
						? await pass({ ...asked, path: `${home}/callbacks/${id}` })
						: reply;
				},
			};
		},
	},
];

const withoutType = ({ 'content-type': _, ...headers }: Readonly<Record<string, string>>) =>
	headers;
