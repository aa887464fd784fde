import { rules } from '../../bridge-conformance/rules';
import { checkWrong } from './suite';
import { wrongAnswers } from './wrongAnswers';
import { wrongCallbacks } from './wrongCallbacks';
import { wrongKeys } from './wrongKeys';

jest.setTimeout(120_000);

const variants = [...wrongKeys, ...wrongAnswers, ...wrongCallbacks];

it('a bridge that makes no mistake fails nothing, through the same proxy', async () => {
	const { rows } = await checkWrong({});
	expect(rows.filter(({ result }) => result !== 'pass')).toEqual([]);
	expect(rows.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
});

describe('a bridge that', () => {
	it.concurrent.each(variants.map((variant) => [variant.name, variant] as const))(
		'%s',
		async (_name, { mistake, rows, speed }) => {
			const { rows: checked, sms } = await checkWrong(mistake(), speed);
			const failed = checked.filter(({ result }) => result === 'fail');
			expect(failed.map(({ id }) => id)).toEqual(rows);
			expect(sms).toBe(0);
			for (const { detail } of failed) expect(detail).not.toBe('');
		},
	);
});
