import type { PimsBridgeClient, SdkCall } from '../../shared/clients/pimsBridge';
import type { PimsCall } from '../../shared/clients/pimsCalls';
import { succeeded, type Result } from '../../shared/failures/failure';

/** Lets Stellantis send one SMS; `more` is what the output says besides. */
export async function requestSmsCode(
	bridge: PimsBridgeClient,
	call: PimsCall,
	sdk: Omit<SdkCall, 'effect'>,
	more: object = {},
): Promise<Result<object>> {
	const sent = await bridge.callForResult([call], { ...sdk, effect: 'write' });
	return sent.ok
		? succeeded({ codeRequested: true, ...more, requestedAt: new Date().toISOString() })
		: sent;
}
