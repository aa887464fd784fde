import { z } from 'zod';
import { exampleWorkflows, startsWorkflow } from '../../editor/workflowFile';
import { environmentOf, family } from './support/processes';
import { useEditor } from './support/useEditor';

const listSchema = z.array(z.object({ id: z.string(), active: z.boolean() }));
const contentSchema = z
	.object({ versionId: z.string(), nodes: z.array(z.object({ name: z.string() }).passthrough()) })
	.passthrough();

const vin = 'VR3SANDB0XBEV0001';

describe('n8n with the examples', () => {
	const editor = useEditor();

	const inN8n = async () => editor().rest.call('GET', '/workflows', listSchema);

	const chargeAt = async (time: string) => {
		const response = await fetch(`${editor().origin}/webhook/schedule-charging`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ vin, time }),
		});
		return response.json();
	};

	it('lists every example to the person who signs in', async () => {
		await editor().page.goto(`${editor().origin}/home/workflows`);
		for (const { workflow } of exampleWorkflows()) {
			await editor().page.getByText(workflow.name, { exact: true }).first().waitFor();
		}
	});

	it('has those active that something other than a person starts', async () => {
		const expected = exampleWorkflows().map(({ id, workflow }) => ({
			id,
			active: workflow.nodes.some(startsWorkflow),
		}));
		const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
		expect((await inN8n()).sort(byId)).toEqual(expected.sort(byId));
		expect(expected.filter(({ active }) => active).length).toBeGreaterThan(3);
	});

	it('schedules a car of the sandbox through a production webhook', async () => {
		expect(await chargeAt('02:30')).toMatchObject({ outcome: 'done', deferredTime: 'PT02H30M' });
		expect(editor().sandbox.arrivals.some(({ body }) => body.includes('PT02H30M'))).toBe(true);
	});

	it('has registered the trigger at the bridge', async () => {
		const registrations = editor().sandbox.arrivals.filter(
			({ method, path }) => method === 'PUT' && path.includes('/callbacks/'),
		);
		expect(registrations.map(({ body }) => body)).toEqual([
			expect.stringContaining(`${editor().origin}/webhook/`),
		]);
	});

	it('keeps what the user made of an example over a restart, adds nothing twice, and goes on answering', async () => {
		const path = '/workflows/ovip-onboarding';
		const mine = await editor().rest.call('GET', path, contentSchema);
		const name = 'Onboarding as we do it';
		await editor().rest.call('PATCH', path, contentSchema, { name, versionId: mine.versionId });
		const before = await inN8n();

		await editor().restart();

		expect(await inN8n()).toEqual(before);
		expect(await editor().rest.call('GET', path, contentSchema)).toMatchObject({ name });
		expect(await chargeAt('03:45')).toMatchObject({ outcome: 'done', deferredTime: 'PT03H45M' });
	});

	it('reaches no other machine, neither from n8n with its task runner nor from the browser', () => {
		const watched = family(editor().n8nProcessId ?? 0).map((pid) =>
			environmentOf(pid).some((variable) => variable.includes('outwardConnections.cjs')),
		);
		expect(watched.length).toBeGreaterThan(1);
		expect(watched).not.toContain(false);
		expect(editor().outwardConnections).toEqual([]);
		expect(editor().desk.foreignRequests).toEqual([]);
		expect(editor().desk.consoleErrors).toEqual([]);
	});
});
