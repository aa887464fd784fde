/**
 * The answer to a delivery that is not proven to come from the bridge. It gives no reason: whoever forges deliveries
 * should not learn which check failed.
 */
export const refusedDelivery = {
	status: 401,
	body: { title: 'Not a delivery of the bridge' },
} as const;
