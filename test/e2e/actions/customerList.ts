import type { IDataObject } from 'n8n-workflow';

import {
	ACTION,
	chainNodes,
	MANUAL,
	createNode,
	type TestEnvironment,
} from '../../../tools/testEnvironment';

/**
 * Returns a workflow that sends a different text to each of `count` customers.
 *
 * @param name begins every text and identifies the list
 * @param settings of the sending node, such as `retryOnFail`
 */
export function createCustomerList(
	environment: TestEnvironment,
	count: number,
	name = 'List',
	settings: IDataObject = {},
) {
	const code = `return Array.from({ length: ${count} }, (_, n) => ({ json: { n } }));`;
	const send = createNode(environment, 'Send', ACTION, {
		resource: 'message',
		operation: 'sendText',
		sessionId: { __rl: true, mode: 'id', value: '1' },
		to: '=20111222{{ 3000 + $json.n }}',
		message: `=${name} {{ $json.n }}`,
	});
	return chainNodes(
		name,
		createNode(environment, 'Start', MANUAL),
		{
			...createNode(environment, 'Customers', 'n8n-nodes-base.code', { jsCode: code }),
			typeVersion: 2,
		},
		{ ...send, ...settings },
	);
}

/** Returns the texts of that list, in order. */
export function getListTexts(count: number, name = 'List'): string[] {
	return Array.from({ length: count }, (_, n) => `${name} ${n}`);
}
