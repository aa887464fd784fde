import type { Gate } from './gates';
import type { Interface, Request } from './interfaces';
import type { PimsResult } from './message';
import { vinPattern } from './parameters';
import type { PimsSdk } from './sdk';

type StepStatus = 'todo' | 'alreadyDone';
interface Step {
	readonly name: string;
	readonly order: number;
	readonly status: StepStatus;
}

/** What is still to be done before remote commands work, in the vendor's order. `truster…` is the vendor's spelling. */
function stepsOf({ state: { account }, dialect }: PimsSdk): Step[] {
	const done: ReadonlyArray<readonly [string, boolean]> = [
		[dialect === '2.0' ? 'trustedPhone' : 'trusterPhoneNumber', account.trustedPhone !== undefined],
		['deviceActivation', account.deviceActivated],
		['mediumCarKey', account.carKey],
	];
	return done.map(([name, isDone], index) => ({
		name,
		order: index + 1,
		status: isDone ? 'alreadyDone' : 'todo',
	}));
}

/** One account's steps under an id of this device. What was done once stays so until the steps are reset. */
export class Steps {
	private done = new Set<string>();

	constructor(readonly id: string) {}

	list(sdk: PimsSdk, reset: boolean): Step[] {
		if (reset) this.done.clear();
		const steps = stepsOf(sdk).map(
			(step): Step => (this.done.has(step.name) ? { ...step, status: 'alreadyDone' } : step),
		);
		for (const { name, status } of steps) if (status === 'alreadyDone') this.done.add(name);
		return steps;
	}
}

const byName = (steps: readonly Step[]): PimsResult =>
	Object.fromEntries(steps.map((step) => [step.name, step]));

const gates: readonly Gate[] = ['sound', 'login', 'internet', 'server', 'answer'];

/** The car by its VIN, by the association id that this sandbox derives from it, or by the steps' own id. */
function readWhose({ sdk, parameters, refuse }: Request): () => void {
	if (parameters.has('stepsID')) {
		const id = parameters.text('stepsID');
		return () => void (id === sdk.steps.id || refuse(2102, 'stepsID'));
	}
	const name = parameters.has('carAssociationID') ? 'carAssociationID' : 'vin';
	const given = parameters.text(name);
	return () => {
		const vin = name === 'vin' ? given : given.replace(/^association-/, '');
		if (!sdk.state.account.vins.includes(vin)) refuse(2102, name);
	};
}

/** Services and activation steps. One row is one variant of an interface. */
export const subscriptionInterfaces: readonly Interface[] = [
	{
		method: 'get',
		api: 'pims.subscription.services',
		gates,
		run: ({ sdk, parameters, refuse }) => {
			const vin = parameters.text('vin', vinPattern);
			return () => {
				const { vins, services } = sdk.state.account;
				if (!vins.includes(vin)) refuse(2366);
				return { services: [...services] };
			};
		},
	},
	{
		method: 'get',
		api: 'pims.subscription.steps',
		gates,
		run: (request) => {
			const { sdk, parameters } = request;
			const checkWhose = readWhose(request);
			const reset = parameters.flag('resetSteps');
			const wanted = parameters.choice('stepsStatus', ['all', 'todo', 'alreadyDone']);
			return () => {
				checkWhose();
				const steps = sdk.steps.list(sdk, reset);
				const shown = steps.filter(({ status }) => wanted === 'all' || status === wanted);
				return { stepsID: sdk.steps.id, ...byName(shown) };
			};
		},
	},
	{
		method: 'get',
		api: 'pims.subscription.step',
		gates: ['login'],
		run: ({ sdk, parameters, refuse }) => {
			const id = parameters.text('stepsID');
			return () => {
				if (id !== sdk.steps.id) refuse(2346, id.slice(0, 64));
				const next = sdk.steps.list(sdk, false).find(({ status }) => status === 'todo');
				return next ? byName([next]) : null;
			};
		},
	},
];
