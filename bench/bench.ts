import { parseArgs } from 'node:util';

import { buildIfStale } from '../tools/buildIfStale';
import { CliError } from '../tools/cliError';
import { packageRoot } from '../tools/n8n/wavexPackage';
import { stopSignal } from '../tools/stopSignal';
import type { Benchmark } from './benchmark';
import { formatTable } from './table';
import { texts } from './texts';
import { files } from './files';
import { pace } from './pace';
import { reads } from './reads';
import { trigger } from './trigger';
import { write } from './write';

const benchmarks: Record<string, Benchmark> = { texts, pace, memory: files, reads, trigger };

const help = `Usage: npm run bench -- [${Object.keys(benchmarks).join(' | ')}]... [options]

Measures the built nodes in a real n8n, all benchmarks unless some are named, and prints what it found.

  --items N   instead of each part's own number of items
  --runs N    instead of each part's own number of runs
  --write     puts the figures into docs/benchmarks.md`;

function wholeNumber(name: string, given: string | undefined): number | undefined {
	if (given === undefined) return undefined;
	if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
	throw new CliError('refused', `--${name} takes a whole number from 1 on.`);
}

function read(given: string[]) {
	try {
		const text = { type: 'string' } as const;
		const flag = { type: 'boolean' } as const;
		const options = { items: text, runs: text, write: flag, help: flag };
		return parseArgs({ args: given, options, allowPositionals: true });
	} catch (error) {
		throw new CliError('refused', `${(error as Error).message}\n\n${help}`);
	}
}

/**
 * Runs the parts that the arguments name.
 *
 * @throws Failure with the sentence to show; nothing that was started is left then
 */
export async function bench(given: string[]): Promise<void> {
	const { values, positionals } = read(given);
	const log = (line: string) => console.log(line);
	if (values.help) return log(help);
	const names = positionals.length > 0 ? positionals : Object.keys(benchmarks);
	const unknown = names.find((name) => !(name in benchmarks));
	if (unknown) throw new CliError('refused', `There is no part '${unknown}'.\n\n${help}`);
	const items = wholeNumber('items', values.items);
	const runs = wholeNumber('runs', values.runs);
	const signal = stopSignal(log);
	try {
		await buildIfStale(packageRoot, log);
		for (const name of names) {
			signal.throwIfAborted();
			log(`\nMeasuring: ${name}`);
			const result = await benchmarks[name]({ items, runs, signal, log });
			log(`\n${result.title}\n\n${formatTable(result.table)}\n\n${result.notes.join('\n')}`);
			if (values.write) await write(name, result);
		}
	} catch (error) {
		if (!signal.aborted) throw error;
		log('Stopped. Nothing of the benchmarks is running any more.');
	}
}
