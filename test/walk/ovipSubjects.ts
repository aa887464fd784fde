import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { unlucky, type Customer } from '../support/operationUnderTest';
import { service, subscribers, vin, type Method } from '../support/partner';
import { partnerOperations, type PartnerOperation } from '../support/partnerOperations';
import type { Book, Subject } from './subject';

const carOf = (customer: Customer): string => vin(customer + 1);
const isListed = (sandbox: Sandbox, car: string) => subscribers(sandbox).includes(car);

const inList: ReadonlySet<unknown> = new Set(['subscribed', 'alreadySubscribed']);
const notInList: ReadonlySet<unknown> = new Set(['removed', 'notSubscribed']);

function isTrueStatus(sandbox: Sandbox, { vin: car, status, service: code }: IDataObject): boolean {
	if (code !== service) return false;
	const listed = isListed(sandbox, String(car));
	return listed ? inList.has(status) : notInList.has(status);
}

const isOf = (customer: Customer, output: IDataObject) => output['vin'] === carOf(customer);

/** By operation of the node. */
const books: Readonly<Record<string, (sandbox: Sandbox) => Partial<Book>>> = {
	'eligibility check': ({ ovip }) => ({
		isTrue: (customer, output) =>
			isOf(customer, output) && output['eligible'] === ovip.isEligible(carOf(customer)),
	}),
	'subscription getAll': (sandbox) => ({
		isTrue: (customer, { service: code, vin: car }) =>
			code === `SERVICE${customer + 1}_CODE` &&
			subscribers(sandbox, String(code)).includes(String(car)),
	}),
	'subscription add': (sandbox) => ({
		timesDone: (customer) => Number(isListed(sandbox, carOf(customer))),
		isTrue: (customer, output) => isOf(customer, output) && isTrueStatus(sandbox, output),
	}),
	'subscription remove': (sandbox) => ({
		timesDone: (customer) => Number(!isListed(sandbox, carOf(customer))),
		isTrue: (customer, output) => isOf(customer, output) && isTrueStatus(sandbox, output),
	}),
	'subscription sync': (sandbox) => {
		const listedBefore = subscribers(sandbox);
		return {
			// The first item's car has the service already; what comes with that item is the removals.
			timesDone: (customer) =>
				customer === 0
					? listedBefore.filter((car) => !isListed(sandbox, car)).length
					: Number(isListed(sandbox, carOf(customer))),
			// Also of cars that no item names: they lost the service, or kept it.
			isTrue: (customer, output) =>
				output['status'] === 'kept'
					? isListed(sandbox, String(output['vin']))
					: isTrueStatus(sandbox, output),
		};
	},
};

const places: Readonly<Record<string, readonly Method[]>> = {
	'subscription sync': ['POST', 'DELETE', 'GET'],
};

const subjectOf = (
	{ name, operation, effect, calledAs, parameters, method, items, arrange }: PartnerOperation,
	its: Partial<Subject> = {},
): Subject => ({
	name,
	node: 'portailOvip',
	vendor: 'ovip',
	effect,
	calledAs,
	parameters: {
		resource: operation.split(' ')[0] ?? '',
		operation: operation.split(' ')[1] ?? '',
		...parameters,
	},
	inOrder: false,
	isSet: true,
	places: places[operation] ?? [method],
	codePlaces: places[operation] ?? [method],
	// 200 and 204 on order would be a vendor that says what is not so: nobody can tell.
	codes: ['400', '401', '403', '404', '429', '500', '503', ...(method === 'POST' ? ['202'] : [])],
	arrange(sandbox) {
		arrange(sandbox);
		return items;
	},
	refuse: ({ ovip }) => void ovip.ineligibleVins.add(carOf(unlucky)),
	book: (sandbox) => ({
		timesDone: () => 0,
		wrongGuesses: () => 0,
		isTrue: () => false,
		...books[operation]?.(sandbox),
	}),
	...its,
});

const sync: PartnerOperation = {
	name: 'Subscription: Sync',
	operation: 'subscription sync',
	method: 'POST',
	calledAs: 'POST /subscriptions',
	effect: 'write',
	parameters: { service: '={{ $json.service }}', vin: '={{ $json.vin }}' },
	arrange: ({ ovip }) => ovip.setService(service, 'Service One', [vin(1), vin(8), vin(9)]),
	items: [1, 2, 3].map((number) => ({ service, vin: vin(number) })),
	succeeds: () => ({}),
};

/** Other ways of writing, by what is added to the name. */
const ways: Readonly<Record<string, INodeParameters>> = {
	'in one request': {},
	'settled by the list': { verifyAfterWriting: true },
	'after reading the list': { readListFirst: true },
};

const inAllWays = (operation: PartnerOperation): Subject[] =>
	Object.entries(ways).map(([way, options]) => {
		const subject = subjectOf(operation);
		return {
			...subject,
			name: `${operation.name}, ${way}`,
			places: [operation.method, 'GET'],
			codePlaces: [operation.method, 'GET'],
			parameters: { ...subject.parameters, options },
		};
	});

export const ovipSubjects: readonly Subject[] = [
	...partnerOperations.map((operation) => subjectOf(operation)),
	...partnerOperations.filter(({ effect }) => effect === 'write').flatMap(inAllWays),
	subjectOf(sync, { tellsMore: true }),
];
