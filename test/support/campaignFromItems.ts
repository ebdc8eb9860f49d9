import type { IDataObject } from 'n8n-workflow';

import type { RunOptions } from './n8n';
import { byId } from './parameters';

/** Campaign: Create From Input Items with the fields that are required. */
export const campaignFromItems = {
	resource: 'campaign',
	operation: 'createFromItems',
	name: 'Spring',
	sessionId: byId('1'),
	message: 'Hello',
	recipientPhone: '={{ $json.phone }}',
};

export const createItems = (...list: IDataObject[]): RunOptions => ({
	items: list.map((json) => ({ json })),
});

/** Returns `count` items, each with a different number. */
export const createPhoneItems = (count: number): RunOptions =>
	createItems(...Array.from({ length: count }, (_, n) => ({ phone: `2012345678${n + 10}` })));
