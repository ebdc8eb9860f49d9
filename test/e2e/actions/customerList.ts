import type { IDataObject } from 'n8n-workflow';

import {
	ACTION,
	chainNodes,
	MANUAL,
	createNode,
	type TestEnvironment,
} from '../../../tools/testEnvironment';

/**
 * A workflow that sends a text of his own to each of so many customers.
 *
 * @param name begins every text, so that lists can be told apart
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

/** The texts of that list, in its order. */
export function getListTexts(count: number, name = 'List'): string[] {
	return Array.from({ length: count }, (_, n) => `${name} ${n}`);
}
