import type { Handlers } from '../requestHandler';
import { apiTokenHandlers } from './apiTokenHandlers';
import { campaignHandlers } from './campaignHandlers';
import { contactHandlers } from './contactHandlers';
import { groupHandlers } from './groupHandlers';
import { messageHandlers } from './messageHandlers';
import { sessionHandlers } from './sessionHandlers';
import { templateHandlers } from './templateHandlers';
import { webhookHandlers } from './webhookHandlers';

/** The handlers of the document's operations, by operationId. */
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
