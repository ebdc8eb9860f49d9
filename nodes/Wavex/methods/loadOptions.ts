import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { searchSessions } from './sessions';

/** n8n shows a list of options whole: so many pages at most. */
const MAX_PAGES = 20;

/** All sessions of the account, as the session picker shows them. */
export async function getSessions(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const options: INodePropertyOptions[] = [];
	let token: string | undefined;
	for (let pages = 0; pages < MAX_PAGES; pages++) {
		const { results, paginationToken } = await searchSessions.call(this, undefined, token);
		options.push(...results.map(({ name, value }) => ({ name, value })));
		if (paginationToken === undefined) break;
		token = paginationToken as string;
	}
	return options;
}
