import type { OvipClient } from '../../shared/clients/ovip';
import type { BatchOperation, Resource } from '../../shared/execution/operation';
import { check } from './eligibility/check.operation';
import { add } from './subscription/add.operation';
import { getAll } from './subscription/getAll.operation';
import { remove } from './subscription/remove.operation';
import { sync } from './subscription/sync.operation';

/** Every operation of the node, one line each. */
export const resources: ReadonlyArray<Resource<BatchOperation<OvipClient>>> = [
	{ value: 'eligibility', name: 'Eligibility', operations: [check] },
	{ value: 'subscription', name: 'Subscription', operations: [add, getAll, remove, sync] },
];
