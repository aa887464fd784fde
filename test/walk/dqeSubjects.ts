import type { Sandbox } from '../../sandbox';
import { dqeMessageCatalogue } from '../../nodes/shared/failures/dqeMessageCatalogue';
import { dqeVerifyCatalogue } from '../../nodes/shared/failures/dqeVerifyCatalogue';
import { phones, sendCode, smsTokens, verifyCode } from '../support/dqeOperations';
import type { OperationUnderTest } from '../support/operationUnderTest';
import type { Book, Subject } from './subject';

/** DQE keeps one confirmation for each SMS it handed to the operator, also where that one loses it. */
function bookOfSending({ dqe, phones: mobiles }: Sandbox): Book {
	const sentTo = (phone: string) =>
		[...dqe.confirmations].filter(([, confirmation]) => confirmation.phone === phone);
	return {
		timesDone: (customer) =>
			Math.max(sentTo(phones[customer]).length, mobiles.messagesOf(phones[customer]).length),
		wrongGuesses: () => 0,
		isTrue: (customer, { phone, smsToken, status, delivered }) =>
			phone === phones[customer] &&
			sentTo(phones[customer]).some(([token]) => token === smsToken) &&
			delivered === (status === 'DELIVERED') &&
			(delivered !== true || mobiles.messagesOf(phones[customer]).length > 0),
	};
}

const bookOfVerifying = ({ dqe }: Sandbox): Book => ({
	timesDone: (customer) => {
		const { used = false, wrongTries = 0 } = dqe.confirmations.get(smsTokens[customer]) ?? {};
		return Number(used) + wrongTries;
	},
	wrongGuesses: (customer) => dqe.confirmations.get(smsTokens[customer])?.wrongTries ?? 0,
	isTrue: (customer, { verified, phone }) => {
		const confirmation = dqe.confirmations.get(smsTokens[customer]);
		return (
			verified === true &&
			phone === phones[customer] &&
			confirmation?.used === true &&
			confirmation.wrongTries === 0
		);
	},
});

const subjectOf = (
	operation: OperationUnderTest,
	its: Pick<Subject, 'codes' | 'inOrder' | 'book'>,
): Subject => ({
	...operation,
	...its,
	vendor: 'dqe',
	places: [operation.meets.on ?? ''],
	codePlaces: [operation.meets.on ?? ''],
	arrange: (sandbox) => operation.arrange(sandbox),
	refuse: operation.refusal.arrange,
});

/** With a token that is fetched first, and renewed once when it is refused. */
const signedIn = (subject: Subject): Subject => ({
	...subject,
	name: `${subject.name}, signed in`,
	signsIn: true,
	places: [...subject.places, '/oauth/access_token/'],
});

const sending = subjectOf(sendCode, {
	codes: [...Object.keys(dqeMessageCatalogue).filter(isRefusal), '97'],
	inOrder: true,
	book: bookOfSending,
});
const { options: _, ...verifyAtOnce } = verifyCode;
const verifying = subjectOf(verifyAtOnce, {
	codes: [...Object.keys(dqeVerifyCatalogue).filter(isRefusal), '97'],
	inOrder: false,
	book: bookOfVerifying,
});

/** `00` on order would be a vendor that says what it did not do: nobody can tell. */
function isRefusal(code: string): boolean {
	return /^\d\d$/.test(code) && code !== '00';
}

export const dqeSubjects: readonly Subject[] = [
	sending,
	verifying,
	signedIn(sending),
	signedIn(verifying),
];
