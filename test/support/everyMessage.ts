import type { NodeApiError as NodeApiErrorType } from 'n8n-workflow';
import type { Call } from '../../nodes/shared/failures/evidence';
import { messageOf, type Entry } from '../../nodes/shared/failures/entry';
import { parties, worded } from '../../nodes/shared/failures/wording';
import { entries } from '../failures/allCatalogues';

/** Every message and hint of every catalogue, in the words of every system. */
export const everyMessage: ReadonlyArray<{ readonly name: string; readonly text: string }> =
	entries.flatMap(({ name, code, entry }) =>
		catalogueNames().flatMap((catalogue) =>
			texts(entry).flatMap((template) => {
				const text = worded(template, catalogue, { code, field: 'Phone', waited: '5 seconds' });
				return [{ name: `${name} of ${catalogue}`, text }];
			}),
		),
	);

function texts({ message, doubt, hint, hintForRead }: Partial<Entry>): string[] {
	const messages = message === undefined ? [] : [message, messageOf({ message, doubt }, 'write')];
	return [...messages, hint, hintForRead].flatMap((text) => text ?? []);
}

function catalogueNames(): Array<Call['catalogue']> {
	const isName = (name: string): name is Call['catalogue'] => Object.hasOwn(parties, name);
	return Object.keys(parties).filter(isName);
}

const node = {
	id: 'node',
	name: 'Node',
	type: 'n8n-nodes-stellantis.stellantis',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};

/** Messages that an engine's own error replaces by one of its own. */
export const replacedBy = (NodeApiError: typeof NodeApiErrorType): string[] =>
	everyMessage
		.filter(({ text }) => new NodeApiError(node, {}, { message: text }).message !== text)
		.map(({ name, text }) => `${name}: ${text}`);
