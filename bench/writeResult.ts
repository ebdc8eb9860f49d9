import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

import { markdownTable } from 'markdown-table';

import { dependencies } from '../tools/n8n/package.json';
import { packageRoot } from '../tools/n8n/wavexPackage';
import type { BenchmarkResult } from './benchmark';

const page = join(packageRoot, 'docs', 'benchmarks.md');

function describeMachine(): string {
	const [{ model }, ...more] = cpus();
	return `${more.length + 1} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`;
}

/** Replaces the text between the benchmark's markers in docs/benchmarks.md with its result. */
export async function writeResult(name: string, { table, notes }: BenchmarkResult): Promise<void> {
	const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
	const text = await readFile(page, 'utf8');
	const [from, to] = [text.indexOf(start), text.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no markers for ${name}.`);
	const when = new Date().toISOString().slice(0, 10);
	const measured = `Measured on ${when}, n8n ${dependencies.n8n}; ${describeMachine()}.`;
	const lines = [
		'',
		markdownTable(table),
		'',
		...notes.map((note) => `- ${note}`),
		`- ${measured}`,
		'',
	];
	const before = text.slice(0, from + start.length);
	await writeFile(page, `${before}\n${lines.join('\n')}\n${text.slice(to)}`);
}
