import type { IHookFunctions } from 'n8n-workflow';

import { askN8n } from './askN8n';
import { REFUSAL } from './secret';

/**
 * Returns whether a trigger listens at a webhook's URL, as far as the n8n there answers; undefined for any other answer, and if
 * there is none. Calls it without the secret.
 */
export async function probeListener(
	context: IHookFunctions,
	fullUrl: string,
): Promise<'trigger' | 'none' | undefined> {
	const url = fullUrl.split('?')[0];
	const path = url.split('/').slice(-2).join('/');
	const message = await askN8n(context, url);
	// n8n's own answers: webhook-not-found.error.ts.
	if (message === `The requested webhook "GET ${path}" is not registered.`) return 'none';
	const isOtherMethod = message?.startsWith('This webhook is not registered for GET');
	return isOtherMethod || message === REFUSAL ? 'trigger' : undefined;
}
