import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DqeApi } from '../../credentials/DqeApi.credentials';
import { StellantisBridgeApi } from '../../credentials/StellantisBridgeApi.credentials';
import { StellantisPartnerApi } from '../../credentials/StellantisPartnerApi.credentials';
import { projectRoot } from '../../editor/folders';
import { sandboxCredentials } from '../../editor/sandboxCredentials';
import {
	elsewhere,
	good,
	misspelled,
	ruleTexts,
	wrong,
	type CredentialCase,
} from './support/credentialCases';
import { CredentialForm } from './support/credentialForm';
import { iconsIn } from './support/icons';
import { NodePanel } from './support/nodePanel';
import {
	actionNodes,
	actionsOf,
	eventsOf,
	iconOf,
	searches,
	stellantisTrigger,
} from './support/ownNodes';
import { useEditor } from './support/useEditor';
import { until } from './support/until';

/** As many lines as a person sees without scrolling. */
const inSight = 10;

/** What a person knows of the vendors, and the nodes that belong to it. */
const vendors: ReadonlyArray<readonly [known: string, nodes: readonly string[]]> = [
	['DQE', ['DQE SMS Confirmation']],
	['Stellantis', ['Stellantis', 'DQE SMS Confirmation', 'Portail OVIP']],
	['Peugeot', ['Stellantis', 'Portail OVIP']],
	['Citroën', ['Stellantis', 'Portail OVIP']],
	['Citroen', ['Stellantis', 'Portail OVIP']],
	['Opel', ['Stellantis', 'Portail OVIP']],
	['Vauxhall', ['Stellantis', 'Portail OVIP']],
	['Portail OVIP', ['Portail OVIP']],
	['OVIP', ['Portail OVIP']],
];

const editor = useEditor();

afterEach(() => {
	// Taken out, so that one test's complaint is not held against the next.
	expect(editor().desk.consoleErrors.splice(0)).toEqual([]);
});

describe('the panel of nodes', () => {
	let panel: NodePanel;

	describe('for the next node', () => {
		beforeAll(async () => {
			panel = await NodePanel.forNextNode(editor().page, editor().origin, 'ovip-onboarding');
		});

		it.each([...searches()])('finds by “%s”, in sight: %j', async (text, entries) => {
			const found = await panel.search(text, entries);
			expect(found.slice(0, inSight)).toEqual(expect.arrayContaining([...entries]));
		});

		it.each(vendors)('knows that “%s” belongs to %j', (known, nodes) => {
			expect(searches().get(known)).toEqual(expect.arrayContaining([...nodes]));
		});

		it.each(['light', 'dark'] as const)('shows every icon on a %s theme', async (theme) => {
			await editor().page.emulateMedia({ colorScheme: theme });
			await panel.search('Stellantis', ['Stellantis', 'DQE SMS Confirmation', 'Portail OVIP']);
			for (const node of actionNodes) {
				const [icon] = await iconsIn(panel.node(node.entry));
				expect(icon).toEqual({ file: iconOf(node, theme), loaded: true });
			}
		});

		it.each(actionNodes)('lists the operations of $entry as actions', async (node) => {
			await panel.search(node.entry, [node.entry]);
			await panel.choose(node.entry);
			const lines = await panel.lines('Actions');
			const wanted = [...actionsOf(node)].sort();
			// The panel opens its groups one after the other.
			await until(
				`the actions of ${node.entry}`,
				async () => (await lines.count()) >= wanted.length || undefined,
			);
			expect((await lines.allInnerTexts()).sort()).toEqual(wanted);
			await panel.back();
		});
	});

	describe('for what triggers a workflow', () => {
		it('finds the trigger, and lists its events with its icon', async () => {
			await editor().page.emulateMedia({ colorScheme: 'light' });
			panel = await NodePanel.forTrigger(editor().page, editor().origin);
			const { description, entry } = stellantisTrigger;
			expect((await panel.search(description.displayName, [entry]))[0]).toBe(entry);
			await panel.choose(entry);
			const lines = await panel.lines('Triggers');
			expect(await lines.allInnerTexts()).toEqual(eventsOf(stellantisTrigger));
			const [icon] = await iconsIn(lines.first());
			expect(icon).toEqual({ file: iconOf(stellantisTrigger, 'light'), loaded: true });
		});

		it('asks no other machine but npm about the package', () => {
			const asked = new Set(editor().desk.foreignRequests);
			asked.delete('https://registry.npmjs.org/n8n-nodes-stellantis');
			expect([...asked]).toEqual([]);
		});
	});
});

