import { randomInt } from 'node:crypto';
import type { World } from '../../contract';
import type { BridgeSettings } from '../settings';

/** The three kinds that do not mix: each feeds other calls. */
export type SmsCodeKind = 'phoneNumberCertification' | 'enrollment' | 'resetPIN';

interface Issued {
	readonly code: string;
	/** National number the SMS went to. */
	readonly phone: string;
	readonly expiresAt: number;
	/** An enrollment code that `set smscode` has confirmed; `enroll` asks for it once more. */
	confirmed: boolean;
}

const texts: Readonly<Record<SmsCodeKind, string>> = {
	phoneNumberCertification: 'to certify this phone number',
	enrollment: 'to activate your device',
	resetPIN: 'to choose a new PIN',
};

/** The SMS codes of one account. A new code of a kind replaces the older one; a code serves once. */
export class SmsCodes {
	private readonly issued = new Map<SmsCodeKind, Issued>();

	constructor(
		private readonly world: World,
		private readonly settings: BridgeSettings,
	) {}

	/** `phone` in national format, `callingCode` of the account's country. */
	send(kind: SmsCodeKind, phone: string, callingCode: string): void {
		const code = String(randomInt(1_000_000)).padStart(6, '0');
		const { clock, phones } = this.world;
		const expiresAt = clock.now() + this.settings.smsCodeValidMs;
		this.issued.set(kind, { code, phone, expiresAt, confirmed: false });
		phones.deliver({
			to: callingCode + phone.replace(/^0/, ''),
			from: 'Stellantis',
			text: `Your code ${texts[kind]}: ${code}`,
			at: new Date(clock.now()).toISOString(),
			code,
		});
	}

	/** 2305: no such code of this kind (for this phone). 2306: it was one, too long ago. */
	check(kind: SmsCodeKind, code: string, phone?: string): 'right' | 2305 | 2306 {
		const issued = this.issued.get(kind);
		if (issued?.code !== code || (phone !== undefined && issued.phone !== phone)) return 2305;
		return this.world.clock.now() < issued.expiresAt ? 'right' : 2306;
	}

	confirm(kind: SmsCodeKind): void {
		const issued = this.issued.get(kind);
		if (issued) issued.confirmed = true;
	}

	isConfirmed(kind: SmsCodeKind): boolean {
		return this.issued.get(kind)?.confirmed ?? false;
	}

	useUp(kind: SmsCodeKind): void {
		this.issued.delete(kind);
	}
}
