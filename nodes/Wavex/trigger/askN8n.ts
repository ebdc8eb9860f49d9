import type { IHookFunctions } from 'n8n-workflow';

import { isObject } from '../utils/isObject';

const TIMEOUT_MS = 10_000;

/**
 * Calls a URL with GET, which starts and resumes nothing, and returns the message of the n8n there; undefined for an answer without
 * one, and if there is no answer.
 */
export async function askN8n(context: IHookFunctions, url: string): Promise<string | undefined> {
	try {
		const { body } = (await context.helpers.httpRequest({
			method: 'GET',
			url,
			timeout: TIMEOUT_MS,
			disableFollowRedirect: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
		})) as { body: unknown };
		return isObject(body) ? String(body.message) : undefined;
	} catch {
		return undefined;
	}
}