describe('credentials', () => {
	const savedSchema = z.object({ id: z.string() });
	const testSchema = z.object({ status: z.string(), message: z.string() });

	const sandboxFields = (type: string) => {
		const all = sandboxCredentials(editor().sandbox.url);
		return all.find((credential) => credential.type === type)?.data ?? {};
	};

	const tested = async ({ type, fields }: Pick<CredentialCase, 'type' | 'fields'>) => {
		const { id, name } = editor().credentials[type] ?? {};
		const data = { ...sandboxFields(type), ...fields };
		const credentials = { id, name, type, data };
		return editor().rest.call('POST', '/credentials/test', testSchema, { credentials });
	};

	const expectTold = (message: string, { type, told, byRule }: CredentialCase) => {
		expect(message).toMatch(told ?? /^$/);
		if (byRule) expect(ruleTexts[type]).toContain(message);
		expect(message).not.toMatch(/Wrong-|sandbox-secret/);
	};

	it.each(good)('$type: the test passes with $what', async (one) => {
		expect(await tested(one)).toMatchObject({ status: 'OK' });
	});

	it.each(wrong)('$type: the test says what is wrong with $what', async (one) => {
		const { status, message } = await tested(one);
		expect(status).toBe('Error');
		expectTold(message, one);
	});

	it.each(elsewhere)('$type: the test says what is wrong with $what', async (one) => {
		const fields = { [one.address]: `${editor().sandbox.url.page}/elsewhere` };
		const { status, message } = await tested({ ...one, fields });
		expect(status).toBe('Error');
		expectTold(message, one);
	});

	it.each(misspelled)('$type: the test says what is wrong with $what', async (one) => {
		const address = String(Reflect.get(sandboxFields(one.type), one.address));
		const { status, message } = await tested({
			...one,
			fields: { [one.address]: one.spell(address) },
		});
		expect(status).toBe('Error');
		expectTold(message, one);
		expect(message).not.toMatch(/EPROTO|ECONNREFUSED|ERR_/);
	});

	it('no test of a credential sends an SMS', () => {
		expect(editor().sandbox.phones.all).toEqual([]);
	});

	it.each([new DqeApi(), new StellantisBridgeApi(), new StellantisPartnerApi()])(
		'$displayName: the form has icon, documentation and a passed test',
		async ({ name, icon, documentationUrl }) => {
			const { page, origin, credentials } = editor();
			const form = await CredentialForm.open(page, origin, credentials[name]?.id ?? '');
			await form.green();

			const { light } = z.object({ light: z.string() }).parse(icon);
			expect(await iconsIn(form.header)).toEqual([{ file: light.split('/').at(-1), loaded: true }]);
			expect(await form.documentation()).toBe(documentationUrl);
			expect(documented()).toContain(documentationUrl.split('#').at(-1));
		},
	);

	it('the form says what is wrong, and passes once it is set right', async () => {
		const type = 'stellantisBridgeApi';
		const data = { ...sandboxFields(type), session: 'nobody' };
		const body = { type, name: 'Wrong session', data };
		const { id } = await editor().rest.call('POST', '/credentials', savedSchema, body);

		const form = await CredentialForm.open(editor().page, editor().origin, id);
		await form.red('The bridge has no such session.');
		await form.change('e.g. alice', 'demo');
		await form.green();

		const url = String(Reflect.get(sandboxFields(type), 'bridgeUrl'));
		await form.change('e.g. https://bridge.example.com', url.replace('http:', 'https:'));
		await form.red('does not speak TLS at this port');
	});
});

/** The chapters of the page about credentials, as links name them. */
const documented = (): readonly string[] => {
	const page = readFileSync(join(projectRoot, 'docs', 'credentials.md'), 'utf8');
	return [...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
		heading.toLowerCase().replaceAll(' ', '-'),
	);
};
