import { SandboxAccount } from './sandboxAccount';
import { EventStream } from './eventStream';
import { FaultList } from './faults';
import { Journal } from './journal';
import type { Settings } from '../options';

/** The state of one sandbox: its accounts, faults, journal and event stream. */
export class SandboxState {
	readonly eventStream = new EventStream();
	readonly faults = new FaultList();
	readonly journal: Journal;
	readonly accounts: SandboxAccount[];

	constructor(
		readonly settings: Settings,
		tokens: string[],
	) {
		this.journal = new Journal((kind, entry) => {
			for (const { index } of this.accounts) {
				if (entry.account === index || entry.account === null) {
					this.eventStream.send(index, kind, entry);
				}
			}
		});
		this.accounts = tokens.map(
			(token, index) =>
				new SandboxAccount(
					index,
					token,
					settings,
					(kind, record) => this.eventStream.send(index, kind, record),
					(attempt) => this.journal.addDelivery(index, attempt),
				),
		);
	}

	/** Returns the account of an `Authorization` header. */
	findAccount(authorization: string | undefined): SandboxAccount | undefined {
		const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
		return token ? this.accounts.find((account) => account.token === token) : undefined;
	}

	/** Returns what is left of an account's rate limits; null without limits. */
	getBudget(account: SandboxAccount) {
		const { limits } = this.settings;
		return limits ? account.limiter.getBudgets(limits) : null;
	}

	reset(account: SandboxAccount, keepWebhooks: boolean): void {
		account.reset(keepWebhooks);
		this.journal.clear(account.index);
		this.faults.clear(account.index);
		this.eventStream.send(account.index, 'reset', {});
	}

	stop(): void {
		for (const account of this.accounts) account.world.stop();
		this.eventStream.close();
	}
}
