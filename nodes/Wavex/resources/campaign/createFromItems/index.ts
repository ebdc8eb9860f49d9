import type { IDataObject, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import type { OperationHandler } from '../../../execution/customOperations';
import { createItemContext } from '../../../execution/itemContext';
import { futureDateTime } from '../../../parameters/futureDateTime';
import {
	id,
	integerFrom,
	optional,
	throwInputError,
	formatValue,
	requiredText,
	requireText,
} from '../../../parameters/values';
import { checkVariables } from '../../../parameters/variableText';
import { wavexApiRequestForItem } from '../../../execution/itemRequest';
import {
	toNodeError,
	createInputError,
	formatError,
	hasUncertainOutcome,
	prepareForThrow,
	setItemIndex,
} from '../../../errors/nodeErrors';
import { runStepOnce } from '../../../execution/runStepOnce';
import { getLocalCountry } from '../../../utils/credential';
import { listFirst } from '../../../utils/listFirst';
import { removeRegistration } from '../../../waiting/registration';
import { continueWait, findOwnWait } from '../../../waiting/wait';
import type { Wait } from '../../../waiting/wait';
import { readDelay } from '../delayField';
import { describeCampaign } from '../describeCampaign';
import { readMediaOptions } from '../mediaOptions';
import { shouldStart, startCampaign } from '../startCampaign';
import { lookUpCampaign } from '../waitForCompletion';
import { CampaignReport } from './campaignReport';
import { checkCommonValues } from './checkCommonValues';
import { getRawParameter } from './fieldReader';
import { MailMerge } from './mailMerge';
import { readRows, splitIntoBatches } from './rows';
import type { Batch, Row } from './rows';
import { beginCampaignWait, waitForCampaigns } from './waitForCampaigns';

const readMaxRecipients = optional(integerFrom(0));

/** Returns everything of a campaign except its recipients. It is the same for all items: expressions see the first item. */
function createBody(
	context: IExecuteSingleFunctions,
	message: string,
	nameSuffix: string,
): IDataObject {
	const type = context.getNodeParameter('type') as string;
	const isFromTemplate = context.getNodeParameter('contentSource') === 'template';
	return {
		name: `${requiredText(context, 'name', 'Name')}${nameSuffix}`,
		session_id: id(context, 'sessionId', 'Session'),
		...(isFromTemplate ? { template_id: id(context, 'templateId', 'Template') } : { message }),
		type,
		...(type === 'scheduled' && {
			scheduled_at: futureDateTime(context, 'scheduledAt', 'Scheduled At'),
		}),
		delay_seconds: readDelay(context, 'options'),
		media_options: readMediaOptions(context, 'options.mediaUrl', 'Media URL'),
	} as IDataObject;
}

function requireRecipients(context: IExecuteSingleFunctions, rows: Row[]): void {
	if (rows.some(({ recipient }) => recipient)) return;
	const isSame = rows.length > 1 && rows.every(({ reason }) => reason === rows[0].reason);
	if (isSame) {
		throw createInputError(
			context.getNode(),
			`None of the ${rows.length} input items can be a recipient: ${rows[0].reason}`,
			"Check 'Recipient Phone' and 'Recipient Variables'. This request was not sent.",
		);
	}
	const named = rows.map(
		({ item, phone, reason }) => `Item ${item} (${formatValue(phone)}): ${reason}.`,
	);
	throwInputError(
		context,
		`None of the ${rows.length} input items can be a recipient`,
		listFirst(named, 5),
	);
}

function createOutputItem(
	context: IExecuteSingleFunctions,
	record: IDataObject,
	{ rows, recipients }: Batch,
): INodeExecutionData {
	const skipped = rows
		.filter(({ recipient }) => !recipient)
		.map(({ item, phone, reason }) => ({ item, phone: phone ?? null, reason }));
	const campaign = describeCampaign(
		context,
		record,
		recipients.length,
		readDelay(context, 'options'),
	);
	return {
		json: { ...campaign, recipients: recipients.length, skipped } as IDataObject,
		pairedItem: rows.map(({ item }) => ({ item })),
	};
}

/** Returns the text of the message; the recipients of the rows get the variables in it that stand for expressions. */
function createMessage(context: IExecuteSingleFunctions, merge: MailMerge, rows: Row[]): string {
	if (context.getNodeParameter('contentSource') === 'template') return '';
	return checkVariables(context, requireText(context, merge.apply(rows), 'Message'), 'Message');
}

/** Creates the campaign of one batch, and starts it if requested. */
async function createCampaign(
	context: IExecuteSingleFunctions,
	message: string,
	batch: Batch,
	step: string,
	isStarted: boolean,
	campaigns: CampaignReport,
): Promise<INodeExecutionData> {
	const record = await runStepOnce(context, `make${step}`, async () => {
		return await wavexApiRequestForItem(context, 'POST', '/campaigns', {
			...createBody(context, message, step),
			recipients: batch.recipients,
		});
	});
	campaigns.add(record.id ?? record.campaign_id);
	const campaign = isStarted
		? await runStepOnce(context, `start${step}`, async () => await startCampaign(context, record))
		: record;
	return createOutputItem(context, campaign, batch);
}

/**
 * Campaign: Create From Input Items. All input items become recipients of one campaign, or of several when there is a
 * limit for one. Each input item appears in the output, as a recipient or in `skipped`.
 *
 * @throws NodeApiError or NodeOperationError that lists the campaigns that were created, unless the node continues on errors
 */
export const createFromItems: OperationHandler = async (context, resolve) => {
	const own = findOwnWait(context);
	if (own) return await continueWait(context, resolve, own, lookUpCampaign);
	const first = createItemContext(context, 0);
	let wait: Wait | undefined;
	const outputs: INodeExecutionData[] = [];
	let batches: Batch[] = [];
	const campaigns = new CampaignReport();
	try {
		resolve(first);
		const isStarted = shouldStart(first, true);
		const maxRecipients =
			readMaxRecipients(first, 'options.maxRecipientsPerCampaign', 'Max Recipients per Campaign') ??
			0;
		const isTemplate = first.getNodeParameter('contentSource') === 'template';
		if (isTemplate) id(first, 'templateId', 'Template');
		const merge = new MailMerge(context, isTemplate ? '' : getRawParameter(context, 'message'));
		const country = await getLocalCountry(first);
		const rows = await readRows(context, first, merge, country);
		requireRecipients(first, rows);
		checkCommonValues(context, first, rows);
		const message = createMessage(first, merge, rows);
		batches = splitIntoBatches(rows, maxRecipients);
		wait = await beginCampaignWait(context, first, isStarted);
		for (const [index, batch] of batches.entries()) {
			const step = batches.length > 1 ? ` (${index + 1} of ${batches.length})` : '';
			// A new context, because the wait for the rate limit is limited per context.
			const batchContext = createItemContext(context, 0);
			resolve(batchContext);
			outputs.push(await createCampaign(batchContext, message, batch, step, isStarted, campaigns));
		}
	} catch (error) {
		const failure = toNodeError(context.getNode(), error);
		setItemIndex(failure);
		const isUncertain = hasUncertainOutcome(failure);
		const report = campaigns.describe(outputs.length, batches.length, isUncertain);
		if (report && !failure.description?.includes(report)) {
			failure.description = `${failure.description ?? ''} ${report}`.trim();
		}
		if (!context.continueOnFail()) {
			if (wait) await removeRegistration(first, wait.webhookId);
			throw prepareForThrow(context.getNode(), failure);
		}
		const unfinished = batches.slice(outputs.length).flatMap(({ rows }) => rows);
		const items =
			unfinished.length > 0 ? unfinished : context.getInputData().map((_, item) => ({ item }));
		outputs.push({
			json: { error: formatError(failure) },
			pairedItem: items.map(({ item }) => ({ item })),
		});
	}
	return wait ? await waitForCampaigns(context, resolve, wait, outputs) : [outputs];
};
