import type { INodeProperties } from 'n8n-workflow';
import type { ChoiceField, NumberField } from '../../shared/execution/fieldKinds';
import type { Parameters } from '../../shared/execution/parameters';
import { parseWebAddress } from '../../shared/values/webAddress';
import type { Language } from './texts';

const limitField: NumberField = {
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1440 },
	default: 10,
	description:
		'After how many minutes the workflow goes on without an answer, for example 10. Without it: a minute after the last code that may be sent has expired.',
};

const triesField: NumberField = {
	displayName: 'Maximum Tries',
	name: 'maxTries',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10 },
	default: 3,
	description: 'How many PINs the person may try for each code, 1 to 10, for example 3',
};

const resendsField: NumberField = {
	displayName: 'Maximum Resends',
	name: 'maxResends',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 5 },
	default: 1,
	description:
		'How many times the person may ask for another SMS, 0 to 5, for example 1; each is billed by DQE',
};

const pauseField: NumberField = {
	displayName: 'Pause Before Resend',
	name: 'resendPause',
	type: 'number',
	typeOptions: { minValue: 10, maxValue: 3600 },
	default: 60,
	description:
		'Seconds after an SMS before the person may ask for another one, 10 to 3600, for example 60',
};

const languageField: ChoiceField<Language | 'auto'> = {
	displayName: 'Page Language',
	name: 'language',
	type: 'options',
	options: [
		{ name: 'English', value: 'en' },
		{ name: 'French', value: 'fr' },
		{ name: 'From the Browser', value: 'auto' },
		{ name: 'German', value: 'de' },
	],
	default: 'auto',
	description:
		'Language of the page; from the browser means the first of the three that the person prefers there, or else English',
};

const titleField: INodeProperties = {
	displayName: 'Page Title',
	name: 'pageTitle',
	type: 'string',
	default: '',
	placeholder: 'e.g. Confirm your phone',
	description: 'Heading of the page in place of ours, for example Confirm your phone',
};

const textField: INodeProperties = {
	displayName: 'Page Text',
	name: 'pageText',
	type: 'string',
	default: '',
	placeholder: 'e.g. We have sent you an SMS.',
	description:
		'Text above the field for the PIN in place of ours, for example "We have sent you an SMS."; plain text',
};

const firstAnswerField: ChoiceField<WaitOptions['firstAnswer']> = {
	displayName: 'Answer to the First Caller',
	name: 'firstAnswer',
	type: 'options',
	options: [
		{
			name: 'Link to the Page',
			value: 'link',
			description: 'JSON with the address of the page and when it ends',
		},
		{ name: 'Nothing', value: 'none', description: 'Another node answers' },
		{ name: 'The Page', value: 'page', description: 'The browser shows it at once' },
	],
	default: 'page',
	description:
		"What the caller of a webhook that started the workflow is answered once the SMS is sent; needs 'Respond' set to Using 'Respond to Webhook' Node there, and such a node somewhere after this one, otherwise it has no effect",
};

const lastAnswerField: ChoiceField<PageSettings['lastAnswer']> = {
	displayName: 'Answer When Done',
	name: 'lastAnswer',
	type: 'options',
	options: [
		{
			name: 'From a Later Node',
			value: 'respond',
			description: 'A Respond to Webhook node after this one answers the browser',
		},
		{ name: 'The Page', value: 'page', description: 'It says whether the phone is confirmed' },
	],
	default: 'page',
	description: 'What the browser shows after the right PIN, or after the last try',
};

const redirectField: INodeProperties = {
	displayName: 'Redirect When Confirmed',
	name: 'redirectUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://www.example.com/thank-you',
	description:
		'Page that the browser is sent to after the right PIN, for example https://www.example.com/thank-you',
};

export const waitOptions: readonly INodeProperties[] = [
	limitField,
	triesField,
	resendsField,
	pauseField,
	languageField,
	titleField,
	textField,
	firstAnswerField,
	lastAnswerField,
	redirectField,
];

/** What the page and the replies go by, over the whole wait. */
export interface PageSettings {
	readonly maxTries: number;
	/** Seconds. */
	readonly resendPause: number;
	readonly language: string;
	/** Empty: our own words. */
	readonly title: string;
	readonly text: string;
	/** Empty: our own page. */
	readonly redirectUrl: string;
	readonly lastAnswer: 'page' | 'respond';
	/** Minutes; 0 where the code's own life decides. */
	readonly limit: number;
}

export interface WaitOptions {
	readonly settings: PageSettings;
	readonly maxResends: number;
	readonly firstAnswer: 'page' | 'link' | 'none';
}

/** @throws {RefusedParameter} */
export function readWaitOptions({ options }: Parameters): WaitOptions {
	return {
		settings: {
			maxTries: options.number(triesField),
			resendPause: options.number(pauseField),
			language: options.choice(languageField),
			title: options.text(titleField),
			text: options.text(textField),
			redirectUrl: options.read(redirectField, parseWebAddress) ?? '',
			lastAnswer: options.choice(lastAnswerField),
			limit: options.numberIfGiven(limitField) ?? 0,
		},
		maxResends: options.number(resendsField),
		firstAnswer: options.choice(firstAnswerField),
	};
}
