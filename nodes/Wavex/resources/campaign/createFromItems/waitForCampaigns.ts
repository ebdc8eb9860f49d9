import type { IExecuteFunctions, IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ResolveParameters } from '../../../execution/resolveParameters';
import { futureDateTime } from '../../../parameters/futureDateTime';
import { isBlank, throwInputError } from '../../../parameters/values';
import { beginWait, continueWait } from '../../../waiting/wait';
import type { Wait } from '../../../waiting/wait';
import { readLimit } from '../../../waiting/waitOperation';
import { campaignEvents, campaignLimitField, lookUpCampaign } from '../waitForCompletion';

const LIMIT = 'options.limitWaitMinutes';

/** Returns the time limit in minutes; that of a scheduled campaign counts from when it starts. */
async function readCampaignLimit(
	context: IExecuteSingleFunctions,
	isScheduled: boolean,
): Promise<number> {
	const isGiven = !isBlank(context.getNodeParameter(LIMIT, ''));
	const limit = isGiven ? readLimit(context, LIMIT) : Number(campaignLimitField.default);
	if (limit === 0 || !isScheduled) return limit;
	const start = Date.parse(String(await futureDateTime(context, 'scheduledAt', 'Scheduled At')));
	return limit + (start - Date.now()) / 60_000;
}

/** Registers for the end of the campaigns, before one is created. Returns undefined without the option. */
export async function beginCampaignWait(
	context: IExecuteFunctions,
	first: IExecuteSingleFunctions,
	isStarted: boolean,
): Promise<Wait | undefined> {
	if (first.getNodeParameter('options.waitForCompletion', false) !== true) return undefined;
	const isScheduled = first.getNodeParameter('type') === 'scheduled';
	if (!isStarted && !isScheduled) {
		throwInputError(
			first,
			'Nothing starts the campaign, so it would never be completed',
			"Turn on 'Start Immediately', or remove 'Wait for Completion'.",
		);
	}
	return await beginWait(
		context,
		first,
		await readCampaignLimit(first, isScheduled),
		campaignEvents,
	);
}

/** Waits for the campaigns of these output items; an item about a failure only passes. */
export async function waitForCampaigns(
	context: IExecuteFunctions,
	resolve: ResolveParameters,
	wait: Wait,
	outputs: INodeExecutionData[],
): Promise<INodeExecutionData[][]> {
	wait.targets = outputs.map((output) => {
		const id = output.json.id ?? output.json.campaign_id;
		if (id !== undefined) return { id: String(id), output };
		const message = 'The API did not return the ID of the new campaign';
		return {
			id: '',
			output,
			isOver: true,
			...(!('error' in output.json) && { json: { status: 'timedOut', message } }),
		};
	});
	return await continueWait(context, resolve, wait, lookUpCampaign);
}
