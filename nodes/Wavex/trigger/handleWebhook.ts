import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { getLocalCountry } from '../utils/credential';
import { downloadFile } from '../webhooks/downloadFile';
import { toObject, toText } from '../webhooks/payloadValues';
import { toBinaryData } from '../webhooks/receivedFiles';
import type { ReceivedFile } from '../webhooks/receivedFiles';
import { parseDeliveries } from '../webhooks/parseDeliveries';
import type { ParsedEvent } from '../webhooks/parseDeliveries';
import { readBody } from '../webhooks/readBody';
import { answerChallenge, CHALLENGE_WEBHOOK } from './answerChallenge';
import { isDuplicate, saveDeliveries } from './duplicates';
import { passesFilters } from './filters';
import type { TriggerOptions } from './filters';
import { getRegistrationState } from './registrationState';
import { hasNewSecret, isAuthorized, redactSecret, REFUSAL } from './secret';
import { getSelectedEvents } from './selectedEvents';

type Started = { event: string; item: INodeExecutionData };

/** The API aborts a delivery after about 10 s and then sends it again; a download may take longer. */
const ANSWER_WITHIN_MS = 5_000;

/** Returns the item with its files, and with the reason if one could not be downloaded. */
async function addFiles(
	context: IWebhookFunctions,
	item: IDataObject,
	files: ReceivedFile[],
	options: TriggerOptions,
): Promise<INodeExecutionData> {
	const media = toObject(item.media);
	const isMissing = files.length === 0 && toText(media?.url) !== null;
	if (!options.downloadFiles || !media || !isMissing) {
		return { json: item, ...(await toBinaryData(context, files)) };
	}
	const file = await downloadFile(context, media);
	return typeof file === 'string'
		? { json: { ...item, media: { ...media, error: file } } }
		: { json: item, ...(await toBinaryData(context, [file])) };
}

/** Returns the item for one event, or undefined when it must not start the workflow. */
async function createItem(
	context: IWebhookFunctions,
	{ item, body, files }: ParsedEvent,
	options: TriggerOptions,
	localCountry?: string,
): Promise<Started | undefined> {
	const state = getRegistrationState(context);
	const event = String(item.event);
	if (!getSelectedEvents(context).includes(event) || !passesFilters(item, options, localCountry))
		return undefined;
	if (options.ignoreDuplicates && isDuplicate(state, item, body as IDataObject)) return undefined;
	if (options.raw) {
		const headers = redactSecret(context.getHeaderData(), state.secret ?? '') as IDataObject;
		return { event, item: { json: { body, headers } as IDataObject } };
	}
	return { event, item: await addFiles(context, item, files, options) };
}

/** Answers the API while files are still being downloaded: it would send the delivery again. */
async function answerInTime(
	context: IWebhookFunctions,
	work: Promise<IWebhookResponseData>,
): Promise<IWebhookResponseData> {
	const response = await Promise.race([work, sleep(ANSWER_WITHIN_MS)]);
	if (response) return response;
	context.getResponseObject().status(200).end();
	return { ...(await work), noWebhookResponse: true };
}

/** Returns the items of a delivery, by outputs. */
async function createItems(
	context: IWebhookFunctions,
	secret: string,
	options: TriggerOptions,
): Promise<IWebhookResponseData> {
	const headers = context.getHeaderData() as IDataObject;
	const { body, files } = await readBody(context);
	const events = parseDeliveries(redactSecret(body, secret), headers, files, options.raw);
	const isByNumber = options.onlyFrom !== undefined || options.exceptFrom !== undefined;
	// Without the credential, only numbers with their country code are recognized: better than losing the event.
	const localCountry = isByNumber
		? await getLocalCountry(context).catch(() => undefined)
		: undefined;
	const created = await Promise.all(
		events.map(async (event) => await createItem(context, event, options, localCountry)),
	);
	const started = created.filter((item) => item !== undefined);
	if (started.length === 0) return {};
	const getOutput = (name?: string) =>
		started.filter(({ event }) => name === undefined || name === event).map(({ item }) => item);
	const outputs = options.outputPerEvent ? getSelectedEvents(context) : [undefined];
	return { workflowData: outputs.map(getOutput) };
}

/**
 * Handles one delivery, which may be a batch of events. A call without the registration's secret gets 401 and starts nothing;
 * an event that the options leave out, or that cannot be read, gets 200 and starts nothing.
 */
export async function handleWebhook(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { secret = '' } = getRegistrationState(context);
	const query = toObject(context.getQueryData()) ?? {};
	const isChallenge = context.getWebhookName() === CHALLENGE_WEBHOOK;
	if (!isAuthorized(query, secret) && !(isChallenge && hasNewSecret(query))) {
		context.getResponseObject().status(401).json({ message: REFUSAL });
		return { noWebhookResponse: true };
	}
	if (isChallenge) return answerChallenge(context, query);
	const options = context.getNodeParameter('options', {}) as TriggerOptions;
	const work = createItems(context, secret, options);
	const response = options.downloadFiles ? await answerInTime(context, work) : await work;
	if (options.ignoreDuplicates) void saveDeliveries(getRegistrationState(context));
	return response;
}
