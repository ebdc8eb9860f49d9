/** Keeps count of the campaigns that were made, for the sentence about those that were not. */
export class CampaignReport {
	private readonly ids: string[] = [];

	/** @param id what the API calls the campaign */
	made(id: unknown): void {
		this.ids.push(String(id ?? 'unknown'));
	}

	/**
	 * What became of the campaigns after a failure, or nothing when there is nothing to tell.
	 *
	 * @param done how many are complete: made, and started if that was asked for
	 * @param count how many there should have been
	 */
	report(done: number, count: number): string {
		const parts: string[] = [];
		if (done > 0) parts.push(`${numbers(1, done)} made (${this.named(0, done)})`);
		if (this.ids.length > done) {
			parts.push(`${numbers(done + 1)} made (${this.named(done)}) but not started`);
		} else if (count > 1) {
			parts.push(`${numbers(done + 1)} not made`);
		}
		if (count > done + 1) parts.push(`${numbers(done + 2, count)} not made`);
		return parts.length > 0 ? `Of the campaigns, ${parts.join(', ')}.` : '';
	}

	private named(from: number, to?: number): string {
		const ids = this.ids.slice(from, to);
		return `${ids.length > 1 ? 'IDs' : 'ID'} ${ids.join(', ')}`;
	}
}

function numbers(first: number, last = first): string {
	return first === last ? `number ${first} was` : `numbers ${first} to ${last} were`;
}
