import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import { maskTokensInData } from '../../utils/maskTokens';

/** Fields named `token`, `api_token`, `accessToken`; not `token_type`. */
const TOKEN_FIELD = /token$|^value$/i;

/** In characters. Shorter values are not tokens, and masking them everywhere would make the response unreadable. */
const MIN_TOKEN_LENGTH = 8;

function findTokens(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([field, inner]) =>
		typeof inner === 'string' && inner.length >= MIN_TOKEN_LENGTH && TOKEN_FIELD.test(field)
			? [inner]
			: findTokens(inner),
	);
}

/**
 * Masks the token everywhere in the response, messages included, unless Reveal Token is on. n8n would show it to everyone
 * with access to the execution.
 */
export async function maskUnlessRevealed(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	if (this.getNodeParameter('options.revealToken', false) === true) return items;
	return items.map((item) => ({
		...item,
		json: maskTokensInData(item.json, findTokens(item.json)),
	}));
}
