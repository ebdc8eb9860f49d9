import { parseArgs } from 'node:util';

import { buildIfStale } from '../tools/buildIfStale';
import { Failure } from '../tools/n8n/failure';
import { packageRoot } from '../tools/n8n/wavexPackage';
import { stopSignal } from '../tools/stopSignal';
import type { Part } from './benchmark';
import { toTable } from './table';
import { texts } from './texts';
import { files } from './files';
import { pace } from './pace';
import { reads } from './reads';
import { trigger } from './trigger';
import { write } from './write';

const parts: Record<string, Part> = { texts, pace, memory: files, reads, trigger };

const help = `Usage: npm run bench -- [${Object.keys(parts).join(' | ')}]... [options]

Measures the built nodes in a real n8n, all parts unless some are named, and prints what it found.

  --items N   instead of each part's own number of items
  --runs N    instead of each part's own number of runs
  --write     puts the figures into docs/benchmarks.md`;

function wholeNumber(name: string, given: string | undefined): number | undefined {
	if (given === undefined) return undefined;
	if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
	throw new Failure('refused', `--${name} takes a whole number from 1 on.`);
}

function read(given: string[]) {
	try {
		const text = { type: 'string' } as const;
		const flag = { type: 'boolean' } as const;
		const options = { items: text, runs: text, write: flag, help: flag };
		return parseArgs({ args: given, options, allowPositionals: true });
	} catch (error) {
		throw new Failure('refused', `${(error as Error).message}\n\n${help}`);
	}
}

/**
 * Runs the parts that the arguments name.
 *
 * @throws Failure with the sentence to show; nothing that was started is left then
 */
export async function bench(given: string[]): Promise<void> {
	const { values, positionals } = read(given);
	const say = (line: string) => console.log(line);
	if (values.help) return say(help);
	const names = positionals.length > 0 ? positionals : Object.keys(parts);
	const unknown = names.find((name) => !(name in parts));
	if (unknown) throw new Failure('refused', `There is no part '${unknown}'.\n\n${help}`);
	const items = wholeNumber('items', values.items);
	const runs = wholeNumber('runs', values.runs);
	const signal = stopSignal(say);
	try {
		await buildIfStale(packageRoot, say);
		for (const name of names) {
			signal.throwIfAborted();
			say(`\nMeasuring: ${name}`);
			const findings = await parts[name]({ items, runs, signal, say });
			say(`\n${findings.title}\n\n${toTable(findings.table)}\n\n${findings.notes.join('\n')}`);
			if (values.write) await write(name, findings);
		}
	} catch (error) {
		if (!signal.aborted) throw error;
		say('Stopped. Nothing of the benchmarks is running any more.');
	}
}
