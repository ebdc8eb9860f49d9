import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import { chosenEvents } from './chosenEvents';
import { contentOf, readDelivery } from './delivery';
import { isRepeated } from './duplicates';
import { asObject } from './fields';
import { asBinary, takeFiles } from './files';
import { isWanted } from './filters';
import type { TriggerOptions } from './filters';
import { isFromApi } from './secret';
import type { Registration } from './subscription';
import { withoutSecret } from './withoutSecret';

/** The body as an object. n8n parses what says that it is JSON; a sender may forget to say so. */
function bodyOf(this: IWebhookFunctions): IDataObject | undefined {
	const body: unknown = this.getBodyData();
	const parsed = asObject(body);
	if (parsed && Object.keys(parsed).length > 0) return parsed;
	const { rawBody } = this.getRequestObject() as { rawBody?: Buffer };
	const text = typeof body === 'string' ? body : (rawBody?.toString() ?? '');
	return asObject(jsonParse(text, { fallbackValue: null }));
}

/** The item for one delivery, or undefined when it is not to start the workflow. */
async function itemFor(
	this: IWebhookFunctions,
	body: IDataObject,
	options: TriggerOptions,
): Promise<(INodeExecutionData & { event: string }) | undefined> {
	const memory = this.getWorkflowStaticData('node') as Registration;
	const headers = this.getHeaderData() as IDataObject;
	const files = options.raw ? [] : takeFiles(contentOf(body));
	const item = readDelivery(body, headers, files);
	const event = String(item.event);
	if (!chosenEvents(this).includes(event) || !isWanted(item, options)) return undefined;
	if (options.ignoreDuplicates && isRepeated(memory, item, body)) return undefined;
	if (options.raw) {
		const shown = withoutSecret(headers, memory.secret ?? '') as IDataObject;
		return { event, json: { body, headers: shown } };
	}
	const binary = files.length > 0 ? { binary: await asBinary.call(this, files) } : {};
	return { event, json: item, ...binary };
}

/**
 * What n8n calls for each delivery. Without the secret of our registration it answers 401 and starts nothing; a delivery
 * that is not wanted, or one that cannot be read, is answered 200 and starts nothing.
 */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { secret = '' } = this.getWorkflowStaticData('node') as Registration;
	if (!isFromApi(asObject(this.getQueryData()) ?? {}, secret)) {
		this.getResponseObject()
			.status(401)
			.json({ message: 'This URL takes calls of the Wavex API only' });
		return { noWebhookResponse: true };
	}
	const body = bodyOf.call(this);
	if (!body) return {};
	const options = this.getNodeParameter('options', {}) as TriggerOptions;
	const found = await itemFor.call(this, withoutSecret(body, secret) as IDataObject, options);
	if (!found) return {};
	const { event, ...item } = found;
	const outputs = options.outputPerEvent ? chosenEvents(this) : [event];
	return { workflowData: outputs.map((name) => (name === event ? [item] : [])) };
}
