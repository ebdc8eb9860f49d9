import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import { getSelectedEvents } from './selectedEvents';
import { getContent, parsePayload } from '../webhooks/parsePayload';
import { isDuplicate } from './duplicates';
import { toObject } from '../webhooks/coerce';
import { toBinaryData, extractFiles } from '../webhooks/files';
import { passesFilters } from './filters';
import type { TriggerOptions } from './filters';
import { isAuthorized } from './secret';
import type { RegistrationState } from './subscription';
import { redactSecret } from './redactSecret';

/** The body as an object. n8n parses what says that it is JSON; a sender may forget to say so. */
function getBody(this: IWebhookFunctions): IDataObject | undefined {
	const body: unknown = this.getBodyData();
	const parsed = toObject(body);
	if (parsed && Object.keys(parsed).length > 0) return parsed;
	const { rawBody } = this.getRequestObject() as { rawBody?: Buffer };
	const text = typeof body === 'string' ? body : (rawBody?.toString() ?? '');
	return toObject(jsonParse(text, { fallbackValue: null }));
}

/** The item for one delivery, or undefined when it is not to start the workflow. */
async function createItem(
	this: IWebhookFunctions,
	body: IDataObject,
	options: TriggerOptions,
): Promise<(INodeExecutionData & { event: string }) | undefined> {
	const memory = this.getWorkflowStaticData('node') as RegistrationState;
	const headers = this.getHeaderData() as IDataObject;
	const files = options.raw ? [] : extractFiles(getContent(body));
	const item = parsePayload(body, headers, files);
	const event = String(item.event);
	if (!getSelectedEvents(this).includes(event) || !passesFilters(item, options)) return undefined;
	if (options.ignoreDuplicates && isDuplicate(memory, item, body)) return undefined;
	if (options.raw) {
		const shown = redactSecret(headers, memory.secret ?? '') as IDataObject;
		return { event, json: { body, headers: shown } };
	}
	const binary = files.length > 0 ? { binary: await toBinaryData.call(this, files) } : {};
	return { event, json: item, ...binary };
}

/**
 * What n8n calls for each delivery. Without the secret of our registration it answers 401 and starts nothing; a delivery
 * that is not wanted, or one that cannot be read, is answered 200 and starts nothing.
 */
export async function handleWebhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { secret = '' } = this.getWorkflowStaticData('node') as RegistrationState;
	if (!isAuthorized(toObject(this.getQueryData()) ?? {}, secret)) {
		this.getResponseObject()
			.status(401)
			.json({ message: 'This URL takes calls of the Wavex API only' });
		return { noWebhookResponse: true };
	}
	const body = getBody.call(this);
	if (!body) return {};
	const options = this.getNodeParameter('options', {}) as TriggerOptions;
	const found = await createItem.call(this, redactSecret(body, secret) as IDataObject, options);
	if (!found) return {};
	const { event, ...item } = found;
	const outputs = options.outputPerEvent ? getSelectedEvents(this) : [event];
	return { workflowData: outputs.map((name) => (name === event ? [item] : [])) };
}
