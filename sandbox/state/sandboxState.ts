import { Account } from './sandboxAccount';
import { EventStreams } from './eventStream';
import { Faults } from './faults';
import { Journal } from './journal';
import type { Settings } from '../options';

/** Everything that runs behind the server. */
export class Core {
	readonly streams = new EventStreams();
	readonly faults = new Faults();
	readonly journal: Journal;
	readonly accounts: Account[];

	constructor(
		readonly settings: Settings,
		tokens: string[],
	) {
		this.journal = new Journal((kind, entry) => {
			for (const { index } of this.accounts) {
				if (entry.account === index || entry.account === null) {
					this.streams.send(index, kind, entry);
				}
			}
		});
		this.accounts = tokens.map(
			(token, index) =>
				new Account(
					index,
					token,
					settings,
					(kind, record) => this.streams.send(index, kind, record),
					(attempt) => this.journal.delivery(index, attempt),
				),
		);
	}

	/** The account of an `Authorization` header. */
	accountOf(authorization: string | undefined): Account | undefined {
		const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
		return token ? this.accounts.find((account) => account.token === token) : undefined;
	}

	/** The budget of a token, as the page shows it; null without limits. */
	budget(account: Account) {
		const { limits } = this.settings;
		return limits ? account.limiter.budgets(limits) : null;
	}

	reset(account: Account): void {
		account.reset();
		this.journal.clear(account.index);
		this.faults.clear(account.index);
		this.streams.send(account.index, 'reset', {});
	}

	stop(): void {
		for (const account of this.accounts) account.world.stop();
		this.streams.close();
	}
}
