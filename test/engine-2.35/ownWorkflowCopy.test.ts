import { join, resolve } from 'node:path';
import { createBench } from '../harness';

const root = resolve(__dirname, '../..');

/**
 * `npm install` beside n8n gives the package an n8n-workflow of its own, and the newest one: here that of the project,
 * under an engine that does not know `details`.
 */
it('does not take an n8n-workflow of its own for that of the engine', async () => {
	const bench = await createBench({
		engineDir: join(root, 'test/engines/n8n-2.35'),
		packageDir: join(root, '.build/package'),
	});

	const run = await bench.single(
		{
			type: 'dqeSmsConfirmation',
			parameters: {
				operation: 'verifyCode',
				phone: '+33 6 12 34 56 78',
				smsToken: 'abc',
				pin: '1',
			},
			onError: 'continueErrorOutput',
		},
		{ credentials: { dqeApi: { serverAddress: 'http://127.0.0.1:9', licence: 'unused' } } },
	);

	expect(run.json('Success')).toEqual([]);
	expect(run.json('Failed')).toEqual([{ error: "'PIN' is not 6 digits [item 0]" }]);
});
