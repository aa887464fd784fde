import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Failure } from '../../nodes/shared/failures/failure';
import { sandboxClient } from '../../sandbox/dqe';
import type { RunResult } from '../harness';
import type { RunOptions } from '../harness/bench';
import { outputSchemas } from './outputSchemas';
import type { TestBed } from './testBed';

/** Cars of the sandbox: electric and awake; plug-in hybrid and asleep; the one of the 2.0 session. */
export const electricCar = 'VR3SANDB0XBEV0001';
export const sleepingCar = 'VR7SANDB0XPHEV002';
export const legacyCar = 'VXKSANDB0X0LD0003';

/** A phone of a customer: as typed, for DQE, for the SDK. */
export const phone = { typed: '+33 6 12 34 56 78', dqe: '33612345678', pims: '0612345678' };

/** What became of the items of one run. */
export interface Operated {
	/** Items on the success output. */
	readonly outputs: readonly IDataObject[];
	/** Items on the error output. */
	readonly failures: readonly Failure[];
	readonly run: RunResult;
}

type Fields = Readonly<Record<string, string>>;

export interface Settings extends Pick<RunOptions, 'timezone' | 'signal'> {
	/** One empty item if absent. */
	readonly items?: readonly IDataObject[];
	/** Changes to the credential of the bed. */
	readonly credential?: Fields;
	/** To go on with what an earlier run stored in the credential. */
	readonly after?: RunResult;
}

const toCode = {
	phone: phone.typed,
	country: 'FRA',
	companyName: 'MYCOMPANY',
	message: 'Your code:',
	consentChannels: ['sms'],
} as const;

/** A user with a workflow of one node, his error output connected. Every output is held against its schema. */
export class Operator {
	constructor(readonly bed: TestBed) {}

	/** DQE SMS Confirmation. */
	async sms(
		operation: 'sendCode' | 'verifyCode',
		parameters: INodeParameters = {},
		settings: Settings = {},
	): Promise<Operated> {
		const defaults = operation === 'sendCode' ? { ...toCode, consentChannels: ['sms'] } : {};
		return await this.operate(
			'dqeSmsConfirmation',
			{ ...defaults, operation, ...parameters },
			{ dqeApi: { ...this.bed.dqeApi, ...settings.credential } },
			settings,
		);
	}

	/** Stellantis; `operation` is `resource operation`. */
	async stellantis(
		operation: string,
		parameters: INodeParameters = {},
		settings: Settings = {},
	): Promise<Operated> {
		const [resource = '', name = ''] = operation.split(' ');
		return await this.operate(
			'stellantis',
			{ resource, operation: name, ...parameters },
			{ stellantisBridgeApi: { ...this.bed.bridgeApi, ...settings.credential } },
			settings,
		);
	}

	/** Portail OVIP; `operation` is `resource operation`. */
	async ovip(
		operation: string,
		parameters: INodeParameters = {},
		settings: Settings = {},
	): Promise<Operated> {
		const [resource = '', name = ''] = operation.split(' ');
		return await this.operate(
			'portailOvip',
			{ resource, operation: name, ...parameters },
			{ stellantisPartnerApi: { ...this.bed.partnerApi, ...settings.credential } },
			settings,
		);
	}

	private async operate(
		type: string,
		parameters: INodeParameters,
		credentials: Record<string, Fields>,
		{ items = [{}], timezone, signal, after }: Settings,
	): Promise<Operated> {
		const run = await this.bed.bench.single(
			{ type, parameters, onError: 'continueErrorOutput' },
			{
				items: items.map((json): INodeExecutionData => ({ json })),
				credentials: after?.credentials ?? credentials,
				...(timezone !== undefined && { timezone }),
				...(signal && { signal }),
			},
		);
		const outputs = run.json('Success');
		for (const output of outputs) outputSchemas.check(type, parameters, output);
		return { outputs, failures: run.json('Failed').map(failureIn), run };
	}
}

/** The only output of a run; anything else is an error. */
export function onlyOutput({ outputs, failures, run }: Operated): IDataObject {
	const [output] = outputs;
	if (output === undefined || outputs.length > 1 || failures.length > 0) {
		throw new Error(
			`Expected one output: ${JSON.stringify({ outputs, failures, error: run.error?.message })}`,
		);
	}
	return output;
}

/** The only failure of a run; anything else is an error. */
export function onlyFailure({ outputs, failures, run }: Operated): Failure {
	const [failure] = failures;
	if (failure === undefined || failures.length > 1 || outputs.length > 0) {
		throw new Error(
			`Expected one failure: ${JSON.stringify({ outputs, failures, error: run.error?.message })}`,
		);
	}
	return failure;
}

const isFailure = (value: object): value is Failure =>
	['vendor', 'operation', 'code', 'category', 'message', 'hint', 'delivered', 'retry'].every(
		(name) => typeof Reflect.get(value, name) === 'string',
	);

function failureIn({ error, details }: IDataObject): Failure {
	const failure = { ...(typeof details === 'object' ? details : {}), message: error };
	if (!isFailure(failure)) throw new Error(`Not a failure: ${JSON.stringify(failure)}`);
	return failure;
}

/** Changes to the DQE credential of the bed for signing in with OAuth2. */
export const oauth2: Fields = {
	authentication: 'oauth2',
	licence: '',
	clientId: sandboxClient.id,
	clientSecret: sandboxClient.secret,
	scope: 'client_phone',
	sendAs: 'bearer',
};

/** Waits for something to happen, a turn of the event loop at a time; the test's own time-out is the limit. */
export async function until(happened: () => boolean): Promise<void> {
	while (!happened()) await new Promise((resolve) => setImmediate(resolve));
}
