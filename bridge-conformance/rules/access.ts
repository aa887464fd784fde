import { textIn } from '../../nodes/shared/clients/json';
import { read } from '../batches';
import type { Answer, Bridge } from '../bridge';
import { answered, refused } from '../expectations';
import { must, type Rule } from '../rule';

/** `token` is the right one. Each is wrong for another kind of careless comparison. */
const wrongTokens = (
	token: string,
): ReadonlyArray<readonly [what: string, wrong: string | null]> => [
	['no token', null],
	['another token', 'Bearer conformance-wrong-token'],
	['an empty token', 'Bearer '],
	['another scheme', 'Basic Y29uZm9ybWFuY2U6d3Jvbmc='],
	['the token and one character more', `Bearer ${token}x`],
	['the token without its last character', `Bearer ${token.slice(0, -1)}`],
];

/** Of no session that there is; registered nowhere, whoever answers. */
const registration = {
	url: 'https://conformance.invalid/hook',
	secret: 'conformance-conformance',
	subscriptions: [{ api: 'pims.conformance.unknown' }],
};

/** All operations of a session, once. None changes anything where it should be taken. */
async function everywhere(
	bridge: Bridge,
	session: string,
	authorization?: string | null,
): Promise<Array<readonly [what: string, answer: Answer]>> {
	const token = authorization === undefined ? {} : { authorization };
	const headers = { 'content-type': 'application/json' };
	const here = `/sessions/${session}`;
	const callback = bridge.callback('conformance-nothing', session);
	const batch = { ...token, headers, body: JSON.stringify({ calls: [read] }) };
	const put = { ...token, headers, body: JSON.stringify(registration) };
	return [
		['GET session', await bridge.ask('getSession', 'GET', here, token)],
		['GET events', await bridge.ask('getEvents', 'GET', `${here}/events`, token)],
		['POST calls', await bridge.ask('postCalls', 'POST', `${here}/calls`, batch)],
		['GET callback', await bridge.ask('getCallback', 'GET', callback, token)],
		['PUT callback', await bridge.ask('putCallback', 'PUT', callback, put)],
		['DELETE callback', await bridge.ask('deleteCallback', 'DELETE', callback, token)],
	];
}

export const accessRules: readonly Rule[] = [
	{
		id: 'access.bearer',
		requires: 'Every path wants the bearer token, /health too',
		check: async ({ bridge, options }) => {
			for (const [what, authorization] of wrongTokens(options.token)) {
				const health = await bridge.ask('getHealth', 'GET', '/health', { authorization });
				refused(`GET /health, ${what}`, health, 401, 'unauthorized');
				for (const [where, answer] of await everywhere(bridge, bridge.session, authorization)) {
					refused(`${where}, ${what}`, answer, 401, 'unauthorized');
				}
			}
		},
	},
	{
		id: 'access.health',
		requires: 'GET /health names the contract’s version and the sessions',
		check: async ({ bridge, answers }) => {
			const answer = await bridge.health();
			answered('GET /health', answer);
			const version = textIn(answer.body, 'contract') ?? 'none';
			const [major] = answers.version.split('.');
			must(version.startsWith(`${major}.`), `contract is ${version}, not ${major}.x`);
			const { sessions } = answer.body;
			must(
				Array.isArray(sessions) && sessions.includes(bridge.session),
				`sessions do not name ${bridge.session}`,
			);
		},
	},
	{
		id: 'access.session',
		requires: 'GET /sessions/{session} describes it; it is ready',
		check: async ({ bridge }) => {
			const answer = await bridge.getSession();
			answered('GET session', answer);
			must(answer.body['id'] === bridge.session, 'id is not that of the session');
			must(answer.body['ready'] === true, 'ready is not true: the SDK’s user has to be logged in');
		},
	},
	{
		id: 'access.unknown-session',
		requires: 'A session that is not there is 404 everywhere',
		check: async ({ bridge }) => {
			for (const [where, answer] of await everywhere(bridge, 'conformance-nobody')) {
				refused(where, answer, 404, 'not-found');
			}
		},
	},
];
