import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { parseDeliveries } from '../webhooks/parseDeliveries';
import { fields, findValue, toObject, toText } from '../webhooks/payloadValues';
import { readBody } from '../webhooks/readBody';
import { IGNORED } from './resumeWebhook';
import type { Awaited } from './wait';
import { loadWaitState } from './waitState';

const CAMPAIGN = fields('campaign_id campaign.id id');

/** Returns the ID of the record that an event is about; null when it does not say one. */
function getRecordId({ event, whatsappSessionId, data }: IDataObject): string | null {
	const id = String(event).startsWith('session.')
		? toText(whatsappSessionId)
		: findValue([toObject(data) ?? {}], CAMPAIGN, toText);
	return /^\d+$/.test(id ?? '') ? id : null;
}

/**
 * Has n8n run a waiting node again when a delivery is about what it waits for. The node asks the API itself, so a delivery
 * from a stranger ends no wait.
 */
export async function handleWakeUp(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { events, ids } = loadWaitState<Awaited>(context);
	const { body } = await readBody(context);
	const isAwaited = parseDeliveries(body, context.getHeaderData() as IDataObject).some(
		({ item }) => {
			const id = getRecordId(item);
			return events.includes(String(item.event)) && (id === null || ids.includes(id));
		},
	);
	return isAwaited ? { webhookResponse: '', workflowData: [] } : IGNORED;
}
