import { unlucky, type OperationUnderTest, type Told } from './operationUnderTest';
import { toldOf, type Trouble } from './troubles';

const words = expect.stringMatching(/\S/);

/** The message of the second item's failure. */
export const itsMessage = expect.stringMatching(/\S.*\S \[item 1\]$/s);

/** Every field of a failure but its message, and no other one. */
function detailsOf(told: Told, { meets, calledAs }: OperationUnderTest, facts: object): object {
	const { code, category, delivered, retry } = told;
	return {
		vendor: meets.vendor === 'dqe' ? 'dqe' : 'pims',
		operation: calledAs,
		code,
		label: expect.any(String),
		category,
		hint: words,
		delivered,
		retry,
		...facts,
	};
}

/** The SDK gives its answers an id, DQE's come with a status. */
const factsOfCode = ({ meets }: OperationUnderTest): object =>
	meets.vendor === 'dqe' ? { httpStatus: 200 } : { transactionId: words };

export const detailsOfTrouble = (trouble: Trouble, operation: OperationUnderTest): object =>
	detailsOf(
		toldOf(trouble, operation),
		'server' in trouble.cause
			? { ...operation, calledAs: operation.firstCalledAs ?? operation.calledAs }
			: operation,
		'code' in trouble.cause ? factsOfCode(operation) : (trouble.facts ?? {}),
	);

export const detailsOfRefusal = (operation: OperationUnderTest): object =>
	detailsOf(operation.refusal, operation, factsOfCode(operation));

/** The two items that went well, as they leave the node. */
export const wholeItems = ({ succeeds }: OperationUnderTest): object[] =>
	([0, 2] as const).map((customer) => ({
		json: succeeds(customer),
		pairedItem: { item: customer },
	}));

export const paired = { pairedItem: { item: unlucky } };
