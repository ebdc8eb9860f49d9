/** Records by id, in order of creation. Ids count from 1 and are not reused. */
export class RecordTable<T extends { id: number }> {
	private readonly rows = new Map<number, T>();
	private lastId = 0;

	add(fields: Omit<T, 'id'>): T {
		const row = { id: ++this.lastId, ...fields } as T;
		this.rows.set(row.id, row);
		return row;
	}

	/** Adds the rows of another table with their ids. */
	copyFrom(other: RecordTable<T>): void {
		for (const row of other.all()) this.rows.set(row.id, row);
		this.lastId = other.lastId;
	}

	get(id: number): T | undefined {
		return this.rows.get(id);
	}

	delete(id: number): boolean {
		return this.rows.delete(id);
	}

	all(): T[] {
		return [...this.rows.values()];
	}

	find(isMatch: (row: T) => boolean): T | undefined {
		for (const row of this.rows.values()) if (isMatch(row)) return row;
		return undefined;
	}
}
