import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { isUncertain } from './failureKinds';
import type { Attempt, Failure } from './failureKinds';
import { describeFailure } from './sentences';

/** The error that n8n shows for a failure. Made from plain facts: the original error holds the request with its token. */
export function toNodeError(node: INode, failure: Failure, attempt: Attempt): NodeApiError {
	const { message, description } = describeFailure(failure, attempt);
	const recipient = attempt.recipient ? ` (recipient ${attempt.recipient})` : '';
	const error = new NodeApiError(
		node,
		{},
		{ message, description, httpCode: 'status' in failure ? String(failure.status) : undefined },
	);
	// NodeError puts its own words in the place of any message that holds a code such as ECONNRESET.
	error.message = message + recipient;
	if (isUncertain(failure, attempt)) uncertain.add(error);
	return error;
}

const uncertain = new WeakSet<Error>();

/** Notes that the request behind this error was carried out: what failed came after it. */
export function doubt<E extends Error>(error: E): E {
	uncertain.add(error);
	return error;
}

/** Whether the request that failed with this error may have been carried out all the same. */
export function mayHaveGoneOut(error: Error): boolean {
	return uncertain.has(error);
}

/** The end of an item that the execution's stop came before. */
export function stopped(node: INode): NodeOperationError {
	const { message, description } = describeFailure({ kind: 'stopped' }, { method: '', host: '' });
	return badInput(node, message, description);
}

/** A value that cannot be right. Thrown before anything is sent. */
export function badInput(
	node: INode,
	message: string,
	description: string,
	itemIndex?: number,
): NodeOperationError {
	return new NodeOperationError(node, message, { description, itemIndex, level: 'warning' });
}

/** What was thrown, as an error that n8n shows in full: our own errors as they are, anything else wrapped. */
export function asNodeError(node: INode, error: unknown): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(node, error instanceof Error ? error : String(error));
}

/** Why something failed, for an item or a reader that has no place for the description apart. */
export function reasonOf({ message, description }: NodeApiError | NodeOperationError): string {
	return description && !message.includes(description) ? `${message}. ${description}` : message;
}

/** The error as the node throws it: of a tool's error n8n tells the AI agent the message alone. */
export function thrown<E extends NodeApiError | NodeOperationError>(node: INode, failure: E): E {
	if (node.type.endsWith('Tool')) failure.message = reasonOf(failure);
	return failure;
}
