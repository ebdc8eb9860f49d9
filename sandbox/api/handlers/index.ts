import type { Handlers } from '../apiRequest';
import { apiTokenHandlers } from './apiTokenHandlers';
import { campaignHandlers } from './campaignHandlers';
import { contactHandlers } from './contactHandlers';
import { groupHandlers } from './groupHandlers';
import { messageHandlers } from './messageHandlers';
import { sessionHandlers } from './sessionHandlers';
import { templateHandlers } from './templateHandlers';
import { webhookHandlers } from './webhookHandlers';

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
