import type { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { maskTokensIn, maskTokensInData } from '../utils/maskTokens';

/** How far the properties of an error's cause are searched; what has more, such as a socket, counts as containing a token. */
const MAX_DEPTH = 6;
const MAX_VALUES = 2_000;

/** Whether an object contains a token in any property, hidden ones such as `message` included. */
function containsToken(root: object): boolean {
	const seen = new Set<object>();
	const search = (value: unknown, depth: number): boolean => {
		if (typeof value === 'string') return maskTokensIn(value) !== value;
		if (typeof value !== 'object' || value === null || seen.has(value)) return false;
		seen.add(value);
		if (depth === 0 || seen.size > MAX_VALUES) return true;
		return Object.values(Object.getOwnPropertyDescriptors(value)).some((property) =>
			search(property.value, depth - 1),
		);
	};
	return search(root, MAX_DEPTH);
}

function createCopy({ name, message, stack }: Error): Error {
	const copy = new Error(maskTokensIn(message));
	return Object.assign(copy, { name, stack: maskTokensIn(stack ?? '') });
}

/** Masks every token in an error: in its texts, in what n8n shows as its context, and in its cause. */
export function maskError<E extends NodeApiError | NodeOperationError>(error: E): E {
	const { message, description, stack, messages, context, cause } = error;
	error.message = maskTokensIn(message);
	if (typeof description === 'string') error.description = maskTokensIn(description);
	error.stack = maskTokensIn(stack ?? '');
	error.messages = maskTokensInData(messages);
	if (containsToken(context)) error.context = maskTokensInData(context, [], MAX_DEPTH);
	if (error.errorResponse && containsToken(error.errorResponse)) error.errorResponse = undefined;
	if (cause instanceof Error && containsToken(cause)) error.cause = createCopy(cause);
	return error;
}
