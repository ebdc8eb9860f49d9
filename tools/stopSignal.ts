/** Aborted by the first signal to stop. Later ones change nothing: stopping takes a bounded time. */
export function stopSignal(log: (line: string) => void): AbortSignal {
	const controller = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			if (controller.signal.aborted) return;
			log('\nStopping.');
			controller.abort();
		});
	}
	return controller.signal;
}
