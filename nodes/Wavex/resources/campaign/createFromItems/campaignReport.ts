/** Records the campaigns that were created, to describe them when a later one fails. */
export class CampaignReport {
	private readonly ids: string[] = [];

	add(id: unknown): void {
		this.ids.push(String(id ?? 'unknown'));
	}

	/**
	 * Returns which campaigns were created before a failure; empty when there was only one to create.
	 *
	 * @param done how many are complete: created, and started if requested
	 * @param count how many were planned
	 * @param isUncertain whether the API may have carried out the request that failed
	 */
	describe(done: number, count: number, isUncertain: boolean): string {
		const not = isUncertain ? 'perhaps not' : 'not';
		const parts: string[] = [];
		if (done > 0) parts.push(`${formatNumbers(1, done)} created (${this.formatIds(0, done)})`);
		if (this.ids.length > done) {
			parts.push(`${formatNumbers(done + 1)} created (${this.formatIds(done)}) but ${not} started`);
		} else if (count > 1) {
			parts.push(`${formatNumbers(done + 1)} ${not} created`);
		}
		if (count > done + 1) parts.push(`${formatNumbers(done + 2, count)} not created`);
		return parts.length > 0
			? `Of the campaigns, ${parts.join(', ')}. Retry in the list of executions creates them again.`
			: '';
	}

	private formatIds(from: number, to?: number): string {
		const ids = this.ids.slice(from, to);
		return `${ids.length > 1 ? 'IDs' : 'ID'} ${ids.join(', ')}`;
	}
}

function formatNumbers(first: number, last = first): string {
	return first === last ? `number ${first} was` : `numbers ${first} to ${last} were`;
}
