/**
 * The value of a field that n8n shows with a list (a resource locator), however it was given: as the editor keeps it
 * (`{ mode, value }`), or as it is, which is what an expression for the whole field and a workflow written by hand give.
 */
export const locatorValue = (raw: unknown): unknown => (isLocator(raw) ? raw.value : raw);

const isLocator = (raw: unknown): raw is { readonly value: unknown } =>
	typeof raw === 'object' && raw !== null && 'mode' in raw && 'value' in raw;
