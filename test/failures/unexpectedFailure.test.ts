import type { Call } from '../../nodes/shared/failures/evidence';
import { unexpectedFailure } from '../../nodes/shared/failures/unexpectedFailure';

const call: Call = { vendor: 'pims', catalogue: 'pims', operation: 'x', effect: 'write' };

describe('unexpectedFailure', () => {
	const named = (name: string, message = ''): Error => Object.assign(new Error(message), { name });

	const hostile = {
		get name(): string {
			throw new Error('no name');
		},
	};
	test.each([
		['a defect', new TypeError('x is undefined'), 'x is undefined'],
		['an error of n8n, whatever its name', named('ExpressionError', 'x'), 'x'],
		['an unnamed one', named('RangeError'), 'RangeError'],
		['a text', 'just text', 'just text'],
		['nothing', undefined, ''],
		['null', null, ''],
		['a number', 42, ''],
		['an object that throws', hostile, ''],
		['an object with other types', { name: 1, message: {} }, ''],
	])('%s', (_name, thrown, label) => {
		expect(unexpectedFailure(thrown, call)).toMatchObject({
			code: 'unexpected',
			category: 'unknown',
			delivered: 'unknown',
			retry: 'never',
			label,
		});
	});

	test('secrets in what was thrown stay hidden', () => {
		const failure = unexpectedFailure(new Error('pin hunter2'), { ...call, secrets: ['hunter2'] });
		expect(JSON.stringify(failure)).not.toContain('hunter2');
	});
});
