import type { INodeParameters } from 'n8n-workflow';
import { useOperator } from '../support/useOperator';

/** What stands below a node on the canvas; n8n's editor evaluates it with the node's parameters. */

const desk = useOperator();

const node = (type: string, parameters: INodeParameters) => ({
	id: 'node',
	name: 'Node',
	type: `n8n-nodes-stellantis.${type}`,
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters,
});

function subtitleOf(type: string, parameters: INodeParameters): unknown {
	const { catalogue, engine } = desk.operator.bed.bench;
	const shown = node(type, parameters);
	const workflow = new engine.workflow.Workflow({
		nodes: [shown],
		connections: {},
		active: false,
		nodeTypes: catalogue,
	});
	const { subtitle } = catalogue.getByNameAndVersion(shown.type, 1).description;
	return workflow.expression.getSimpleParameterValue(shown, subtitle, 'internal', {});
}

it.each<[type: string, parameters: INodeParameters, shown: string]>([
	['stellantis', { resource: 'charging', operation: 'schedule' }, 'charging: schedule'],
	[
		'stellantis',
		{ resource: 'phone', operation: 'requestCertificationCode' },
		'phone: request certification code',
	],
	['portailOvip', { resource: 'subscription', operation: 'getAll' }, 'subscription: get many'],
	[
		'stellantisTrigger',
		{ events: ['chargeFinished', 'commandOutcome'] },
		'charge finished, command outcome',
	],
	['dqeSmsConfirmation', { operation: 'sendCode' }, 'Send code'],
	['dqeSmsConfirmation', { operation: 'sendAndWait' }, 'Send code and wait'],
])('%s with %j shows "%s"', (type, parameters, shown) => {
	expect(subtitleOf(type, parameters)).toBe(shown);
});
