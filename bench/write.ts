import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

import { dependencies } from '../tools/n8n/package.json';
import { packageRoot } from '../tools/n8n/wavexPackage';
import type { BenchmarkResult } from './benchmark';
import { formatTable } from './table';

const page = join(packageRoot, 'docs', 'benchmarks.md');

function machine(): string {
	const [{ model }, ...more] = cpus();
	return `${more.length + 1} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`;
}

/** Puts what a part found in the place of what stands between the part's marks in docs/benchmarks.md. */
export async function write(name: string, { table, notes }: BenchmarkResult): Promise<void> {
	const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
	const text = await readFile(page, 'utf8');
	const [from, to] = [text.indexOf(start), text.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no place for ${name}.`);
	const when = new Date().toISOString().slice(0, 10);
	const measured = `Measured on ${when}, n8n ${dependencies.n8n}; ${machine()}.`;
	const found = [
		'',
		formatTable(table),
		'',
		...notes.map((note) => `- ${note}`),
		`- ${measured}`,
		'',
	];
	const before = text.slice(0, from + start.length);
	await writeFile(page, `${before}\n${found.join('\n')}\n${text.slice(to)}`);
}
