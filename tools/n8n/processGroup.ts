import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Ends a process that was spawned with `detached: true` (so that it leads a group of its own) and whatever it
 * started: first kindly, by SIGTERM to the process alone, then by SIGKILL to the group.
 *
 * @param patience how long the kind way may take, in milliseconds
 */
export async function endGroup(child: ChildProcess, patience: number): Promise<void> {
	const ended = hasEnded(child)
		? Promise.resolve()
		: new Promise<void>((resolve) => child.once('exit', () => resolve()));
	// Windows has no SIGTERM: there the closed channel tells the process to stop (exitWithParent.cjs).
	if (process.platform === 'win32' && child.connected) child.disconnect();
	else child.kill('SIGTERM');
	const timer = new AbortController();
	await Promise.race([ended, sleep(patience, undefined, { signal: timer.signal }).catch(() => {})]);
	timer.abort();
	// What was killed counts as a member until its parent takes note, which in some containers nobody does.
	for (let tries = 0; tries < 25 && signalGroup(child, 'SIGKILL'); tries += 1) await sleep(20);
	await ended;
}

function hasEnded(child: ChildProcess): boolean {
	return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** True when the group still had a member to signal. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): boolean {
	if (child.pid === undefined) return false;
	if (process.platform === 'win32') return !hasEnded(child) && child.kill(signal);
	try {
		return process.kill(-child.pid, signal);
	} catch {
		return false;
	}
}
