import { once } from 'node:events';
import { createServer } from 'node:net';

const host = '127.0.0.1';

async function listening(port: number): Promise<number> {
	const server = createServer();
	server.listen(port, host);
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('No TCP port was given');
	return address.port;
}

/** @returns a port of this machine that nothing listens on */
export const freePort = async (): Promise<number> => listening(0);

/** @throws Error that names the option with which another port is chosen */
export async function mustBeFree(port: number, what: string, option: string): Promise<void> {
	try {
		await listening(port);
	} catch {
		throw new Error(
			`Port ${port} is taken, so ${what} cannot start there. Choose another one: npm run editor -- ${option} ${port + 1}`,
		);
	}
}
