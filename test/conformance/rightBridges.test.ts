import { rules } from '../../bridge-conformance/rules';
import { rightBridges } from './rightBridges';
import { checkDifferent } from './suite';

jest.setTimeout(240_000);

describe('a bridge that', () => {
	it.concurrent.each(rightBridges.map((variant) => [variant.name, variant] as const))(
		'%s',
		async (_name, { open, ...difference }) => {
			const { rows, sms } = await checkDifferent(difference);
			expect(rows.filter(({ result }) => result === 'fail')).toEqual([]);
			const left = rows.filter(({ result }) => result === 'not checked');
			expect(left.map(({ id }) => id).sort()).toEqual([...open].sort());
			for (const { detail } of left) expect(detail).not.toBe('');
			expect(rows.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
			expect(sms).toBe(0);
		},
	);
});
