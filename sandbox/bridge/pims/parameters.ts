import type { PimsCode } from './codes';
import { refusal, type Dialect } from './message';

/**
 * The parameters of one call, read the way the session's SDK wants them. A missing one is refused with 2101, one of the
 * wrong type or value with 2102; both name it.
 */
export class Parameters {
	constructor(
		private readonly given: Readonly<Record<string, unknown>>,
		readonly dialect: Dialect,
	) {}

	has(name: string): boolean {
		return this.given[name] !== undefined && this.given[name] !== null;
	}

	is(name: string, value: string): boolean {
		return this.given[name] === value;
	}

	text(name: string, pattern: RegExp = /\S/): string {
		const value = this.present(name);
		return typeof value === 'string' && pattern.test(value) ? value : this.refuse(2102, name);
	}

	choice<const T extends string>(name: string, choices: readonly T[]): T {
		const value = this.present(name);
		return choices.find((choice) => choice === value) ?? this.refuse(2102, name);
	}

	/** The 2.0 examples quote booleans; the specifications since then do not. */
	flag(name: string): boolean {
		const value = this.present(name);
		const [yes, no] = this.dialect === '2.0' ? ['true', 'false'] : [true, false];
		return value === yes || (value !== no && this.refuse(2102, name));
	}

	integer(name: string, least: number, most: number): number {
		const value = this.present(name);
		const fits =
			typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
		return fits ? value : this.refuse(2102, name);
	}

	choices<const T extends string>(name: string, choices: readonly T[]): T[] {
		const values = this.list(name).map((value) => choices.find((choice) => choice === value));
		return values.map((value) => value ?? this.refuse(2102, name));
	}

	objects(name: string): Parameters[] {
		return this.list(name).map((value) =>
			isRecord(value) ? new Parameters(value, this.dialect) : this.refuse(2102, name),
		);
	}

	part(name: string): Parameters {
		const value = this.present(name);
		return isRecord(value) ? new Parameters(value, this.dialect) : this.refuse(2102, name);
	}

	refuse(code: PimsCode, name: string): never {
		throw refusal(code, this.dialect, name);
	}

	private list(name: string): readonly unknown[] {
		const value = this.present(name);
		return Array.isArray(value) ? value : this.refuse(2102, name);
	}

	private present(name: string): unknown {
		return this.has(name) ? this.given[name] : this.refuse(2101, name);
	}
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** National digits: `0612345678`. A number with its calling code (`33612345678`, `+33…`) is none. */
export const nationalPhone = /^(?:0[1-9]\d{5,11}|[1-9]\d{5,9})$/;
export const pinCode = /^\d{4,8}$/;
export const digits = /^\d+$/;
export const vinPattern = /^[A-HJ-NPR-Z0-9]{17}$/;
