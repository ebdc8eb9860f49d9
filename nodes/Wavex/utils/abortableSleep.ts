import { sleep } from 'n8n-workflow';

/** Waits for the given milliseconds, or until the execution is cancelled; the next request then reports that. */
export async function abortableSleep(ms: number, signal?: AbortSignal): Promise<void> {
	if (signal?.aborted) return;
	let stop = () => {};
	const aborted = new Promise<void>((resolve) => {
		stop = resolve;
	});
	signal?.addEventListener('abort', stop, { once: true });
	await Promise.race([sleep(ms), aborted]);
	signal?.removeEventListener('abort', stop);
}
