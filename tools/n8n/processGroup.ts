import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Stops a process that was spawned with `detached: true` (so that it leads a process group) and whatever it
 * started: first with SIGTERM to the process, then with SIGKILL to the group.
 *
 * @param gracePeriod how long it may take to stop after SIGTERM, in milliseconds
 */
export async function endGroup(child: ChildProcess, gracePeriod: number): Promise<void> {
	const ended = hasEnded(child)
		? Promise.resolve()
		: new Promise<void>((resolve) => child.once('exit', () => resolve()));
	// Windows has no SIGTERM; the closed channel tells the process to stop (exitWithParent.cjs).
	if (process.platform === 'win32' && child.connected) child.disconnect();
	else child.kill('SIGTERM');
	const timer = new AbortController();
	await Promise.race([
		ended,
		sleep(gracePeriod, undefined, { signal: timer.signal }).catch(() => {}),
	]);
	timer.abort();
	// A killed process stays in the group until its parent reaps it, which does not happen in some containers.
	for (let tries = 0; tries < 25 && signalGroup(child, 'SIGKILL'); tries += 1) await sleep(20);
	await ended;
}

function hasEnded(child: ChildProcess): boolean {
	return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** Returns true when the group still had a member. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): boolean {
	if (child.pid === undefined) return false;
	if (process.platform === 'win32') return !hasEnded(child) && child.kill(signal);
	try {
		return process.kill(-child.pid, signal);
	} catch {
		return false;
	}
}
