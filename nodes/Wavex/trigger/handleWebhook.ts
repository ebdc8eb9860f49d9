import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { toObject } from '../webhooks/payloadValues';
import { toBinaryData } from '../webhooks/receivedFiles';
import { parseDeliveries } from '../webhooks/parseDeliveries';
import type { ParsedEvent } from '../webhooks/parseDeliveries';
import { readBody } from '../webhooks/readBody';
import { isDuplicate } from './duplicates';
import { passesFilters } from './filters';
import type { TriggerOptions } from './filters';
import { getRegistrationState } from './registrationState';
import { isAuthorized, redactSecret } from './secret';
import { getSelectedEvents } from './selectedEvents';

/** Returns the item for one event, or undefined when it must not start the workflow. */
async function createItem(
	context: IWebhookFunctions,
	{ item, body, files }: ParsedEvent,
	options: TriggerOptions,
): Promise<(INodeExecutionData & { event: string }) | undefined> {
	const state = getRegistrationState(context);
	const event = String(item.event);
	if (!getSelectedEvents(context).includes(event) || !passesFilters(item, options))
		return undefined;
	if (options.ignoreDuplicates && isDuplicate(state, item, body as IDataObject)) return undefined;
	if (options.raw) {
		const headers = redactSecret(context.getHeaderData(), state.secret ?? '') as IDataObject;
		return { event, json: { body, headers } as IDataObject };
	}
	return { event, json: item, ...(await toBinaryData(context, files)) };
}

/**
 * Handles one delivery, which may be a batch of events. A call without the registration's secret gets 401 and starts nothing; an event that the options
 * leave out, or that cannot be read, gets 200 and starts nothing.
 */
export async function handleWebhook(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { secret = '' } = getRegistrationState(context);
	if (!isAuthorized(toObject(context.getQueryData()) ?? {}, secret)) {
		context
			.getResponseObject()
			.status(401)
			.json({ message: 'This URL accepts calls of the Wavex API only' });
		return { noWebhookResponse: true };
	}
	const options = context.getNodeParameter('options', {}) as TriggerOptions;
	const headers = context.getHeaderData() as IDataObject;
	const { body, files } = await readBody(context);
	const created: Array<INodeExecutionData & { event: string }> = [];
	for (const parsed of parseDeliveries(redactSecret(body, secret), headers, files, options.raw)) {
		const item = await createItem(context, parsed, options);
		if (item) created.push(item);
	}
	if (created.length === 0) return {};
	if (!options.outputPerEvent)
		return { workflowData: [created.map(({ event: _, ...item }) => item)] };
	const select = (name: string) => created.filter(({ event }) => event === name);
	return {
		workflowData: getSelectedEvents(context).map((name) =>
			select(name).map(({ event: _, ...item }) => item),
		),
	};
}
