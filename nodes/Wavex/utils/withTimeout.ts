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
