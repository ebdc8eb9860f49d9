import type { IExecuteSingleFunctions } from 'n8n-workflow';
import { NodeOperationError, sleep } from 'n8n-workflow';

/**
 * Waits, and stops waiting when the execution is cancelled.
 *
 * @param ms how long, in milliseconds
 * @throws NodeOperationError when the execution was cancelled
 */
export async function pause(this: IExecuteSingleFunctions, ms: number): Promise<void> {
	const signal = this.getExecutionCancelSignal();
	let stop = () => {};
	const cancelled = new Promise<void>((resolve) => {
		stop = resolve;
	});
	signal?.addEventListener('abort', stop, { once: true });
	if (!signal?.aborted) await Promise.race([sleep(ms), cancelled]);
	signal?.removeEventListener('abort', stop);
	if (signal?.aborted) {
		throw new NodeOperationError(this.getNode(), 'The execution was stopped while it waited', {
			itemIndex: this.getItemIndex(),
		});
	}
}
