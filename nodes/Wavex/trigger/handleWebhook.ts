import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import { toObject } from '../webhooks/payloadValues';
import { toBinaryData, extractFiles } from '../webhooks/receivedFiles';
import { getContent, parsePayload } from '../webhooks/parsePayload';
import { isDuplicate, saveDeliveries } from './duplicates';
import { passesFilters } from './filters';
import type { TriggerOptions } from './filters';
import { getRegistrationState } from './registrationState';
import { isAuthorized, redactSecret, REFUSAL } from './secret';
import { getSelectedEvents } from './selectedEvents';

/** Returns the body as an object. n8n parses it only if the sender declares it as JSON. */
function getBody(context: IWebhookFunctions): IDataObject | undefined {
	const body: unknown = context.getBodyData();
	const parsed = toObject(body);
	if (parsed && Object.keys(parsed).length > 0) return parsed;
	const { rawBody } = context.getRequestObject() as { rawBody?: Buffer };
	const text = typeof body === 'string' ? body : (rawBody?.toString() ?? '');
	return toObject(jsonParse(text, { fallbackValue: null }));
}

/** Returns the item for one delivery, or undefined when it must not start the workflow. */
async function createItem(
	context: IWebhookFunctions,
	body: IDataObject,
	options: TriggerOptions,
): Promise<(INodeExecutionData & { event: string }) | undefined> {
	const state = getRegistrationState(context);
	const headers = context.getHeaderData() as IDataObject;
	const files = options.raw ? [] : extractFiles(getContent(body));
	const json = parsePayload(body, headers, files);
	const event = String(json.event);
	if (!getSelectedEvents(context).includes(event) || !passesFilters(json, options))
		return undefined;
	if (options.ignoreDuplicates && isDuplicate(state, json, body)) return undefined;
	if (options.raw) {
		const redacted = redactSecret(headers, state.secret ?? '') as IDataObject;
		return { event, json: { body, headers: redacted } };
	}
	return { event, json, ...(await toBinaryData(context, files)) };
}

/**
 * Handles one delivery. A call without the registration's secret gets 401 and starts nothing; a delivery that the options
 * leave out, or that cannot be read, gets 200 and starts nothing.
 */
export async function handleWebhook(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { secret = '' } = getRegistrationState(context);
	if (!isAuthorized(toObject(context.getQueryData()) ?? {}, secret)) {
		context.getResponseObject().status(401).json({ message: REFUSAL });
		return { noWebhookResponse: true };
	}
	const body = getBody(context);
	if (!body) return {};
	const options = context.getNodeParameter('options', {}) as TriggerOptions;
	const created = await createItem(context, redactSecret(body, secret) as IDataObject, options);
	if (!created) return {};
	const { event, ...item } = created;
	if (options.ignoreDuplicates) void saveDeliveries(getRegistrationState(context));
	const outputs = options.outputPerEvent ? getSelectedEvents(context) : [event];
	return { workflowData: outputs.map((name) => (name === event ? [item] : [])) };
}
