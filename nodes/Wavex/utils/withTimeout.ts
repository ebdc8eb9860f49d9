/**
 * In milliseconds: n8n's HTTP client has this much longer for its own time-out. It misses some ends of a connection: after a
 * 101 with an `Upgrade` header Node.js closes the socket without an event that the client listens to.
 */
export const TIMEOUT_GRACE_MS = 2_000;

/** Returns what the promise resolves to, or undefined when it has not settled within the given milliseconds. */
export async function withTimeout<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
	const signal = AbortSignal.timeout(ms);
	let stop = () => {};
	const timedOut = new Promise<undefined>((resolve) => {
		stop = () => resolve(undefined);
	});
	signal.addEventListener('abort', stop, { once: true });
	try {
		return await Promise.race([promise, timedOut]);
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
