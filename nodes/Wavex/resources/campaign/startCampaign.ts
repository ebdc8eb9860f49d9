import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';

import { createInputError } from '../../errors/nodeErrors';
import { wavexApiRequestForItem } from '../../execution/itemRequest';
import { throwInputError } from '../../parameters/values';
import { showIfStored } from './showIfStored';

export const startField: INodeProperties = {
	displayName: 'Start Immediately',
	name: 'startImmediately',
	type: 'boolean',
	displayOptions: { show: { type: ['immediate'] } },
	default: false,
	description:
		"Whether to start sending as soon as the campaign is created. Otherwise it stays a draft, which sends nothing until the operation Campaign: Start or your Wavex account starts it. 'At a Set Time' starts it at 'Scheduled At'.",
};

/** The same among the options, for workflows that were saved before the field existed. */
export const storedStart: INodeProperties = {
	...startField,
	...showIfStored('options.startImmediately'),
	description: "Starts the campaign like the field 'Start Immediately': one of both is enough",
};

/**
 * Whether to start a campaign after creating it: the field is on, or the option that a workflow has from before there was
 * a field.
 *
 * @throws NodeOperationError when the option is on for a scheduled campaign
 */
export function shouldStart(context: IExecuteSingleFunctions, hasOption: boolean): boolean {
	const isScheduled = context.getNodeParameter('type') === 'scheduled';
	if (hasOption && context.getNodeParameter('options.startImmediately', false) === true) {
		if (!isScheduled) return true;
		throwInputError(
			context,
			'A scheduled campaign cannot start immediately',
			"Remove 'Start Immediately' from the options, or set 'When to Send' to 'Once Started'.",
		);
	}
	return !isScheduled && context.getNodeParameter('startImmediately', false) === true;
}

/** Returns the status of a started campaign; undefined when the API does not say it. A failure to read it changes nothing. */
async function readStatus(context: IExecuteSingleFunctions, path: string): Promise<unknown> {
	try {
		return (await wavexApiRequestForItem(context, 'GET', path)).status;
	} catch {
		return undefined;
	}
}

/**
 * Starts a campaign that was just created, and returns its record with the status that the API gives it then.
 *
 * @throws NodeApiError when it cannot be started, NodeOperationError when the record has no ID
 */
export async function startCampaign(
	context: IExecuteSingleFunctions,
	record: IDataObject,
): Promise<IDataObject> {
	const campaignId = record.id ?? record.campaign_id;
	if (campaignId === undefined) {
		throw createInputError(
			context.getNode(),
			'The API did not return the ID of the new campaign',
			'Start it with the operation Campaign: Start or in your Wavex account.',
		);
	}
	const path = `/campaigns/${encodeURIComponent(String(campaignId))}`;
	const { status } = await wavexApiRequestForItem(context, 'POST', `${path}/start`);
	const current = status ?? (await readStatus(context, path));
	const output = { ...record, status: current, started: true } as IDataObject;
	if (current === undefined) delete output.status;
	return output;
}
