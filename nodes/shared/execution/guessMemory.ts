import type { IContextObject, IExecuteFunctions } from 'n8n-workflow';
import type { Guess, Guesses } from '../clients/guesses';
import { failed, type Failure, type Result } from '../failures/failure';
import { triedBefore } from '../failures/triedBefore';
import { serverNamed, type ServerAddress } from '../values/serverAddress';

/** What was guessed at one vendor's server. In memory only, by plain value: it is gone with the execution. */
export class GuessMemory implements Guesses {
	private readonly tried = new Map<string, Map<string, Failure>>();
	private readonly turns = new Map<string, Promise<unknown>>();

	async make<T>(guess: Guess, call: () => Promise<Result<T>>): Promise<Result<T>> {
		const before = this.turns.get(guess.at);
		const turn = this.afterTurn(before, guess, call);
		this.turns.set(guess.at, turn);
		return await turn;
	}

	forget(at: string): void {
		this.tried.delete(at);
	}

	private async afterTurn<T>(
		before: Promise<unknown> | undefined,
		guess: Guess,
		call: () => Promise<Result<T>>,
	): Promise<Result<T>> {
		// Whatever became of the other one: a canceled execution makes it throw.
		await Promise.allSettled([before]);
		const known = this.of(guess.at);
		for (const { is } of guess.secrets) {
			const first = known.get(is);
			if (first) return failed(triedBefore(first, guess.operation));
		}
		const result = await call();
		if (!result.ok) this.keep(guess, result.failure);
		return result;
	}

	private keep({ at, secrets }: Guess, failure: Failure): void {
		const known = this.of(at);
		for (const { is, isRefusedBy } of secrets) {
			// One whose answer was lost may have been wrong, and counted.
			if (isRefusedBy(failure) || failure.delivered === 'unknown') known.set(is, failure);
		}
	}

	private of(at: string): Map<string, Failure> {
		const known = this.tried.get(at) ?? new Map<string, Failure>();
		this.tried.set(at, known);
		return known;
	}
}

/** By the context that n8n keeps for all nodes of an execution, over Retry On Fail and loops; it is not written into. */
const memories = new WeakMap<IContextObject, Map<string, GuessMemory>>();

/** The memory of this execution for a vendor's server. After a wait n8n goes on with another context, and it begins anew. */
export function guessesOf(execution: IExecuteFunctions, serverAddress: ServerAddress): GuessMemory {
	const context = execution.getContext('flow');
	const servers = memories.get(context) ?? new Map<string, GuessMemory>();
	memories.set(context, servers);
	const server = serverNamed(serverAddress);
	const memory = servers.get(server) ?? new GuessMemory();
	servers.set(server, memory);
	return memory;
}
