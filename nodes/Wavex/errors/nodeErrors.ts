import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { getOutcome } from './requestFailure';
import type { Outcome, RequestInfo, RequestFailure } from './requestFailure';
import { maskTokensIn } from '../utils/maskTokens';
import { getErrorMessage } from './errorMessages';
import { maskError } from './maskError';

/** Errors of pages with 404: a proxy whose API is down sends them, and the record may exist. */
const pages = new WeakSet<Error>();

/** Creates the error that n8n shows for a failure. Contains only plain facts: the original error holds the request with its token. */
export function createApiError(
	node: INode,
	failure: RequestFailure,
	request: RequestInfo,
): NodeApiError {
	const { message, description } = getErrorMessage(failure, request);
	const recipient = request.recipient ? ` (recipient ${request.recipient})` : '';
	const status = 'status' in failure ? failure.status : undefined;
	const error = new NodeApiError(node, {}, { message, description, httpCode: status?.toString() });
	if (status === 404 && failure.kind === 'invalidResponse') pages.add(error);
	// NodeApiError replaces any message that contains a code such as ECONNRESET.
	error.message = message + recipient;
	const outcome = getOutcome(failure, request);
	outcomes.set(error, outcome);
	const isOfHost = failure.kind !== 'status' || failure.status === 401;
	if (isOfHost && outcome === 'notProcessed') generalErrors.add(error);
	return error;
}

/** An error without an entry arose before anything was sent. */
const outcomes = new WeakMap<Error, Outcome>();

/** Errors of the node, the credential or the host, which are the same for all items. */
const generalErrors = new WeakSet<Error>();

/** Sets of which item n8n says that it failed; of none when the error is the same for all. */
export function setItemIndex(error: NodeApiError | NodeOperationError, item?: number): void {
	if (item === undefined || generalErrors.has(error)) delete error.context.itemIndex;
	else error.context.itemIndex = item;
}

/** Records that the request behind this error was processed: something after it failed. */
export function markAsProcessed<E extends Error>(error: E): E {
	outcomes.set(error, 'processed');
	return error;
}

/** Whether the request behind this error was or may have been processed, so that it must not be repeated. */
export function hasUncertainOutcome(error: Error): boolean {
	return (outcomes.get(error) ?? 'notProcessed') !== 'notProcessed';
}

/** Returns the HTTP status of an API error; undefined for a page with 404. */
export function getHttpStatus(error: unknown): string | undefined {
	const isAnswer = error instanceof NodeApiError && !pages.has(error);
	return isAnswer ? (error.httpCode ?? undefined) : undefined;
}

/** Creates the error of an item that was not sent because the execution was cancelled. */
export function createCancelledError(node: INode): NodeOperationError {
	const { message, description } = getErrorMessage({ kind: 'cancelled' }, { method: '', host: '' });
	return createInputError(node, message, description);
}

/** Creates the error for invalid input, which is thrown before anything is sent. */
export function createInputError(
	node: INode,
	message: string,
	description: string,
	itemIndex?: number,
): NodeOperationError {
	const error = new NodeOperationError(node, maskTokensIn(message), {
		description: maskTokensIn(description),
		itemIndex,
		level: 'warning',
	});
	if (itemIndex === undefined) generalErrors.add(error);
	return error;
}

/** Returns a node error as it is, and wraps anything else in one, so that n8n shows it in full. Masks tokens in both. */
export function toNodeError(node: INode, error: unknown): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return maskError(error);
	return maskError(new NodeOperationError(node, error instanceof Error ? error : String(error)));
}

/** Returns message and description as one text, for readers that show only one. */
export function formatError({ message, description }: NodeApiError | NodeOperationError): string {
	return description && !message.includes(description) ? `${message}. ${description}` : message;
}

/** Whether the node is the tool of an AI agent. */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

/** Advice for people that a model cannot follow, and what it should do. */
const MODEL_ADVICE: Array<[advice: RegExp, replacement: string]> = [
	[
		/Run the remaining items later, .*$/s,
		'Do not call this tool again before that; say that the limit has been reached.',
	],
	[
		/Check the message history before sending it again\./,
		'Do not call this tool again for it, because it could arrive twice; say that it is uncertain.',
	],
];

/**
 * Adds the description to the message of a tool's error, because n8n shows an AI agent only the message, and gives advice that a
 * model can follow.
 */
export function prepareForThrow<E extends NodeApiError | NodeOperationError>(
	node: INode,
	failure: E,
): E {
	if (!isTool(node)) return failure;
	failure.description = MODEL_ADVICE.reduce(
		(text, [advice, replacement]) => text.replace(advice, replacement),
		failure.description ?? '',
	);
	failure.message = formatError(failure);
	return failure;
}
