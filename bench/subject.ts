import type { Bench } from '../test/harness';
import type { Contender } from './measure';
import type { Report } from './report';
import type { Conditions } from './vendorMessages';
import type { VendorProcess } from './vendorProcess';

export interface Setting {
	readonly bench: Bench;
	readonly vendor: VendorProcess;
	readonly items: number;
	readonly rounds: number;
}

/** What can be measured by name on the command line. */
export interface Subject {
	readonly defaults: Pick<Setting, 'items' | 'rounds'>;
	run(setting: Setting): Promise<Report>;
	/** The run to look into when an aim is missed. */
	profiled(setting: Setting): { contender: Contender; conditions: Conditions };
}
