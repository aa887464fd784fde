import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ineligibleVin } from '../../sandbox/ovip';
import { service, vin } from './partner';
import type { Desk } from './useOperator';

const output = { whenRejected: 'output' };

/** Outputs of Portail OVIP that together show every property of its schemas. */
export function ovipOutputs(desk: Desk): Readonly<Record<string, () => Promise<IDataObject[]>>> {
	const run = async (
		operation: string,
		vins: readonly string[],
		parameters: INodeParameters = {},
	): Promise<IDataObject[]> => {
		const given = { service, vin: '={{ $json.vin }}', ...parameters };
		const items = [{ vin: [...vins] }];
		return [...(await desk.operator.ovip(operation, given, { items })).outputs];
	};
	/** Refused as a VIN that POST drops; for DELETE the vendor documents no refusal, so one is ordered. */
	const refused = () =>
		desk.sandbox.faults.order({
			vendor: 'ovip',
			on: 'DELETE',
			weather: { kind: 'code', code: '202' },
		});
	return {
		'eligibility/check': async () => await run('eligibility check', [vin(1)], { service: '' }),
		'subscription/add': async () =>
			await run('subscription add', [vin(1), ineligibleVin], { options: output }),
		'subscription/getAll': async () => {
			desk.sandbox.ovip.setService(service, 'Service One', [vin(1)]);
			return await run('subscription getAll', [], { vin: '' });
		},
		'subscription/remove': async () => {
			refused();
			return await run('subscription remove', [vin(1)], { options: output });
		},
		'subscription/sync': async () => [
			...(await run('subscription sync', [vin(1), ineligibleVin], { options: output })),
			...(await run('subscription sync', [vin(1), vin(2)], { dryRun: true })),
		],
	};
}
