import type { INodeProperties } from 'n8n-workflow';

import { campaignLocator } from '../../shared/locators';
import { showFor } from '../../shared/fieldRouting';
import { wavexApiRequest } from '../../transport/apiRequest';
import { getRequestOptions } from '../../transport/readRequestOptions';
import type { LookUp } from '../../waiting/wait';
import { createWaitOperation, limitField } from '../../waiting/waitOperation';

/** One day: a campaign pauses for a few minutes after each message. */
export const campaignLimitField = limitField(1440);

/** Other words that the API may use; only what is listed here ends a wait. */
const OVER: Array<[status: string, form: RegExp]> = [
	['completed', /^(complete|finish|done)/i],
	['failed', /^(fail|error|cancel)/i],
];

const STARTED = /^(run|start|send|process|in.?progress|active|queue)/i;

export const lookUpCampaign: LookUp = async (context, id, isLast = false) => {
	const get = async (url: string) => {
		const { records } = await wavexApiRequest(
			context,
			'GET',
			url,
			getRequestOptions(context).options,
		);
		return records[0] ?? {};
	};
	const campaign = await get(`/campaigns/${encodeURIComponent(id)}`);
	const [status] = OVER.find(([, form]) => form.test(String(campaign.status))) ?? [];
	const isOver = status !== undefined;
	const stats = isOver || isLast ? await get(`/campaigns/${encodeURIComponent(id)}/stats`) : null;
	return { isOver, json: { status: status ?? 'timedOut', stats, campaign } };
};

export const campaignEvents = {
	events: ['campaign.completed', 'campaign.failed'],
	failure:
		'The webhook for the end of the campaign could not be registered, so nothing was created or started.',
};

export const waitForCompletion = createWaitOperation({
	...campaignEvents,
	target: ['campaignId', campaignLocator.displayName],
	lookUp: lookUpCampaign,
	startPath: '/campaigns/{}/start',
	isStartable: (context, { json }) =>
		context.getNodeParameter('startFirst', false) === true &&
		!STARTED.test(String((json.campaign as { status?: unknown }).status)),
});

const fields: INodeProperties[] = [
	{
		displayName: 'Start First',
		name: 'startFirst',
		type: 'boolean',
		default: false,
		description: 'Whether to start the campaign, unless it has been started already',
	},
	campaignLimitField,
];

export const campaignWaitForCompletion = showFor('campaign', ['waitForCompletion'], fields);
