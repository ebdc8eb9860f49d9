import type { IDataObject } from 'n8n-workflow';

import { hasUncertainOutcome, markAsProcessed, toNodeError } from '../../errors/nodeErrors';
import { createExecutor } from '../../execution/executeRequest';
import { parseActionResponse } from '../../transport/responseBody';
import { sendRequest } from '../../transport/sendRequest';
import { describeCampaign } from './describeCampaign';
import { readDelay } from './delayField';
import { shouldStart, startCampaign } from './startCampaign';

/** Executes Campaign: Create for one item: creates the campaign, and starts it if requested. A retry creates no second one. */
export const createCampaign = createExecutor(async (context, options) => {
	const isStarted = shouldStart(context, false);
	const { recipients } = options.body as { recipients: IDataObject[] };
	const [record] = parseActionResponse(await sendRequest(context, options)).records;
	const describe = (campaign: IDataObject) =>
		describeCampaign(context, campaign, recipients.length, readDelay(context, 'additionalFields'));
	if (!isStarted) return [describe(record)];
	try {
		return [describe(await startCampaign(context, record))];
	} catch (error) {
		const failure = toNodeError(context.getNode(), error);
		const id = String(record.id ?? record.campaign_id);
		const start = hasUncertainOutcome(failure) ? '' : ' but not started: use Campaign: Start';
		const created = `The campaign was created (ID ${id})${start}.`;
		failure.description = `${failure.description ?? ''} ${created}`.trim();
		throw markAsProcessed(failure);
	}
});
