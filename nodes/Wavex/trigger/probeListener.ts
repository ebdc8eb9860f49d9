import type { IHookFunctions } from 'n8n-workflow';

import { isObject } from '../utils/isObject';
import { REFUSAL } from './secret';

const TIMEOUT_MS = 10_000;

/**
 * Returns whether a trigger listens at a webhook's URL, as far as the n8n there answers; undefined for any other answer, and if
 * there is none. Calls it without the secret, which starts nothing.
 */
export async function probeListener(
	context: IHookFunctions,
	fullUrl: string,
): Promise<'trigger' | 'none' | undefined> {
	const url = fullUrl.replace(/\?.*$/, '');
	const path = url.split('/').slice(-2).join('/');
	try {
		const { body } = (await context.helpers.httpRequest({
			method: 'GET',
			url,
			timeout: TIMEOUT_MS,
			disableFollowRedirect: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		})) as { body: unknown };
		const { message } = isObject(body) ? body : {};
		// n8n's own answers: webhook-not-found.error.ts.
		if (message === `The requested webhook "GET ${path}" is not registered.`) return 'none';
		const isOtherMethod = String(message).startsWith('This webhook is not registered for GET');
		return isOtherMethod || message === REFUSAL ? 'trigger' : undefined;
	} catch {
		return undefined;
	}
}
