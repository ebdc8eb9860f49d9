/** How a part is to be run. */
export interface PartOptions {
	/** Instead of the part's own number of items. */
	items?: number;
	/** Instead of the part's own number of runs. */
	runs?: number;
	/** Ends the part early. */
	signal: AbortSignal;
	/** Gets a line whenever there is something to tell. */
	say: (line: string) => void;
}

/** What a part found, ready to be printed. */
export interface Findings {
	title: string;
	/** The first row names the columns. */
	table: string[][];
	/** Sentences to read the table with: what was not reached as well. */
	notes: string[];
}

export type Part = (options: PartOptions) => Promise<Findings>;
