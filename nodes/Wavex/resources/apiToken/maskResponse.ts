import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import { maskTokensIn } from '../../utils/maskTokens';

/** Fields named `token`, `api_token`, `accessToken`; not `token_type`. */
const TOKEN_FIELD = /token$|^value$/i;

/** Shorter texts are no tokens, and hiding them everywhere would spoil the answer. */
const MIN_TOKEN = 8;

function tokensIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([field, inner]) =>
		typeof inner === 'string' && inner.length >= MIN_TOKEN && TOKEN_FIELD.test(field)
			? [inner]
			: tokensIn(inner),
	);
}

function mask<T>(value: T, known: string[]): T {
	if (typeof value === 'string') return maskTokensIn(value, known) as T;
	if (Array.isArray(value)) return value.map((inner: unknown) => mask(inner, known)) as T;
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).map(([field, inner]) => [field, mask(inner, known)]);
	return Object.fromEntries(entries) as T;
}

/**
 * Hides the token wherever it stands in the answer, in messages too, unless Reveal Token is on. n8n would show it to
 * everyone who may see the execution.
 */
export async function maskUnlessRevealed(
	this: IExecuteSingleFunctions,
	items: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	if (this.getNodeParameter('options.revealToken', false) === true) return items;
	const { apiToken } = await this.getCredentials('wavexApi');
	const inUse = String(apiToken ?? '').trim();
	return items.map((item) => {
		const known = [...tokensIn(item.json), ...(inUse.length >= MIN_TOKEN ? [inUse] : [])];
		return { ...item, json: mask(item.json, known) };
	});
}
