import { OpenEditor } from './openEditor';

/** One n8n with a browser for the tests of a block. @returns it, inside tests */
export function useEditor(): () => OpenEditor {
	let editor: OpenEditor | undefined;
	beforeAll(async () => {
		editor = await OpenEditor.open();
	});
	afterAll(async () => {
		await editor?.close();
	});
	return () => {
		if (editor === undefined) throw new Error('The editor is open inside tests only');
		return editor;
	};
}
