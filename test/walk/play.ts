import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import type { RunResult } from '../harness';
import { customers, type Customer } from '../support/operationUnderTest';
import { credentialSecrets, useSecrets } from '../support/secretsInPlay';
import type { TestBed } from '../support/testBed';
import type { Book, Subject } from './subject';
import { faultNamed, subjectNamed, type WalkCase } from './walkCase';

/** Whose item stands at an index. */
export type Whose = Customer | 'stranger';

/** What became of a case: what n8n has, and what the vendors have. */
export interface Played {
	readonly of: WalkCase;
	readonly subject: Subject;
	readonly run: RunResult;
	readonly items: readonly IDataObject[];
	readonly whose: readonly Whose[];
	readonly book: Book;
	/** Of the credentials and of what the vendors gave out. */
	readonly secrets: Readonly<Record<string, string>>;
}

const clientSecret = 'client-secret-3Vn7Tq';

/** No customer's: nothing of it can be sent, or the vendor does not know it. */
const strange = { phone: '12', vin: 'no car', session: 'nobody', service: '' };

function spoilt(item: IDataObject): IDataObject {
	const known = Object.entries(strange).filter(([name]) => name in item);
	return { ...item, ...Object.fromEntries(known) };
}

/** The customers' items with the stranger's among them. */
function lineUp(
	arranged: readonly IDataObject[],
	{ items, stranger }: WalkCase,
): { items: IDataObject[]; whose: Whose[] } {
	const line = customers
		.slice(0, items)
		.map((customer): [Whose, IDataObject] => [customer, arranged[customer] ?? {}]);
	if (stranger !== null) line.splice(stranger, 0, ['stranger', spoilt(arranged[0] ?? {})]);
	return { items: line.map(([, item]) => item), whose: line.map(([whose]) => whose) };
}

const credentialsOf = (
	{ dqeApi, bridgeApi, partnerApi }: TestBed,
	{ signsIn = false }: Subject,
	hasPin: boolean,
) => {
	const { licence, token, pin } = credentialSecrets;
	const server = '={{ $json.server }}';
	return {
		dqeApi: {
			...dqeApi,
			serverAddress: server,
			...(signsIn
				? {
						authentication: 'oauth2',
						clientId: licence,
						clientSecret,
						scope: 'client_phone',
					}
				: { licence }),
		},
		stellantisBridgeApi: {
			...bridgeApi,
			...{ token, sdkVersion: 'automatic', bridgeUrl: server, session: '={{ $json.session }}' },
			// The account's own, wherever the item knows it.
			pin: hasPin ? '={{ $json.pin }}' : pin,
		},
		stellantisPartnerApi: { ...partnerApi, baseUrl: server },
	};
};

const serverOf = ({ url }: Sandbox, { vendor }: Subject): string => url[vendor];

/** So short that a vendor who is silent costs a second, so long that a busy machine is not taken for one. */
const timeouts = { silent: 1, busy: 30 };

/** Plays a case from the start state of the vendors. */
export async function play(bed: TestBed, of: WalkCase): Promise<Played> {
	const { sandbox, bench } = bed;
	const subject = subjectNamed(of.operation);
	sandbox.reset();
	useSecrets(sandbox);
	// As DQE documents it, a licence is the id of a client as well.
	sandbox.dqe.clients.set(credentialSecrets.licence, {
		...{ secret: clientSecret, licence: credentialSecrets.licence, scopes: ['client_phone'] },
	});
	const server = serverOf(sandbox, subject);
	const arranged = subject.arrange(sandbox).map((item): IDataObject => ({ ...item, server }));
	const faults = of.faults.map((place) => ({ place, fault: faultNamed(subject, place.what) }));
	for (const { place, fault } of faults) fault.order(sandbox, place, subject, arranged);
	const { items, whose } = lineUp(arranged, of);
	const codes = new Set(faults.flatMap(({ fault: { code } }) => code ?? []));
	const book = subject.book(sandbox, { codes });
	const timeout = faults.some(({ fault }) => fault.slow) ? timeouts.silent : timeouts.busy;
	const own = subject.parameters['options'];
	const options = { ...subject.options, ...(typeof own === 'object' ? own : {}), timeout };
	const hasPin = arranged.some((item) => item['pin'] !== undefined) && !/reset/.test(of.operation);
	const run = await bench.single(
		{
			type: subject.node,
			onError: of.onError,
			...(of.tries > 1 && { retryOnFail: true, maxTries: of.tries, waitBetweenTries: 1 }),
			parameters: { ...subject.parameters, options },
			credentials: credentialsOf(bed, subject, hasPin),
		},
		{ items: items.map((json) => ({ json })), timezone: 'Europe/Paris' },
	);
	const tokens = [...sandbox.dqe.accessTokens.keys()];
	return {
		...{ of, subject, run, items, whose, book },
		secrets: {
			...credentialSecrets,
			clientSecret,
			...Object.fromEntries(tokens.map((token, index) => [`access token ${index}`, token])),
		},
	};
}
