import type { IDataObject, ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { fetchPages } from '../transport/pagination';
import { createItems, sessionPicker } from './listSearch';

/** n8n shows a list of options as a whole, so it gets this many pages at most. */
const MAX_PAGES = 20;

/** Returns all sessions of the account, as the session picker shows them. */
export async function getSessions(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const sessions: IDataObject[] = [];
	let pages = 0;
	for await (const { records } of fetchPages(this, { url: sessionPicker.path })) {
		sessions.push(...records);
		if (++pages === MAX_PAGES) break;
	}
	return createItems(sessionPicker, sessions);
}
