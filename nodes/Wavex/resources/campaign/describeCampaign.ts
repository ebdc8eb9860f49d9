import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import { showHint } from '../../execution/showHint';
import { formatDuration } from '../../utils/formatDuration';
import { DEFAULT_DELAY } from './delayField';

/** Returns the record of a created campaign with how long its messages take, and says it above the output. */
export function describeCampaign(
	context: IExecuteSingleFunctions,
	record: IDataObject,
	recipients: number,
	delay = DEFAULT_DELAY,
): IDataObject {
	const estimatedDuration = formatDuration(recipients * delay);
	const count = `${recipients} recipient${recipients === 1 ? '' : 's'}`;
	const speed = `${count}, one message every ${delay} seconds: ${estimatedDuration}.`;
	// One sentence for all items.
	if (context.getItemIndex() > 0) return { ...record, estimatedDuration };
	const { status = 'draft', started } = record;
	const isScheduled = context.getNodeParameter('type') === 'scheduled';
	if (status === 'draft' && started !== true && !isScheduled) {
		const draft = `The campaign is a draft and sends nothing until 'Start Immediately', Campaign: Start or your Wavex account starts it. ${speed}`;
		showHint(context, draft, 'warning');
	} else {
		showHint(context, speed);
	}
	return { ...record, estimatedDuration };
}
