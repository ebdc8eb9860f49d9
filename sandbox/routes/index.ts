import type { Handlers } from '../handler';
import { apiTokenHandlers } from './apiToken';
import { campaignHandlers } from './campaigns';
import { contactHandlers } from './contacts';
import { groupHandlers } from './groups';
import { messageHandlers } from './messages';
import { sessionHandlers } from './sessions';
import { templateHandlers } from './templates';
import { webhookHandlers } from './webhooks';

/** Who answers which operation of the document. */
export const handlers: Handlers = {
	...sessionHandlers,
	...messageHandlers,
	...campaignHandlers,
	...templateHandlers,
	...contactHandlers,
	...groupHandlers,
	...webhookHandlers,
	...apiTokenHandlers,
};
