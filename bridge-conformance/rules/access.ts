import { textIn } from '../../nodes/shared/clients/json';
import { read } from '../batches';
import { answered, refused } from '../expectations';
import { must, type Rule } from '../rule';

const wrongTokens: ReadonlyArray<readonly [what: string, authorization: string | null]> = [
	['no token', null],
	['another token', 'Bearer conformance-wrong-token'],
	['an empty token', 'Bearer '],
	['another scheme', 'Basic Y29uZm9ybWFuY2U6d3Jvbmc='],
];

export const accessRules: readonly Rule[] = [
	{
		id: 'access.bearer',
		requires: 'Every path wants the bearer token, /health too',
		check: async ({ bridge }) => {
			const body = JSON.stringify({ calls: [read] });
			const headers = { 'content-type': 'application/json' };
			const here = `/sessions/${bridge.session}`;
			for (const [what, authorization] of wrongTokens) {
				for (const answer of [
					await bridge.ask('getHealth', 'GET', '/health', { authorization }),
					await bridge.ask('getSession', 'GET', here, { authorization }),
					await bridge.ask('getEvents', 'GET', `${here}/events`, { authorization }),
					await bridge.ask('postCalls', 'POST', `${here}/calls`, { authorization, body, headers }),
				]) {
					refused(what, answer, 401, 'unauthorized');
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
			const nobody = 'conformance-nobody';
			refused('GET session', await bridge.getSession(nobody), 404, 'not-found');
			refused('GET events', await bridge.events(undefined, { session: nobody }), 404, 'not-found');
			refused('POST calls', await bridge.calls([read], undefined, nobody), 404, 'not-found');
		},
	},
];
