import type { InputReason } from '../values/inputReason';
import type { Entry } from './entry';

const refused = { category: 'input', delivered: 'no', retry: 'afterFix' } as const;

const input = (message: string, hint: string): Entry => ({ ...refused, message, hint });

/** What stands in the credential. */
const configured = (message: string, hint: string): Entry => ({
	...refused,
	category: 'configuration',
	message,
	hint,
});

/** Given values that were refused before anything was sent. `{field}` is the field's name in the editor. */
export const inputCatalogue: Readonly<Record<InputReason, Entry>> = {
	expressionGaveNothing: input(
		"The expression in '{field}' gave nothing",
		'This item has no such data: check the name of the field and the node it comes from. Where it may be missing, write for example {{ $json.country ?? "" }}.',
	),
	switchNotValid: input(
		"'{field}' is neither true nor false",
		'Switch it on or off, or have the expression give true or false, for example {{ $json.dryRun === "yes" }}.',
	),
	choiceNotValid: input(
		"'{field}' is not one of {choices}",
		'Choose it from the list of the field, or have the expression give one of these, for example {firstChoice}.',
	),
	choicesMissing: input(
		"'{field}' is empty",
		'Choose at least one of {choices}, for example {firstChoice}.',
	),
	choicesNotValid: input(
		"'{field}' has something that is not one of {choices}",
		'Choose from the list of the field, or have the expression give a list of these, for example ["{firstChoice}"].',
	),
	numberNotValid: input(
		"'{field}' is not a whole number {range}",
		'Give digits only, for example {min}.',
	),
	textNotValid: input(
		"'{field}' is not text",
		'Have the expression give text or a number, not a list or an object: for example {{ $json.title }} where title is text.',
	),
	phoneMissing: input(
		"'{field}' is empty",
		'Give a phone number with its country code, for example +33 6 12 34 56 78.',
	),
	phoneCountryMissing: input(
		"'{field}' has no country code",
		"Give the number with + and its country code, for example +33 6 12 34 56 78, or choose its country in 'Country'.",
	),
	phoneNotANumber: input(
		"'{field}' is not a phone number",
		'Give digits with a country code, for example +33 6 12 34 56 78; spaces, dots and dashes are fine.',
	),
	phoneCountryMismatch: input(
		"'{field}' has no + in front and is no mobile number of the chosen country; with + it is one of {named}",
		"Choose that country in 'Country', or put + in front of the number, for example +39 333 123 4567: then 'Country' does not matter.",
	),
	phoneTooShort: input(
		"'{field}' has too few digits for its country",
		'Check whether digits got lost, for example +33 6 12 34 56 78 has 9 digits after +33.',
	),
	phoneTooLong: input(
		"'{field}' has too many digits for its country",
		'Give one number only, without an extension, for example +33 6 12 34 56 78.',
	),
	phoneNotValid: input(
		"'{field}' is not a number of its country",
		'Check the first digits with the person: a mobile number in France begins with +33 6 or +33 7.',
	),
	phoneDigitsLost: input(
		"'{field}' came as a number that may have lost digits",
		'Give it as text, for example "0612345678" or +33 6 12 34 56 78; spreadsheets like to turn phone numbers into numbers.',
	),
	phoneFromSpreadsheet: input(
		"'{field}' came from a spreadsheet, which has made a number of it that is not the phone number any more",
		'Format the column as text in the spreadsheet and type the phone number again, for example +33 6 12 34 56 78.',
	),
	phoneMoreThanOne: input(
		"'{field}' has more in it than one phone number, such as an extension or a second number",
		'Give one mobile number alone, for example +33 6 12 34 56 78; an SMS reaches no extension.',
	),
	phoneWithLetters: input(
		"'{field}' has letters in it",
		'Give the number alone, without names and notes, for example +33 6 12 34 56 78.',
	),
	phoneLetterForDigit: input(
		"'{field}' has a letter where a digit is meant, such as O for zero or l for one",
		'Type the number again with digits only, for example +33 6 12 34 56 78.',
	),
	phoneNumberSigns: input(
		"'{field}' has signs in it that look like digits and are none, such as ² or ①",
		'Give plain digits, for example +33 6 12 34 56 78; the mark of a footnote is no part of the number.',
	),
	phoneAmbiguous: input(
		"'{field}' can be read as more than one phone number",
		'Give the number with + and its country code, for example +33 6 12 34 56 78.',
	),
	phoneOfTerritory: input(
		"'{field}' has digits of {named} behind the country code of another country, where nobody has this number",
		"Put the country code of {named} in front, or give the number as it is dialled within the country, for example 0692 12 34 56 with 'Country' set to France.",
	),
	countryNotValid: input(
		"'{field}' is not a country",
		'Choose it from the list, or give its three letters or its English name, for example FRA or France.',
	),
	companyNameLength: input(
		"'{field}' does not have 3 to 11 characters",
		'Shorten or lengthen the name of the sender, for example MyCompany.',
	),
	companyNameCharacters: input(
		"'{field}' has characters that an SMS sender cannot have",
		'Use letters, digits and spaces only, for example My Company.',
	),
	messageMissing: input(
		"'{field}' is empty",
		'Write the text before the code, for example "Your code is". The code is added behind it.',
	),
	messageLength: input(
		"'{field}' is longer than 125 characters",
		'Shorten the text; spaces count, and the code is added behind it, for example "Your code is".',
	),
	messageCharacters: input(
		"'{field}' has characters that do not fit into the SMS",
		'Leave out emoji and line breaks; letters, digits and punctuation are fine, for example "Your code is".',
	),
	noConsentChannel: input(
		"'{field}' is empty",
		'Choose at least one channel that the person agreed to, for example SMS.',
	),
	consentChannelNotValid: input(
		"'{field}' names a channel that does not exist",
		'Choose from the list, or give a list such as ["sms", "email"] of these: {choices}.',
	),
	pinNotSixDigits: input(
		"'{field}' is not 6 digits",
		'Give the 6 digits of the SMS as text, for example 012345.',
	),
	smsTokenMissing: input(
		"'{field}' is empty",
		"Take smsToken from the output of Send Code, for example {{ $('Send Code').item.json.smsToken }}.",
	),
	smsTokenNotValid: input(
		"'{field}' is not a token of Send Code",
		"Take smsToken unchanged, for example {{ $('Send Code').item.json.smsToken }}.",
	),
	smsCodeNotValid: input(
		"'{field}' is not a code from an SMS",
		'Give the digits of the SMS as text, so that leading zeros stay, for example 012345.',
	),
	pinCodeNotValid: input(
		"'{field}' is not 4 to 8 digits",
		"Give the PIN of the customer's account as text, so that leading zeros stay, for example 0123.",
	),
	vinMissing: input(
		"'{field}' is empty",
		"Give the car's vehicle identification number, for example VF000000000000001.",
	),
	vinNotValid: input(
		"'{field}' is not a vehicle identification number",
		"Give all 17 letters and digits from the car's papers, for example VF000000000000001.",
	),
	vinHasIoq: input(
		"'{field}' has a letter I, O or Q",
		'A VIN has no I, O or Q: is it a zero, or a one? Compare it with the papers of the car, for example VF000000000000001.',
	),
	vinForeignLetter: input(
		"'{field}' has a letter of another alphabet, which may look like the right one",
		'Type the VIN anew with the letters A to Z, for example VF000000000000001: a Cyrillic or Greek A looks the same and is another letter.',
	),
	vinInObject: input(
		"'{field}' is given as objects, and the VIN stands inside them",
		"Name the VIN inside, for example {{ $json.vin }} for one car, or {{ $json.cars.pluck('vin') }} for a list.",
	),
	timeMissing: input(
		"'{field}' is empty",
		'Give a time of day, for example 22:30, or a date and time within the next 24 hours.',
	),
	timeNotValid: input(
		"'{field}' is not a time",
		'Give a time of day such as 22:30, a date and time such as 2030-01-31T22:30, or PT22H30M.',
	),
	timeIsNumber: input(
		"'{field}' is a number, not a time",
		'Give the time with a colon, for example 22:30. A spreadsheet keeps a time as a part of a day, 0.9375 for 22:30: let it give text.',
	),
	timeTooFar: input(
		"'{field}' is not the next time that the car's clock shows that hour",
		'A car keeps a time of day only and takes the next one: run the node within the last 24 hours before, or give a time such as 22:30.',
	),
	timeInThePast: input(
		"'{field}' has passed",
		'Give a moment within the next 24 hours, or a time of day such as 22:30.',
	),
	timeZoneNotValid: input(
		"'{field}' is not a time zone",
		'Give a name from the time zone database, for example Europe/Paris.',
	),
	sessionNotValid: input(
		"'{field}' is not the name of a session",
		'Give letters, digits, dots and dashes, at most 64, as the owner of the bridge named it, for example alice.',
	),
	apiNotValid: input(
		"'{field}' is not the name of an SDK call",
		'Give the full name from the reference of the Mobile SDK, for example pims.vehicle.informations.',
	),
	parametersNotAnObject: input(
		"'{field}' is not a JSON object",
		'Give names and values in braces, for example { "action": "get" }.',
	),
	programsMissing: input(
		"'{field}' has no program",
		'Give at least one with its slot, for example slot 1 at 07:30 on Monday.',
	),
	programsNotAList: input(
		"'{field}' is not a list of programs",
		'Give for each one slot, time (or hour and minute), days and enabled, for example [{ "slot": 1, "time": "07:30", "days": ["mon", "fri"], "enabled": true }].',
	),
	programSlotNotValid: input(
		"'{field}' has a program without a slot from 1 to 4",
		'Give the number of its place in the car, for example "slot": 1.',
	),
	programSlotRepeated: input(
		"'{field}' has two programs for the same slot",
		'Give each slot from 1 to 4 once, for example 1 and 2.',
	),
	programTimeNotValid: input(
		"'{field}' has a program with a time that is none",
		'Give a time of day such as "time": "07:30", or "hour": 7 and "minute": 30.',
	),
	programDaysNotValid: input(
		"'{field}' has a program with a day that is none",
		'Give days out of {choices}, for example "days": ["mon", "wed", "fri"].',
	),
	programEnabledNotValid: input(
		"'{field}' has a program of which it is not clear whether it is enabled",
		'Give true or false without quotes, for example "enabled": true.',
	),
	severalItems: input(
		'This operation waits for one person, and the node was given several items',
		'Put the node and what follows it into a workflow of their own, and call that by Execute Sub-workflow, run once for each item and without waiting for its end: each person then has an address and a wait apart. Loop Over Items with a batch size of 1 works too, but asks one person after the other, all at one address.',
	),
	redirectNotValid: input(
		"'{field}' is not the address of a web page",
		'Give the whole address with its protocol, for example https://www.example.com/thank-you.',
	),
	toolNotAllowed: configured(
		"An AI agent may not do this here, because '{field}' is off in the tool node; nothing was sent",
		"A person can switch '{field}' on in the tool node. It has to stand there as a fixed value: what an expression gives does not count, so that no model can allow it to itself.",
	),
	operationUnknown: input(
		"'{field}' is not an operation of this node",
		'Choose it again from the list of the node, where it is saved as for example sendCode; n8n takes no expression here.',
	),
	serviceMissing: input(
		"'{field}' is empty",
		'Give the code of a service in Portail OVIP, for example SERVICE1_CODE.',
	),
	serviceNotValid: input(
		"'{field}' is not the code of a service",
		'Give the code as Portail OVIP has it, letters, digits, dots and dashes without spaces, for example SERVICE1_CODE.',
	),
	syncWouldEmpty: input(
		"The service would lose all its subscribers, because '{field}' has no VIN for it",
		"Check where the VINs come from; if the list shall be emptied, switch on 'Allow Emptying' in the options.",
	),
	syncRemovesTooMany: input(
		"The service would lose {removals} of its {listed} subscribers, and '{field}' allows {allowed}; nothing of it was changed",
		"Check where the VINs come from, and see with 'Dry Run' which cars would go. If they shall, raise '{field}' in the options, for example to 100%.",
	),
	syncRepeated: configured(
		'This execution has synced the service before, and a second sync would undo the first; nothing of it was changed',
		'Bring all VINs of the service together before one Sync: join branches with a Merge node, and take the node out of its loop. After a dry run, the sync itself is the first one.',
	),
	syncOfFirstItem: configured(
		"'Execute Once' hands on the first item alone, so the cars of all others would lose the service; nothing was changed",
		"Switch 'Execute Once' off in the settings of the node: Sync takes all items together by itself. Or give in '{field}' one list of the VINs of all items.",
	),
	removalLimitNotValid: input(
		"'{field}' is neither a share from 0% to 100% nor a whole number of cars",
		'Give the share of the list with a percent sign, for example 20%, or a number of cars, for example 15.',
	),
	credentialChoiceNotValid: configured(
		"'{field}' in the credential is not one of {choices}",
		'Choose it from the list in the credential, or have the expression there give one of these, for example {firstChoice}.',
	),
	serverAddressMissing: configured(
		"'{field}' is empty",
		'Give the address of the server in the credential, for example https://server.example.com.',
	),
	serverAddressNoScheme: configured(
		"'{field}' does not begin with http:// or https://",
		'Write the address in the credential with one of them in front, for example https://server.example.com; http:// is right only where the server has no TLS.',
	),
	serverAddressHasLogin: configured(
		"'{field}' has a user name or a password in it, in front of the @",
		'Give the address alone, for example https://server.example.com, and what lets you in in the fields of the credential that are made for it: an address is not kept secret.',
	),
	serverAddressHasQuery: configured(
		"'{field}' has a ? or a # in it, and what follows would be lost",
		'Give the address up to there, for example https://server.example.com/path.',
	),
	serverAddressNotValid: configured(
		"'{field}' is not the address of a server",
		'Give protocol, host and, where there are, port and path in the credential, without spaces or backslashes, for example https://server.example.com:8443.',
	),
	clientIdMissing: input(
		"'{field}' is empty",
		'Give the client id that Stellantis sent with the certificate in the credential, for example 1a2b3c4d.',
	),
	certificateMissing: configured(
		"'{field}' is empty",
		'Paste the certificate that Stellantis signed, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.',
	),
	certificateNotPem: configured(
		"'{field}' is not a certificate in PEM form, or a part of it is missing",
		'Paste the whole file, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----; the private key has a field of its own.',
	),
	certificateTooWeak: configured(
		"The key of a certificate in '{field}' is too short to be accepted",
		'Have Stellantis sign a new request that was made with a longer key: RSA with 2048 bits or more, or EC on the curve P-256.',
	),
	certificateSignatureTooWeak: configured(
		"A certificate in '{field}' is signed with MD5 or SHA-1, which no server accepts any more",
		'Ask Stellantis for a certificate that is signed with SHA-256, or for newer certificates of the authorities in between.',
	),
	certificateNotYetValid: configured(
		"The certificate in '{field}' is not valid yet",
		'Use the certificate that is valid today until the new one is, and check the clock of the n8n server.',
	),
	certificateExpired: configured(
		"The certificate in '{field}' has expired",
		'Ask Stellantis for a new one and paste it, together with its private key if that is new too.',
	),
	pemIsCertificate: configured(
		"'{field}' holds a certificate, not a private key",
		"Paste the certificate into 'Client Certificate', and the key it was requested with into 'Private Key'.",
	),
	pemIsPrivateKey: configured(
		"'{field}' holds a private key, not a certificate",
		"Paste the key into 'Private Key', and the certificate that Stellantis signed into 'Client Certificate'.",
	),
	pemIsPublicKey: configured(
		"'{field}' holds a public key, which nobody can sign in with",
		"Paste the certificate that Stellantis signed into 'Client Certificate', and the private key it was requested with into 'Private Key'.",
	),
	pemIsRequest: configured(
		"'{field}' holds a certificate request, not the signed certificate",
		"Paste the certificate that Stellantis sent back for this request into 'Client Certificate', and the key that the request was made with into 'Private Key'.",
	),
	pemIsPkcs7: configured(
		"'{field}' holds a PKCS #7 file (.p7b)",
		'Convert it, and paste the outcome: openssl pkcs7 -print_certs -in file.p7b (with -inform der if the file is binary).',
	),
	pemIsPkcs12: configured(
		"'{field}' holds a PKCS #12 file (.p12 or .pfx)",
		"Convert it, and paste certificate and key into 'Client Certificate' and 'Private Key': openssl pkcs12 -in file.p12 -nodes.",
	),
	pemIsOpenSsh: configured(
		"'{field}' holds a key in the form of OpenSSH",
		'Check that it is the key of the certificate and not of an SSH login; then convert it, which changes the file itself: ssh-keygen -p -m PKCS8 -f file.',
	),
	privateKeyMissing: configured(
		"'{field}' is empty",
		'Paste the private key of the certificate, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----.',
	),
	privateKeyNotPem: configured(
		"'{field}' is not a private key in PEM form, or a part of it is missing",
		'Paste the whole file, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----; one in another form can be converted with: openssl pkey -in file.',
	),
	privateKeyOfAnotherCertificate: configured(
		"'{field}' does not belong to the certificate",
		'Paste the key that the request for this certificate was made with, or the certificate that belongs to this key.',
	),
	passphraseMissing: configured(
		"'{field}' is empty, but the private key is encrypted",
		'Give the passphrase that the private key was saved with.',
	),
	passphraseWrong: configured(
		"'{field}' does not open the private key",
		'Check capitals and spaces. If it is right, the key has an encryption that is no longer supported: save it anew with: openssl pkcs8 -topk8 -in file.',
	),
};
