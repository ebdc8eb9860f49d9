import { scaleLimit } from '../../tools/machineFactor';

const TRIES = 5;

/**
 * Runs the work and returns its result. Throws where each of five tries takes more than the limit of processor time, which
 * other processes do not lengthen as they do the time of a clock; what Node.js itself does beside can, therefore the tries.
 * @param limit in milliseconds, on the reference machine (see machineFactor.js)
 */
export async function runWithin<T>(limit: number, work: () => T | Promise<T>): Promise<T> {
	for (let tries = 1; ; tries++) {
		const before = process.cpuUsage();
		const result = await work();
		const { user, system } = process.cpuUsage(before);
		const ms = (user + system) / 1_000;
		if (ms <= scaleLimit(limit)) return result;
		if (tries === TRIES) throw new Error(`Took ${Math.round(ms)} ms of processor time`);
	}
}
