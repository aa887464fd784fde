import { lookUp, type Catalogue, type Entry } from './entry';

const accepted = { category: 'timeout', delivered: 'yes', retry: 'later' } as const;

/** A vehicle command was accepted, but its outcome did not come in time; by the last sign of life. */
export const noOutcomeCatalogue: Catalogue = {
	'900': {
		...accepted,
		message: 'Stellantis accepted the command, but the car gave no answer within {waited}',
		hint: "The command may still be carried out. Read the car's status later, or raise 'Wait At Most'.",
	},
	'901': {
		...accepted,
		message: 'The car was asleep and did not wake up for the command within {waited}',
		hint: "The command may still be carried out. Read the car's status later; a car that stood for a week without network must be driven first.",
	},
	'903': {
		...accepted,
		message:
			'The command reached the car, but the car did not say within {waited} what became of it',
		hint: "Read the car's status before sending the command again: it was probably carried out.",
	},
};

/** Nothing at all was heard, or a stage that nobody has described. */
const unheard: Entry = {
	...accepted,
	message: 'The command was accepted, but nothing was heard of its outcome within {waited}',
	hint: "Read the car's status before sending the command again, or raise 'Wait At Most'.",
};

/** @param lastCode the last signal of the command: 900, 901, 903, or empty for none */
export const noOutcomeEntryOf = (lastCode: string): Entry =>
	lookUp(noOutcomeCatalogue, lastCode.trim()) ?? unheard;
