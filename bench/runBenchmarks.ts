import { parseArgs } from 'node:util';

import { markdownTable } from 'markdown-table';

import { buildIfStale } from '../tools/buildIfStale';
import { CliError } from '../tools/cliError.js';
import { packageRoot } from '../tools/n8n/wavexPackage';
import { createStopSignal } from '../tools/stopSignal';
import type { Benchmark } from './benchmark';
import { texts } from './texts';
import { files } from './files';
import { pace } from './pace';
import { reads } from './reads';
import { trigger } from './trigger';
import { waits } from './waits';
import { writeResult } from './writeResult';

const benchmarks: Record<string, Benchmark> = {
	texts,
	pace,
	memory: files,
	reads,
	trigger,
	waits,
};

const help = `Usage: npm run bench -- [${Object.keys(benchmarks).join(' | ')}]... [options]

Measures the built nodes in a real n8n, all benchmarks unless some are named, and prints what it found.

  --items N   number of items, instead of each benchmark's default
  --runs N    number of runs, instead of each benchmark's default
  --write     writes the results into docs/benchmarks.md`;

function parseWholeNumber(name: string, given: string | undefined): number | undefined {
	if (given === undefined) return undefined;
	if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
	throw new CliError('refused', `--${name} must be a whole number of at least 1.`);
}

function parseOptions(given: string[]) {
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
 * Runs the benchmarks that the arguments name.
 *
 * @throws CliError; nothing is left running
 */
export async function bench(given: string[]): Promise<void> {
	const { values, positionals } = parseOptions(given);
	const log = (line: string) => console.log(line);
	if (values.help) return log(help);
	const names = positionals.length > 0 ? positionals : Object.keys(benchmarks);
	const unknown = names.find((name) => !(name in benchmarks));
	if (unknown) throw new CliError('refused', `There is no benchmark '${unknown}'.\n\n${help}`);
	const items = parseWholeNumber('items', values.items);
	const runs = parseWholeNumber('runs', values.runs);
	const signal = createStopSignal(log);
	try {
		await buildIfStale(packageRoot, log);
		for (const name of names) {
			signal.throwIfAborted();
			log(`\nMeasuring: ${name}`);
			const result = await benchmarks[name]({ items, runs, signal, log });
			log(`\n${result.title}\n\n${markdownTable(result.table)}\n\n${result.notes.join('\n')}`);
			if (values.write) await writeResult(name, result);
		}
	} catch (error) {
		if (!signal.aborted) throw error;
		log('Stopped.');
	}
}
