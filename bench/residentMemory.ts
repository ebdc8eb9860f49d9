import { setTimeout as sleep } from 'node:timers/promises';

import pidusage from 'pidusage';

/** How often the memory is measured, in milliseconds. */
const SAMPLE_INTERVAL_MS = 25;

/** How long n8n must have nothing to do before its memory counts as idle, in milliseconds. */
const IDLE_MS = 5_000;

/** Returns a process's resident set size in bytes. */
async function getResidentMemory(pid: number): Promise<number> {
	return (await pidusage(pid)).memory;
}

/** Returns n8n's memory when it has nothing to do. */
export async function idleMemory(pid: number): Promise<number> {
	await sleep(IDLE_MS);
	return await getResidentMemory(pid);
}

export interface MemoryWatch {
	/** Stops the measurement. */
	stop: () => Promise<void>;
	/** Returns the most memory between two times, in bytes; the times are in milliseconds since the epoch. */
	peak: (from?: number, to?: number) => number;
}

/** Measures a process's memory until stopped. */
export function watchMemory(pid: number): MemoryWatch {
	const samples: Array<{ at: number; bytes: number }> = [];
	let watching = true;
	const loop = (async () => {
		while (watching) {
			samples.push({ at: Date.now(), bytes: await getResidentMemory(pid) });
			await sleep(SAMPLE_INTERVAL_MS);
		}
	})();
	loop.catch(() => {});
	return {
		stop: async () => {
			watching = false;
			await loop;
		},
		peak: (from = 0, to = Infinity) =>
			// A node may finish between two measurements.
			Math.max(
				...samples
					.filter(({ at }) => at >= from - SAMPLE_INTERVAL_MS && at <= to + 2 * SAMPLE_INTERVAL_MS)
					.map(({ bytes }) => bytes),
			),
	};
}

/** Formats bytes as megabytes, with a sign when asked. */
export function formatMegabytes(bytes: number, sign = false): string {
	const rounded = Math.round(bytes / 2 ** 20);
	return `${sign && rounded >= 0 ? '+' : ''}${rounded} MB`;
}
