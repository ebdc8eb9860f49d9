import type { IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';

import type { OperationHandler } from '../execution/customOperations';
import { createItemContext, getInputItems } from '../execution/itemContext';
import { wavexApiRequestForItem } from '../execution/itemRequest';
import { runStepOnce } from '../execution/runStepOnce';
import { hasUncertainOutcome, toNodeError } from '../errors/nodeErrors';
import { id as readId, numberBetween } from '../parameters/values';
import { returnOrThrow } from './failure';
import { removeRegistration } from './registration';
import type { WaitEvents } from './registration';
import { beginWait, continueWait, findOwnWait, finishOrWait } from './wait';
import type { LookUp, Progress } from './wait';

/** One year, as an upper bound that catches mistakes. */
const MAX_LIMIT_MINUTES = 525_600;

const LIMIT_LABEL = 'Limit Wait Time (Minutes)';

/** Returns the field for the time limit of an operation that waits. */
export function limitField(minutes: number): INodeProperties {
	return {
		displayName: LIMIT_LABEL,
		name: 'limitWaitMinutes',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: minutes,
		description: 'How long to wait. Set to 0 for no limit.',
	};
}

/** Returns the time limit in minutes; 0 for none. */
export function readLimit(
	context: IExecuteSingleFunctions,
	parameter = 'limitWaitMinutes',
): number {
	return numberBetween(0, MAX_LIMIT_MINUTES)(context, parameter, LIMIT_LABEL);
}

interface WaitOperation extends WaitEvents {
	/** The locator: the name of its parameter and its label. */
	target: [parameter: string, label: string];
	lookUp: LookUp;
	/** The path that starts what is waited for; the first `{}` stands for its ID. */
	startPath: string;
	isStartable: (context: IExecuteSingleFunctions, progress: Progress) => boolean;
}

/** Starts it at most once. When the start may have been processed, the API's record tells whether it was. */
async function startOnce(
	context: IExecuteSingleFunctions,
	path: string,
	isStarted: () => Promise<boolean>,
): Promise<void> {
	try {
		await runStepOnce(context, path, async () => {
			return await wavexApiRequestForItem(context, 'POST', path);
		});
	} catch (error) {
		const isUncertain = hasUncertainOutcome(error as Error);
		if (isUncertain && (await isStarted().catch(() => false))) return;
		throw toNodeError(context.getNode(), error);
	}
}

/** Creates an operation that waits until the API says that something is over. All input items are waited for at once. */
export function createWaitOperation(operation: WaitOperation): OperationHandler {
	const { target, lookUp, startPath, isStartable } = operation;
	return async (context, resolve) => {
		const own = findOwnWait(context);
		if (own) return await continueWait(context, resolve, own, lookUp);
		try {
			const items = getInputItems(context).map((_, index) => createItemContext(context, index));
			const targets = items.map((item, index) => {
				resolve(item);
				const output = { json: {}, pairedItem: { item: index } };
				return { id: String(readId(item, ...target)), output };
			});
			const wait = await beginWait(context, items[0], readLimit(items[0]), operation);
			wait.targets = targets;
			try {
				for (const [index, item] of items.entries()) {
					const { id } = targets[index];
					const isStarted = async () => {
						const progress = await lookUp(item, id);
						Object.assign(targets[index], progress);
						return progress.isOver || !isStartable(item, progress);
					};
					if (await isStarted()) continue;
					await startOnce(item, startPath.replace('{}', id), isStarted);
				}
			} catch (error) {
				await removeRegistration(items[0], wait.webhookId);
				throw toNodeError(context.getNode(), error);
			}
			return await finishOrWait(context, items[0], wait);
		} catch (error) {
			return returnOrThrow(context, toNodeError(context.getNode(), error));
		}
	};
}
