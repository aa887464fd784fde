import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { z } from 'zod';
import { DqeSmsConfirmation } from '../../../nodes/DqeSmsConfirmation/DqeSmsConfirmation.node';
import { PortailOvip } from '../../../nodes/PortailOvip/PortailOvip.node';
import { Stellantis } from '../../../nodes/Stellantis/Stellantis.node';
import { StellantisTrigger } from '../../../nodes/Stellantis/StellantisTrigger.node';
import { projectRoot } from '../../../editor/folders';

/** A node of the package, as the panel must show it. */
export interface OwnNode {
	readonly description: INodeTypeDescription;
	/** What else it is looked for by. */
	readonly aliases: readonly string[];
	/** n8n shows a trigger inside the node that is called the same but for “Trigger”. */
	readonly entry: string;
}

const codexSchema = z.object({ alias: z.array(z.string()) });

function own({ description }: INodeType, file: string): OwnNode {
	const codex = readFileSync(join(projectRoot, 'nodes', `${file}.node.json`), 'utf8');
	return {
		description,
		aliases: codexSchema.parse(JSON.parse(codex)).alias,
		entry: description.displayName.replace(' Trigger', ''),
	};
}

export const stellantisTrigger = own(new StellantisTrigger(), 'Stellantis/StellantisTrigger');

/** Those that do something in the middle of a workflow. */
export const actionNodes: readonly OwnNode[] = [
	own(new DqeSmsConfirmation(), 'DqeSmsConfirmation/DqeSmsConfirmation'),
	own(new PortailOvip(), 'PortailOvip/PortailOvip'),
	own(new Stellantis(), 'Stellantis/Stellantis'),
];

export const ownNodes: readonly OwnNode[] = [...actionNodes, stellantisTrigger];

/** Texts by which the panel must find nodes, and their entries in its list; from one node to the next by turns. */
export function searches(): ReadonlyMap<string, readonly string[]> {
	const texts = ownNodes.flatMap(({ description, aliases, entry }) =>
		[description.displayName, ...aliases].map((text, turn) => ({ text, turn, entry })),
	);
	const found = new Map<string, readonly string[]>();
	for (const { text, entry } of texts.sort((a, b) => a.turn - b.turn)) {
		found.set(text, [...new Set([...(found.get(text) ?? []), entry])]);
	}
	return found;
}

const namesSchema = z.array(z.object({ name: z.string(), action: z.string().optional() }));

/** The options of the fields with a name. */
const optionsOf = ({ properties }: INodeTypeDescription, field: string) =>
	properties
		.filter(({ name }) => name === field)
		.flatMap(({ options }) => namesSchema.parse(options));

/** How the operations of a node are called as actions. */
export const actionsOf = ({ description }: OwnNode): readonly string[] =>
	optionsOf(description, 'operation').map(({ action, name }) => action ?? name);

/** How n8n calls the events of the trigger. */
export const eventsOf = ({ description }: OwnNode): readonly string[] =>
	optionsOf(description, 'events').map(({ name }) => `On ${name.toLowerCase()}`);

/** The file of a node's icon in a theme. */
export function iconOf({ description }: OwnNode, theme: 'light' | 'dark'): string {
	const { icon } = z.object({ icon: z.record(z.string()) }).parse(description);
	return icon[theme]?.split('/').at(-1) ?? '';
}
