import { sleep } from 'n8n-workflow';

/** Waits so many milliseconds, or until the execution is stopped; the next request then says that it was. */
export async function abortableSleep(ms: number, signal?: AbortSignal): Promise<void> {
	if (signal?.aborted) return;
	let stop = () => {};
	const stopped = new Promise<void>((resolve) => {
		stop = resolve;
	});
	signal?.addEventListener('abort', stop, { once: true });
	await Promise.race([sleep(ms), stopped]);
	signal?.removeEventListener('abort', stop);
}
