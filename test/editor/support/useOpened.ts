interface Closable {
	close(): Promise<void>;
}

/** Opens something for the tests of a block, and closes it after them. @returns it, inside tests */
export function useOpened<T extends Closable>(open: () => Promise<T>): () => T {
	let opened: T | undefined;
	beforeAll(async () => {
		opened = await open();
	});
	afterAll(async () => {
		await opened?.close();
	});
	return () => {
		if (opened === undefined) throw new Error('It is open inside tests only');
		return opened;
	};
}
