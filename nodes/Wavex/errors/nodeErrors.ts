import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { mayHaveBeenProcessed } from './requestFailure';
import type { RequestInfo, RequestFailure } from './requestFailure';
import { getErrorMessage } from './errorMessages';

/** The error that n8n shows for a failure. Made from plain facts: the original error holds the request with its token. */
export function createApiError(
	node: INode,
	failure: RequestFailure,
	request: RequestInfo,
): NodeApiError {
	const { message, description } = getErrorMessage(failure, request);
	const recipient = request.recipient ? ` (recipient ${request.recipient})` : '';
	const error = new NodeApiError(
		node,
		{},
		{ message, description, httpCode: 'status' in failure ? String(failure.status) : undefined },
	);
	// NodeError puts its own words in the place of any message that holds a code such as ECONNRESET.
	error.message = message + recipient;
	if (mayHaveBeenProcessed(failure, request)) processedOrUncertain.add(error);
	return error;
}

const processedOrUncertain = new WeakSet<Error>();

/** Notes that the request behind this error was carried out: what failed came after it. */
export function markAsProcessed<E extends Error>(error: E): E {
	processedOrUncertain.add(error);
	return error;
}

/** Whether the request that failed with this error may have been carried out all the same. */
export function hasUncertainOutcome(error: Error): boolean {
	return processedOrUncertain.has(error);
}

/** Returns the HTTP status of an API error. */
export function getHttpStatus(error: unknown): string | undefined {
	return error instanceof NodeApiError ? (error.httpCode ?? undefined) : undefined;
}

/** The end of an item that the execution's stop came before. */
export function createCancelledError(node: INode): NodeOperationError {
	const { message, description } = getErrorMessage({ kind: 'cancelled' }, { method: '', host: '' });
	return createInputError(node, message, description);
}

/** A value that cannot be right. Thrown before anything is sent. */
export function createInputError(
	node: INode,
	message: string,
	description: string,
	itemIndex?: number,
): NodeOperationError {
	return new NodeOperationError(node, message, { description, itemIndex, level: 'warning' });
}

/** What was thrown, as an error that n8n shows in full: our own errors as they are, anything else wrapped. */
export function toNodeError(node: INode, error: unknown): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(node, error instanceof Error ? error : String(error));
}

/** Why something failed, for an item or a reader that has no place for the description apart. */
export function formatError({ message, description }: NodeApiError | NodeOperationError): string {
	return description && !message.includes(description) ? `${message}. ${description}` : message;
}

/** The error as the node throws it: of a tool's error n8n tells the AI agent the message alone. */
export function prepareForThrow<E extends NodeApiError | NodeOperationError>(
	node: INode,
	failure: E,
): E {
	if (node.type.endsWith('Tool')) failure.message = formatError(failure);
	return failure;
}
