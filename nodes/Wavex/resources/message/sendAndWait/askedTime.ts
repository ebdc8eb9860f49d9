import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { toIsoTime } from '../../../webhooks/payloadValues';

/** Time zones differ from each other by multiples of this, and by at most 14 hours from UTC. */
const QUARTER_MS = 900_000;
const MAX_ZONE_MS = 50_400_000;

/** How long the API may take to confirm that the question was sent; a reply can arrive earlier. */
const SLOW_RESPONSE_MS = 5_000;

/** Messages that an execution knows of; more would only slow the start of the wait. */
const MAX_EARLIER = 50;

interface AskedTimes {
	/** When the webhook's registration was confirmed, when sending the question began, and when the API confirmed it. */
	registeredAt: number;
	startedAt: number;
	askedAt: number;
}

/**
 * Estimates when the question was sent. This n8n's clock decides. The time that the API gave the registration shows how far
 * its clock differs, and by which zone it is off where it writes local times without one.
 *
 * @param created the API's `created_at`, which may be missing or cannot be right
 */
export function estimateAskedTime(
	created: unknown,
	{ registeredAt, startedAt, askedAt }: AskedTimes,
) {
	const difference = Date.parse(toIsoTime(created) ?? '') - registeredAt;
	const usable = Math.abs(difference) <= MAX_ZONE_MS ? difference : 0;
	const zoneMs = Math.round(usable / QUARTER_MS) * QUARTER_MS;
	// The request may have waited for the rate limit before it was sent.
	const sentAt = Math.max(startedAt, askedAt - SLOW_RESPONSE_MS);
	return { since: new Date(sentAt + usable - zoneMs).toISOString(), zoneMs };
}

/** Messages that this execution has received before the question, such as the one that started it. */
export interface EarlierMessages {
	ids: string[];
	/** The time of the newest one, ISO 8601. */
	time?: string;
}

/** Returns the messages in the input and in the output of the Wavex nodes before this one. */
export function findEarlierMessages(context: IExecuteFunctions): EarlierMessages {
	const outputs = context
		.getParentNodes(context.getNode().name)
		.filter(({ type }) => /wavex/i.test(type))
		.flatMap(({ name }) => {
			try {
				const items = `$(${JSON.stringify(name)}).all().slice(-${MAX_EARLIER})`;
				const fields = '({ json: { messageId, timestamp } }) => ({ messageId, timestamp })';
				const found = context.evaluateExpression(`{{ ${items}.map(${fields}) }}`, 0);
				return found as unknown as IDataObject[];
			} catch {
				// A node that has not run.
				return [];
			}
		});
	const messages = [...outputs, ...context.getInputData().map(({ json }) => json)].filter(
		({ messageId }) => messageId,
	);
	return {
		ids: messages.map(({ messageId }) => String(messageId)),
		time: messages
			.flatMap(({ timestamp }) => (typeof timestamp === 'string' ? timestamp : []))
			.sort()
			.pop(),
	};
}
