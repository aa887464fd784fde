import type { IExecuteFunctions } from 'n8n-workflow';
import type { Call } from '../failures/evidence';
import { failed, succeeded, type Result } from '../failures/failure';
import { mapFailure } from '../failures/mapFailure';
import { fieldValue } from './fieldValue';
import type { NodeRoutes, OperationForm } from './operation';
import { failureOfThrown } from './refusal';

/** The item's 'Resource' and 'Operation'; n8n takes no expression for them, so a wrong one comes from an edited workflow. */
export function routeOf<Clients, Form extends OperationForm>(
	execution: IExecuteFunctions,
	{ call, resources }: NodeRoutes<Clients, Form>,
	itemIndex: number,
): Result<Form> {
	const nodeCall: Call = { ...call, operation: execution.getNode().name, effect: 'read' };
	try {
		const [only] = resources;
		const resource = fieldValue(
			execution,
			{ displayName: 'Resource', name: 'resource', fallback: only?.value ?? '' },
			itemIndex,
		);
		const operation = fieldValue(
			execution,
			{ displayName: 'Operation', name: 'operation', fallback: '' },
			itemIndex,
		);
		const form = resources
			.find(({ value }) => value === resource)
			?.operations.find(({ value }) => value === operation);
		return form === undefined
			? failed(
					mapFailure({ kind: 'input', reason: 'operationUnknown', field: 'Operation' }, nodeCall),
				)
			: succeeded(form);
	} catch (error) {
		return failed(failureOfThrown(error, nodeCall));
	}
}

export const callOf = <Clients, Form extends OperationForm>(
	{ call }: NodeRoutes<Clients, Form>,
	{ name, effect }: OperationForm,
): Call => ({ ...call, operation: name, effect: effect === 'read' ? 'read' : 'write' });

/** What work for an item ended with, also if it ended with a throw. */
export async function caught<T>(work: () => Promise<Result<T>>, call: Call): Promise<Result<T>> {
	try {
		return await work();
	} catch (error) {
		return failed(failureOfThrown(error, call));
	}
}
