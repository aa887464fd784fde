import type { OvipClient } from '../../../shared/clients/ovip';
import type { Answer } from '../../../shared/execution/batch';
import { readEach } from '../../../shared/execution/batch';
import { inOrder } from '../../../shared/execution/inOrder';
import type { BatchOperation } from '../../../shared/execution/operation';
import { requestsAtOnceField, requestsAtOnceOf } from '../../../shared/execution/requestsAtOnce';
import { succeeded, type Result } from '../../../shared/failures/failure';
import type { Vin } from '../../../shared/values/vin';
import { fields, readVins } from '../fields';

const requestsAtOnce = requestsAtOnceField(4);

export const check: BatchOperation<OvipClient> = {
	value: 'check',
	name: 'Check',
	action: 'Check eligibility',
	description: 'Ask whether a car can have a service of Portail OVIP; one request for each VIN',
	effect: 'read',
	fields: [fields.vin],
	requestsAtOnce,
	async runAll(items, client) {
		const { read, refused } = readEach(items, (parameters) => ({
			atOnce: requestsAtOnceOf(check, parameters),
			vins: readVins(parameters),
		}));
		const vins = read.flatMap(({ itemIndex, value }) =>
			value.vins.map((vin) => ({ itemIndex, vin })),
		);
		const asked = new Map<Vin, Promise<Result<object>>>();
		const answerOf = async (vin: Vin): Promise<Result<object>> => {
			const known = asked.get(vin) ?? ask(client, vin);
			asked.set(vin, known);
			return await known;
		};
		const answers = await inOrder(
			vins.length,
			read[0]?.value.atOnce ?? 1,
			async (index): Promise<Answer[]> => {
				const entry = vins[index];
				if (entry === undefined) return [];
				const { itemIndex, vin } = entry;
				return [{ itemIndex, result: vin.ok ? await answerOf(vin.value) : vin }];
			},
			() => false,
		);
		return [...refused, ...answers.flatMap((answer) => answer ?? [])];
	},
};

async function ask(client: OvipClient, vin: Vin): Promise<Result<object>> {
	const eligible = await client.isEligible(vin);
	return eligible.ok ? succeeded({ vin, eligible: eligible.value }) : eligible;
}
