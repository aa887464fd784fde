import type { IDataObject } from 'n8n-workflow';
import { pimsCatalogue } from '../../nodes/shared/failures/pimsCatalogue';
import type { Sandbox } from '../../sandbox';
import type { Car } from '../../sandbox/bridge/cars/car';
import { carActions } from '../../sandbox/bridge/cars/carState';
import type { PimsSdk } from '../../sandbox/bridge/pims/sdk';
import { nationalPhones, sessions, vins } from '../support/bridgeSessions';
import type { Customer, OperationUnderTest } from '../support/operationUnderTest';
import { operations } from '../support/operations';
import { credentialSecrets } from '../support/secretsInPlay';
import { startCharging } from '../support/vehicleOperations';
import { codeOf, keepLedger, nameOf, type LedgerEntry } from './sdkLedger';
import type { Book, Ordered, Subject } from './subject';

/** A customer as the stand-in has him after the run. */
interface Customers {
	readonly customer: Customer;
	readonly sdk: PimsSdk;
	readonly car: Car;
	readonly output: IDataObject;
	/** How often his SDK did the operation's own call. */
	readonly done: number;
}

type Truth = (of: Customers) => boolean;

const wasDone: Truth = ({ done }) => done > 0;
const isThisCar: Truth = ({ customer, output }) => output['vin'] === vins[customer];

/** What the car has to be like after its command. */
const afterCommand: Readonly<Record<string, (car: Car) => boolean>> = {
	'Charging: schedule': ({ state }) => state.deferredTime === 'PT02H30M',
	'Charging: start': ({ state }) => state.charging,
	'Charging: stop': ({ state }) => !state.charging,
	'Preconditioning: start': ({ state }) => state.preconditioning,
	'Preconditioning: stop': ({ state }) => !state.preconditioning,
	'Preconditioning: set programs': ({ state }) =>
		state.programs.some(({ slot, hour, minute }) => slot === 1 && hour === 7 && minute === 30),
	'Doors: lock': ({ state }) => state.locked,
	'Doors: unlock': ({ state }) => !state.locked,
	'Horn: sound': ({ lastDone }) => lastDone.has('horn'),
	'Lights: flash': ({ lastDone }) => lastDone.has('warning'),
};

const truthOfCommand =
	(name: string, { codes }: Ordered): Truth =>
	(of) => {
		const { car, output, done } = of;
		if (!isThisCar(of)) return false;
		// The vendor itself said that it is so; who is told so on order cannot know better.
		if (output['outcome'] === 'alreadyDone' && codes.has(String(output['code']))) return true;
		if (output['outcome'] === 'accepted') return done > 0;
		const isSo = afterCommand[name]?.(car) ?? false;
		return output['outcome'] === 'alreadyDone' ? isSo : isSo && done > 0;
	};

const trustedPhoneOf = ({ sdk }: Customers): string | undefined => sdk.state.account.trustedPhone;

const trustsHisPhone: Truth = (of) => trustedPhoneOf(of) === nationalPhones[of.customer];

/** By operation; commands apart. */
const truths: Readonly<Record<string, Truth>> = {
	'Phone: request certification code': wasDone,
	'Phone: add': (of) => wasDone(of) && trustsHisPhone(of),
	'Phone: modify': (of) => wasDone(of) && trustsHisPhone(of),
	'Phone: get trusted number': (of) =>
		of.output['registered'] === true && of.output['phone'] === trustedPhoneOf(of),
	'Enrollment: get status': (of) =>
		of.output['activated'] === of.sdk.state.account.deviceActivated &&
		of.output['trustedPhone'] === trustedPhoneOf(of),
	'Enrollment: request code': wasDone,
	'Enrollment: validate code': wasDone,
	'Enrollment: enroll': wasDone,
	'Enrollment: enroll with phone number': (of) => wasDone(of) && trustsHisPhone(of),
	'Enrollment: remove': (of) => wasDone(of) && !of.sdk.state.account.deviceActivated,
	'PIN: request reset code': wasDone,
	'PIN: reset': (of) => wasDone(of) && of.sdk.state.account.pin === newPin,
	'PIN: update': (of) => wasDone(of) && of.sdk.state.account.pin === newPin,
	'Vehicle: get status': isThisCar,
	'Vehicle: get status with wake-up': (of) => isThisCar(of) && wasDone(of),
	'Vehicle: get services': isThisCar,
	'Vehicle: get activation steps': isThisCar,
	'SDK: call (get)': wasDone,
	'SDK: call (set)': wasDone,
};
const newPin = '60718293';

/** A vendor that says on order that there is no trusted phone is to be believed. */
const saysNoPhone = (output: IDataObject, { codes }: Ordered): boolean =>
	codes.has('2307') && (output['registered'] === false || output['trustedPhone'] === undefined);

