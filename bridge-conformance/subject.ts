import { AnswerCheck } from './answerCheck';
import { failing } from './batches';
import { Bridge, newKey, type Answer } from './bridge';
import { runCommand, type CommandRun } from './commandRun';
import type { ConformanceOptions } from './options';
import { listenerOf, type CallbackReceiver } from './receiver';
import { Inconclusive, type Need } from './rule';

/** The bridge under test, and what is known of it before the first rule. */
export class Subject {
	private command: Promise<CommandRun> | undefined;

	private constructor(
		readonly options: ConformanceOptions,
		readonly bridge: Bridge,
		readonly answers: AnswerCheck,
		private readonly otherSessionId: string | undefined,
		private readonly knownVin: string | undefined,
		private readonly listener: CallbackReceiver | undefined,
		/** What the first batch of all was answered, and its key. */
		readonly oldest: { readonly key: string; readonly answer: Answer },
	) {}

	/** Rejects if nothing answers at the address, or the port of the callbacks is taken. */
	static async meet(options: ConformanceOptions): Promise<Subject> {
		const answers = new AnswerCheck();
		const { url, token, session } = options;
		const bridge = new Bridge(url, token, session, answers);
		const [health, known] = [await bridge.health(), await bridge.getSession()];
		const { sessions } = health.body;
		const { vins } = known.body;
		const key = newKey();
		const oldest = { key, answer: await bridge.calls([failing], key) };
		const named = (list: unknown) => (Array.isArray(list) ? list.map(String) : []);
		return new Subject(
			options,
			bridge,
			answers,
			options.otherSession ?? named(sessions).find((id) => id !== session),
			options.vin ?? named(vins)[0],
			await listenerOf(options),
			oldest,
		);
	}

	/** Why a need is not met; undefined if it is. */
	missing(need: Need): string | undefined {
		const reasons: Readonly<Record<Need, string | false>> = {
			vin: this.knownVin === undefined && 'the bridge names no car: give --vin',
			commands: !this.options.allowCommands && 'needs --allow-commands',
			callback: this.listener === undefined && 'needs --callback-url',
			otherSession:
				this.otherSessionId === undefined &&
				'the bridge names no other session: give --other-session',
		};
		return reasons[need] || undefined;
	}

	/** Another session of the bridge. */
	get otherSession(): string {
		if (this.otherSessionId === undefined) throw new Inconclusive('no other session is known');
		return this.otherSessionId;
	}

	get vin(): string {
		if (this.knownVin === undefined) throw new Inconclusive('no car is known');
		return this.knownVin;
	}

	get receiver(): CallbackReceiver {
		if (this.listener === undefined) throw new Inconclusive('there is no --callback-url');
		return this.listener;
	}

	/** The suite's one vehicle command, sent when the first rule asks for it. */
	commandRun(): Promise<CommandRun> {
		this.command ??= runCommand({
			bridge: this.bridge,
			vin: this.vin,
			options: this.options,
			otherSession: this.otherSessionId,
			receiver: this.listener,
		});
		return this.command;
	}

	async close(): Promise<void> {
		await this.listener?.close();
	}
}
