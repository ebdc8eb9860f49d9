/** The options of a benchmark. */
export interface BenchmarkOptions {
	/** Number of items, instead of the benchmark's default. */
	items?: number;
	/** Number of runs, instead of the benchmark's default. */
	runs?: number;
	/** Stops the benchmark early. */
	signal: AbortSignal;
	/** Receives progress messages. */
	log: (line: string) => void;
}

/** The result of a benchmark, ready to print. */
export interface BenchmarkResult {
	title: string;
	/** The first row names the columns. */
	table: string[][];
	/** Notes on the table, including what was not reached. */
	notes: string[];
}

export type Benchmark = (options: BenchmarkOptions) => Promise<BenchmarkResult>;
