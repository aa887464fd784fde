/** Languages of the page. */
export const languages = ['de', 'en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** What the page tells about the last thing that was done. */
export type Note =
	| 'wrong'
	| 'notSixDigits'
	| 'expired'
	| 'resent'
	| 'notResent'
	| 'tooEarly'
	| 'trouble'
	| 'outdated'
	| 'notUnderstood'
	| 'shared';

/** Everything the page says, in one language. Numbers are whole. */
export interface Texts {
	readonly title: string;
	/** @param ending the last digits of the phone */
	readonly sentTo: (ending: string) => string;
	readonly label: string;
	readonly confirm: string;
	readonly noSms: string;
	readonly resend: string;
	readonly tries: (left: number) => string;
	readonly valid: (minutes: number) => string;
	readonly notes: Readonly<Record<Exclude<Note, 'tooEarly' | 'shared'>, string>> & {
		readonly tooEarly: (seconds: number) => string;
		/** @param ending the last digits of the phone */
		readonly shared: (ending: string) => string;
	};
	readonly done: { readonly title: string; readonly text: string };
	readonly refused: { readonly title: string; readonly text: string };
	readonly gone: { readonly title: string; readonly text: string };
	readonly earlier: { readonly title: string; readonly text: string };
}

const en: Texts = {
	title: 'Enter your code',
	sentTo: (ending) => `An SMS with a code was sent to the phone number that ends with ${ending}.`,
	label: '6-digit code',
	confirm: 'Confirm',
	noSms: 'No SMS? It can take a minute.',
	resend: 'Send a new code',
	tries: (left) => (left === 1 ? 'One try left.' : `${left} tries left.`),
	valid: (minutes) =>
		minutes === 1
			? 'The code is valid for one more minute.'
			: `The code is valid for ${minutes} more minutes.`,
	notes: {
		wrong: 'This is not the code from the newest SMS. Please check it.',
		notSixDigits: 'Please type the 6 digits from the SMS.',
		expired: 'This code cannot be used any more. Please ask for a new one.',
		resent: 'A new code is on its way. The old one cannot be used any more.',
		notResent: 'No new code could be sent. Please use the one you have, or try again.',
		tooEarly: (seconds) =>
			seconds === 1
				? 'Please wait one more second before you ask for a new code.'
				: `Please wait ${seconds} more seconds before you ask for a new code.`,
		trouble: 'The code could not be checked just now. Please try again in a moment.',
		outdated: 'This page was out of date. Please type the code again.',
		notUnderstood: 'This could not be read. Please type the code again.',
		shared: (ending) =>
			`This link was used for an earlier code too. Now it asks for the code of the phone number that ends with ${ending}. Is that not yours? Then please close this page.`,
	},
	done: { title: 'Thank you', text: 'Your phone number is confirmed. You can close this page.' },
	refused: {
		title: 'Not confirmed',
		text: 'The phone number could not be confirmed with this code. Please start again.',
	},
	gone: { title: 'Nothing to do here', text: 'This page is not waiting for a code any more.' },
	earlier: {
		title: 'An earlier page',
		text: 'This page belongs to an earlier code. What came of that one stays as it is, and nothing is counted here any more.',
	},
};

const de: Texts = {
	title: 'Code eingeben',
	sentTo: (ending) =>
		`Eine SMS mit einem Code wurde an die Telefonnummer gesendet, die auf ${ending} endet.`,
	label: '6-stelliger Code',
	confirm: 'Bestätigen',
	noSms: 'Keine SMS? Es kann eine Minute dauern.',
	resend: 'Neuen Code senden',
	tries: (left) => (left === 1 ? 'Noch ein Versuch.' : `Noch ${left} Versuche.`),
	valid: (minutes) =>
		minutes === 1 ? 'Der Code gilt noch eine Minute.' : `Der Code gilt noch ${minutes} Minuten.`,
	notes: {
		wrong: 'Das ist nicht der Code aus der neuesten SMS. Bitte prüfen Sie ihn.',
		notSixDigits: 'Bitte geben Sie die 6 Ziffern aus der SMS ein.',
		expired: 'Dieser Code gilt nicht mehr. Bitte fordern Sie einen neuen an.',
		resent: 'Ein neuer Code ist unterwegs. Der alte gilt nicht mehr.',
		notResent:
			'Es konnte kein neuer Code gesendet werden. Bitte nehmen Sie den vorhandenen oder versuchen Sie es noch einmal.',
		tooEarly: (seconds) =>
			seconds === 1
				? 'Bitte warten Sie noch eine Sekunde, bevor Sie einen neuen Code anfordern.'
				: `Bitte warten Sie noch ${seconds} Sekunden, bevor Sie einen neuen Code anfordern.`,
		trouble:
			'Der Code konnte gerade nicht geprüft werden. Bitte versuchen Sie es gleich noch einmal.',
		outdated: 'Diese Seite war veraltet. Bitte geben Sie den Code noch einmal ein.',
		notUnderstood: 'Das konnte nicht gelesen werden. Bitte geben Sie den Code noch einmal ein.',
		shared: (ending) =>
			`Dieser Link galt schon für einen früheren Code. Jetzt wird hier nach dem Code der Telefonnummer gefragt, die auf ${ending} endet. Ist das nicht Ihre? Dann schließen Sie bitte diese Seite.`,
	},
	done: {
		title: 'Vielen Dank',
		text: 'Ihre Telefonnummer ist bestätigt. Sie können diese Seite schließen.',
	},
	refused: {
		title: 'Nicht bestätigt',
		text: 'Die Telefonnummer konnte mit diesem Code nicht bestätigt werden. Bitte beginnen Sie von vorn.',
	},
	gone: { title: 'Hier gibt es nichts zu tun', text: 'Diese Seite wartet auf keinen Code mehr.' },
	earlier: {
		title: 'Eine frühere Seite',
		text: 'Diese Seite gehört zu einem früheren Code. Was dabei herauskam, bleibt bestehen; hier wird nichts mehr gezählt.',
	},
};

const fr: Texts = {
	title: 'Saisissez votre code',
	sentTo: (ending) =>
		`Un SMS contenant un code a été envoyé au numéro de téléphone qui se termine par ${ending}.`,
	label: 'Code à 6 chiffres',
	confirm: 'Confirmer',
	noSms: 'Pas de SMS\u00a0? Cela peut prendre une minute.',
	resend: 'Envoyer un nouveau code',
	tries: (left) => (left === 1 ? 'Il reste un essai.' : `Il reste ${left} essais.`),
	valid: (minutes) =>
		minutes === 1
			? 'Le code est encore valable une minute.'
			: `Le code est encore valable ${minutes} minutes.`,
	notes: {
		wrong: 'Ce n’est pas le code du dernier SMS. Veuillez le vérifier.',
		notSixDigits: 'Veuillez saisir les 6 chiffres du SMS.',
		expired: 'Ce code n’est plus valable. Veuillez en demander un nouveau.',
		resent: 'Un nouveau code est en route. L’ancien n’est plus valable.',
		notResent:
			'Aucun nouveau code n’a pu être envoyé. Veuillez utiliser celui que vous avez ou réessayer.',
		tooEarly: (seconds) =>
			seconds === 1
				? 'Veuillez attendre encore une seconde avant de demander un nouveau code.'
				: `Veuillez attendre encore ${seconds} secondes avant de demander un nouveau code.`,
		trouble: 'Le code n’a pas pu être vérifié. Veuillez réessayer dans un instant.',
		outdated: 'Cette page n’était plus à jour. Veuillez saisir le code à nouveau.',
		notUnderstood: 'Ceci n’a pas pu être lu. Veuillez saisir le code à nouveau.',
		shared: (ending) =>
			`Ce lien a déjà servi pour un code précédent. Il demande maintenant le code du numéro de téléphone qui se termine par ${ending}. Ce n’est pas le vôtre\u00a0? Veuillez alors fermer cette page.`,
	},
	done: {
		title: 'Merci',
		text: 'Votre numéro de téléphone est confirmé. Vous pouvez fermer cette page.',
	},
	refused: {
		title: 'Non confirmé',
		text: 'Le numéro de téléphone n’a pas pu être confirmé avec ce code. Veuillez recommencer.',
	},
	gone: { title: 'Rien à faire ici', text: 'Cette page n’attend plus de code.' },
	earlier: {
		title: 'Une page précédente',
		text: 'Cette page appartient à un code précédent. Son résultat reste acquis, et rien n’est plus compté ici.',
	},
};

export const texts: Readonly<Record<Language, Texts>> = { de, en, fr };

const isLanguage = (text: string): text is Language => languages.some((known) => known === text);

/** A header of ordinary length; the rest is not looked at. */
const readLength = 200;

/**
 * The chosen language, or else the first of ours that the browser prefers, or else English.
 * @param accepted the browser's `Accept-Language` (RFC 9110, 12.5.4)
 */
export function languageFor(chosen: string, accepted: unknown): Language {
	if (isLanguage(chosen)) return chosen;
	const header = typeof accepted === 'string' ? accepted.slice(0, readLength) : '';
	const wanted = header
		.split(',')
		.map((range) => {
			const [tag = '', weight = ''] = range
				.trim()
				.toLowerCase()
				.split(/\s*;\s*q=/);
			return { language: tag.split('-')[0] ?? '', weight: weight === '' ? 1 : Number(weight) };
		})
		.filter(({ weight }) => weight > 0)
		.sort((one, other) => other.weight - one.weight);
	return wanted.map(({ language }) => language).find(isLanguage) ?? 'en';
}
