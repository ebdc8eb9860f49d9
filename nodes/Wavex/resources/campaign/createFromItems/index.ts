import type {
	IDataObject,
	IExecuteFunctions,
	IExecuteSingleFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { createItemContext } from '../../../execution/itemContext';
import { futureDateTime } from '../../../parameters/futureDateTime';
import {
	integer,
	optional,
	throwInputError,
	formatValue,
	requiredText,
} from '../../../parameters/values';
import { wavexApiRequestForItem } from '../../../execution/itemRequest';
import {
	toNodeError,
	createInputError,
	formatError,
	prepareForThrow,
} from '../../../errors/nodeErrors';
import type { ValueResolver } from '../../../parameters/deferred';
import { runStepOnce } from '../../../execution/runStepOnce';
import { mediaOptionsOf } from '../mediaOptions';
import { delayIn } from '../optionFields';
import { CampaignReport } from './campaignReport';
import { readRows, splitIntoBatches } from './rows';
import type { Batch, Row } from './rows';

/** How many reasons an error names when nobody is left. */
const MOST_NAMED = 5;

const MOST = 'options.maxRecipientsPerCampaign';
const mostRecipients = optional(MOST, integer(MOST, 'Max Recipients per Campaign', 0));

/** Everything of a campaign but its recipients. It is the same for all items: expressions see the first one. */
function createBody(
	context: IExecuteSingleFunctions,
	numbered: string,
): Record<string, ValueResolver> {
	const chosen = (parameter: string) => context.getNodeParameter(parameter);
	const content: Record<string, ValueResolver> =
		chosen('contentSource') === 'template'
			? { template_id: integer('templateId', 'Template') }
			: { message: requiredText('message', 'Message') };
	const time: Record<string, ValueResolver> =
		chosen('type') === 'scheduled'
			? { scheduled_at: futureDateTime('scheduledAt', 'Scheduled At') }
			: {};
	return {
		name: async () => `${String(await requiredText('name', 'Name')(context))}${numbered}`,
		session_id: integer('sessionId', 'Session'),
		...content,
		type: () => chosen('type'),
		...time,
		delay_seconds: delayIn('options'),
		media_options: mediaOptionsOf('options'),
	};
}

function requireRecipients(context: IExecuteSingleFunctions, rows: Row[]): void {
	if (rows.some(({ recipient }) => recipient)) return;
	const named = rows
		.slice(0, MOST_NAMED)
		.map(({ item, phone, reason }) => `Item ${item} (${formatValue(phone)}): ${reason}.`);
	const more = rows.length > MOST_NAMED ? ` And ${rows.length - MOST_NAMED} more.` : '';
	throwInputError(
		context,
		`None of the ${rows.length} input items has a usable phone number`,
		`${named.join(' ')}${more} Check the field 'Recipient Phone'.`,
	);
}

function shouldStart(context: IExecuteSingleFunctions): boolean {
	const starts = context.getNodeParameter('options.startImmediately', false) === true;
	if (starts && context.getNodeParameter('type') === 'scheduled') {
		throwInputError(
			context,
			'A scheduled campaign cannot start immediately',
			"Take 'Start Immediately' out of the options, or set 'Type' to Immediate.",
		);
	}
	return starts;
}

function createOutputItem(record: IDataObject, { rows, recipients }: Batch): INodeExecutionData {
	const skipped = rows
		.filter(({ recipient }) => !recipient)
		.map(({ item, phone, reason }) => ({ item, phone: phone ?? null, reason }));
	return {
		json: { ...record, recipients: recipients.length, skipped } as IDataObject,
		pairedItem: rows.map(({ item }) => ({ item })),
	};
}

/** Makes the campaign of one batch, and starts it if that is asked for. */
async function createCampaign(
	context: IExecuteSingleFunctions,
	batch: Batch,
	step: string,
	body: Record<string, ValueResolver | IDataObject[string]>,
	starts: boolean,
	progress: CampaignReport,
): Promise<INodeExecutionData> {
	const record = await runStepOnce(context, `make${step}`, async () => {
		return await wavexApiRequestForItem(context, 'POST', '/campaigns', {
			...body,
			recipients: batch.recipients,
		});
	});
	const id = record.id ?? record.campaign_id;
	progress.made(id);
	if (!starts) return createOutputItem(record, batch);
	if (id === undefined) {
		throw createInputError(
			context.getNode(),
			'The API did not say which campaign it made',
			'Start it with Campaign: Start, or in your Wavex account.',
		);
	}
	const path = `/campaigns/${encodeURIComponent(String(id))}/start`;
	await runStepOnce(
		context,
		`start${step}`,
		async () => await wavexApiRequestForItem(context, 'POST', path),
	);
	return createOutputItem({ ...record, started: true }, batch);
}

/**
 * Campaign: Create From Input Items. All input items become recipients of one campaign, or of several when there is a
 * limit to one. Each input item is accounted for: as a recipient or under `skipped`.
 *
 * @throws NodeApiError or NodeOperationError that says which campaigns were made, unless the node continues on errors
 */
export async function createFromItems(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const context = createItemContext(this, 0);
	const outputs: INodeExecutionData[] = [];
	let batches: Batch[] = [];
	const progress = new CampaignReport();
	try {
		const starts = shouldStart(context);
		const most = Number((await mostRecipients(context)) ?? 0);
		const rows = readRows(this);
		requireRecipients(context, rows);
		batches = splitIntoBatches(rows, most);
		for (const [index, batch] of batches.entries()) {
			const step = batches.length > 1 ? ` (${index + 1} of ${batches.length})` : '';
			// A context of its own, since one's patience with the API's limit is for all its requests.
			const own = createItemContext(this, 0);
			outputs.push(await createCampaign(own, batch, step, createBody(own, step), starts, progress));
		}
	} catch (error) {
		const failure = toNodeError(this.getNode(), error);
		const report = progress.report(outputs.length, batches.length);
		if (report && !failure.description?.includes(report)) {
			failure.description = `${failure.description ?? ''} ${report}`.trim();
		}
		if (!this.continueOnFail()) throw prepareForThrow(this.getNode(), failure);
		const left = batches.slice(outputs.length).flatMap(({ rows }) => rows);
		const items = left.length > 0 ? left : this.getInputData().map((_, item) => ({ item }));
		outputs.push({
			json: { error: formatError(failure) },
			pairedItem: items.map(({ item }) => ({ item })),
		});
	}
	return [outputs];
}
