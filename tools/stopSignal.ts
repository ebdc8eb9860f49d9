/** Returns a signal that SIGINT, SIGTERM or SIGHUP aborts. Later signals have no effect, because stopping takes a limited time. */
export function createStopSignal(log: (line: string) => void): AbortSignal {
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
