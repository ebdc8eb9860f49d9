/** How a part is to be run. */
export interface BenchmarkOptions {
	/** Instead of the part's own number of items. */
	items?: number;
	/** Instead of the part's own number of runs. */
	runs?: number;
	/** Ends the part early. */
	signal: AbortSignal;
	/** Gets a line whenever there is something to tell. */
	log: (line: string) => void;
}

/** What a part found, ready to be printed. */
export interface BenchmarkResult {
	title: string;
	/** The first row names the columns. */
	table: string[][];
	/** Sentences to read the table with: what was not reached as well. */
	notes: string[];
}

export type Benchmark = (options: BenchmarkOptions) => Promise<BenchmarkResult>;
