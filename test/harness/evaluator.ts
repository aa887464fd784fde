import type { Engine } from './engine';

/** What n8n works out expressions with (`N8N_EXPRESSION_ENGINE`): the application takes `vm`, the libraries `legacy`. */
export const evaluators = ['legacy', 'quickjs', 'vm'] as const;
export type Evaluator = (typeof evaluators)[number];

/** Has the engine work out expressions as the application would; under Jest this needs `node --experimental-vm-modules`. */
export async function useEvaluator({ workflow }: Engine, engine: Evaluator): Promise<void> {
	if (engine === 'legacy') return;
	await workflow.Expression.initExpressionEngine({
		engine,
		bridgeTimeout: 5_000,
		bridgeMemoryLimit: 128,
		poolSize: 1,
		maxCodeCacheSize: 1024,
	});
}