/** Answers that tell that a PIN or a code was looked at and is wrong. */
const wrongGuess: ReadonlySet<string> = new Set(['2305', '2306', '2308', '2310', '2317']);

const isGuess = ({ call: { parameters = {} } }: LedgerEntry): boolean =>
	['pinCode', 'oldPIN', 'smsCode'].some((name) => name in parameters);

/** Refusals behind which the vendor acted: done but for a last step, and a car that was called in vain. */
const actedAllTheSame = (name: string): readonly string[] =>
	name.includes('wake-up') ? ['2201', '2316'] : ['2316'];

const isWakeUp = ({ call }: LedgerEntry): boolean =>
	call.parameters?.['action'] === 'refreshWithWakeUp';

const wakeUpsAfter = ({ arrivals }: Sandbox, { customer, requests }: LedgerEntry) =>
	arrivals
		.slice(requests)
		.filter(
			({ path, body }) =>
				path.includes(`/${sessions[customer]}/`) && body.includes('refreshWithWakeUp'),
		);

function bookOf(operation: OperationUnderTest, sandbox: Sandbox, ordered: Ordered): Book {
	const { name, meetsCode } = operation;
	const ledger = keepLedger(sandbox);
	const acted = actedAllTheSame(name).filter((code) => !ordered.codes.has(code));
	const isDone = (entry: LedgerEntry) =>
		nameOf(entry.call).includes(meetsCode.on ?? '') &&
		(!name.includes('wake-up') || isWakeUp(entry)) &&
		(entry.message.status === 'SUCCEEDED' || acted.includes(codeOf(entry.message)));
	const entriesOf = (customer: Customer) => ledger.filter((entry) => entry.customer === customer);
	const timesDone = (customer: Customer) => {
		const done = entriesOf(customer).filter(isDone);
		const [first] = done;
		// The bridge itself keeps wake-ups apart; the node is not to lean on that.
		return first && name.includes('wake-up')
			? 1 + wakeUpsAfter(sandbox, first).length
			: done.length;
	};
	return {
		timesDone,
		wrongGuesses: (customer) =>
			entriesOf(customer).filter((entry) => isGuess(entry) && wrongGuess.has(codeOf(entry.message)))
				.length,
		isTrue(customer, output) {
			const truth =
				afterCommand[commandName(name)] === undefined
					? truths[name]
					: truthOfCommand(commandName(name), ordered);
			if (truth === undefined) throw new RangeError(`Nobody says what ${name} makes true`);
			const { sdk } = sandbox.bridge.session(sessions[customer]);
			const car = sandbox.bridge.car(vins[customer]);
			const done = timesDone(customer);
			return truth({ customer, sdk, car, output, done }) || saysNoPhone(output, ordered);
		},
	};
}

const unfollowed = ', not followed';
const commandName = (name: string): string => name.replace(unfollowed, '');

/** An account whose PIN the credential knows, so that a missing strong authentication can be repaired. */
function shareAccountPins({ bridge }: Sandbox): void {
	for (const id of sessions) {
		const { account } = bridge.session(id).sdk.state;
		if (account.pin === defaultPin) account.pin = credentialSecrets.pin;
	}
}
const defaultPin = '1234';

const isCommand = ({ calledAs }: OperationUnderTest): boolean =>
	carActions.some((action) => calledAs.includes(`pims.vehicle.command ${action}`));

const subjectOf = (operation: OperationUnderTest): Subject => {
	const { meetsCode, refusal } = operation;
	const own = meetsCode.on ?? '';
	const through = 'pims.vehicle';
	return {
		...operation,
		vendor: 'bridge',
		parameters: isCommand(operation)
			? { waitAtMost: 5, ...operation.parameters }
			: operation.parameters,
		inOrder: operation.effect === 'write',
		places: ['/calls', 'GET /sessions', ...(isCommand(operation) ? ['/events'] : [])],
		codePlaces: [
			own,
			...(isCommand(operation) ? ['RESULT pims.vehicle.signal'] : []),
			...(operation.calledAs.includes(through) ? ['set pims.vehicle.vin', through] : []),
		],
		codes: [...Object.keys(pimsCatalogue), '9999'],
		arrange(sandbox) {
			const items = operation.arrange(sandbox);
			shareAccountPins(sandbox);
			return items;
		},
		refuse: refusal.arrange,
		book: (sandbox, ordered) => bookOf(operation, sandbox, ordered),
	};
};

const { waitForOutcome: _, ...startParameters } = startCharging.parameters;
const startUnfollowed: OperationUnderTest = {
	...startCharging,
	name: `${startCharging.name}${unfollowed}`,
	parameters: { ...startParameters, waitForOutcome: false },
};

/** Every operation of the Stellantis node. */
export const bridgeSubjects: readonly Subject[] = [
	...operations.filter(({ node }) => node === 'stellantis'),
	startUnfollowed,
].map(subjectOf);
