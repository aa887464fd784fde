import { join } from 'node:path';
import type { Sandbox } from '../sandbox';
import { sandboxPartner } from '../sandbox/ovip';
import { readWorkflow, type Bench, type RunResult } from '../test/harness';
import type { Narrator } from './narrator';

const workflowFile = join(__dirname, '../workflows/ovip-onboarding.json');

/** The service of the workflow's 'Request' node. */
const service = 'SERVICE1_CODE';

/** Calls the onboarding workflow for a car, with a client certificate, and tells it. */
export async function subscribeCar(
	bench: Bench,
	{ ovip, url }: Sandbox,
	narrator: Narrator,
	vin: string,
): Promise<RunResult> {
	const { ca, client } = await ovip.certificates();
	const run = await bench.run(readWorkflow(workflowFile), {
		mode: 'webhook',
		startNode: 'Webhook',
		items: [{ json: { body: { vin }, headers: {}, params: {}, query: {} } }],
		credentials: {
			'partner-sandbox': {
				environment: 'custom',
				baseUrl: url.ovipTls,
				clientId: sandboxPartner.clientId,
				clientCertificate: client.cert,
				privateKey: client.key,
				certificateAuthority: ca,
			},
		},
	});
	narrator.events();
	narrator.output('Check Eligibility', run.json('Check Eligibility'));
	narrator.output('Subscribe', run.json('Subscribe'));
	return run;
}

export const isSubscribed = ({ ovip }: Sandbox, vin: string): boolean =>
	ovip.services.get(service)?.subscribers.has(vin) ?? false;
