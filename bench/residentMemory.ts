import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { CliError } from '../tools/cliError';

/** How often the memory is looked at, in milliseconds. */
const EVERY = 25;

/** How long n8n is left alone before its memory counts as idle, in milliseconds. */
const SETTLE = 5_000;

/** What a process holds of the machine's memory (resident set), in bytes. */
async function getResidentMemory(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
	if (kilobytes) return Number(kilobytes) * 1024;
	throw new CliError('refused', "n8n's memory can be measured on Linux only (/proc).");
}

/** n8n's memory once it has nothing to do. */
export async function idleMemory(pid: number): Promise<number> {
	await sleep(SETTLE);
	return await getResidentMemory(pid);
}

export interface MemoryWatch {
	/** Ends the watch. */
	stop: () => Promise<void>;
	/** The most that was held between two moments, in bytes; the moments in milliseconds since the epoch. */
	peak: (from?: number, to?: number) => number;
}

/** Watches a process's memory until stopped. */
export function watchMemory(pid: number): MemoryWatch {
	const seen: Array<{ at: number; bytes: number }> = [];
	let watching = true;
	const loop = (async () => {
		while (watching) {
			seen.push({ at: Date.now(), bytes: await getResidentMemory(pid) });
			await sleep(EVERY);
		}
	})();
	loop.catch(() => {});
	return {
		stop: async () => {
			watching = false;
			await loop;
		},
		peak: (from = 0, to = Infinity) =>
			// A node may be done between two looks.
			Math.max(
				...seen
					.filter(({ at }) => at >= from - EVERY && at <= to + 2 * EVERY)
					.map(({ bytes }) => bytes),
			),
	};
}

/** Bytes in words, with a sign when asked. */
export function megabytes(bytes: number, sign = false): string {
	const rounded = Math.round(bytes / 2 ** 20);
	return `${sign && rounded >= 0 ? '+' : ''}${rounded} MB`;
}
