import nock from 'nock';
import type { Body, DataMatcherMap } from 'nock';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { BASE_URL, HOST, TOKEN } from './credentials';
import { runWavex } from './n8n';
import { guardNetwork } from './network';
import { expectOutputSchema } from './outputSchemas';

/** One operation: what a user sets, the exact request it makes, what the API answers and the exact items that come out. */
export interface OperationRow {
	/** What a user sets beside resource and operation. */
	parameters?: IDataObject;
	/** `GET /sessions/1/qr?a=b`: method, path under the base URL (or from the host's root when it begins with /api), query. */
	request: string;
	/** The exact JSON body; none unless given. */
	body?: DataMatcherMap;
	/** The body of the API's answer. */
	answer: Body;
	/** The items' json. `binary` is compared by the test itself. */
	items: IDataObject[];
}

/** Announces one request to nock: exact method, path, query, body and authentication. */
export function expectRequest(
	{ request, body }: Pick<OperationRow, 'request' | 'body'>,
	token = TOKEN,
): nock.Interceptor {
	const [method, target] = request.split(' ');
	const { pathname, search } = new URL(
		target.startsWith('/api/') ? HOST + target : BASE_URL + target,
	);
	const authenticated = { reqheaders: { authorization: `Bearer ${token}` } };
	// nock compares an object exactly, but accepts any body when none is given.
	const isEmpty = (sent: unknown) => sent === '' || sent === undefined;
	return nock(HOST, authenticated).intercept(pathname + search, method, body ?? isEmpty);
}

export function getJson(items: INodeExecutionData[] = []): IDataObject[] {
	return items.map(({ json }) => json);
}

/**
 * Tests for each row, in n8n's engine: the exact request makes the exact items, also as the tool of an older agent; and
 * three items make three requests whose items are each linked to their own input.
 */
export function testOperations(resource: string, rows: Record<string, OperationRow>): void {
	guardNetwork();

	describe.each(Object.entries(rows))(`${resource}: %s`, (operation, row) => {
		const parameters = { resource, operation, ...row.parameters };

		it.each([
			['', false],
			[', as the tool of an older AI agent', true],
		])('makes the exact request and the exact items%s', async (_, isOldTool) => {
			expectRequest(row).reply(200, row.answer);
			const run = await runWavex(parameters, { isLegacyTool: isOldTool });
			expect(run.error).toBeUndefined();
			expect(getJson(run.outputs[0])).toEqual(row.items);
			await expectOutputSchema({ resource, operation }, row.items, true);
		});

		it('links the items of three inputs to their own input', async () => {
			expectRequest(row).times(3).reply(200, row.answer);
			const run = await runWavex(parameters, { items: [{ json: {} }, { json: {} }, { json: {} }] });
			expect(run.error).toBeUndefined();
			const links = run.outputs[0].map(({ pairedItem }) => pairedItem);
			expect(links).toEqual([0, 1, 2].flatMap((item) => row.items.map(() => ({ item }))));
		});
	});
}

/** Input that must be refused: what a user sets beside resource and operation, and what the error says of it. */
export interface InvalidInputRow {
	operation: string;
	parameters: IDataObject;
	/** Found in the error's message or its description. */
	message: string | RegExp;
	items?: INodeExecutionData[];
}

/** One test for each row: the node fails in a sentence that names the field, and nothing is sent. */
export function testInvalidInput(resource: string, rows: Record<string, InvalidInputRow>): void {
	describe(`${resource}: bad input`, () => {
		it.each(Object.entries(rows))('%s', async (_, { operation, parameters, message, items }) => {
			const { error } = await runWavex({ resource, operation, ...parameters }, { items });
			expect(`${error?.message}. ${error?.description}`).toMatch(message);
			expect(error?.description).toMatch(/This request was not sent\.$/);
		});
	});
}
