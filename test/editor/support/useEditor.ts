import { OpenEditor } from './openEditor';
import { useOpened } from './useOpened';

/** One n8n with a browser for the tests of a block. @returns it, inside tests */
export const useEditor = (): (() => OpenEditor) => useOpened(async () => OpenEditor.open());
