import type { INode } from 'n8n-workflow';
import nock from 'nock';

import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { mockApi, createItems, sendText, failingExpression } from '../../support/numberedMessages';
import { getJson } from '../../support/operationTests';

guardNetwork();

describe('Retry On Fail', () => {
	const retry: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	it('does not repeat what an earlier try has sent', async () => {
		let failures = 1;
		const { texts } = mockApi((text) => (text === 'Text 2' && failures-- > 0 ? 404 : 200));
		const run = await runWavex(sendText, { items: createItems(4), node: retry });
		expect(run.error).toBeUndefined();
		expect(texts).toEqual(['Text 0', 'Text 1', 'Text 2', 'Text 2', 'Text 3']);
		expect(getJson(run.outputs[0])).toEqual(
			createItems(4).map(({ json }) => ({ text: `Text ${json.n}` })),
		);
	});

	it('does not repeat what may have been processed, however often n8n retries', async () => {
		const { texts } = mockApi((text) => (text === 'Text 1' ? 500 : 200));
		const { error } = await runWavex(sendText, { items: createItems(3), node: retry });
		expect(texts).toEqual(['Text 0', 'Text 1']);
		expect(error?.description).toMatch(
			/^The request may still have been processed\. Check the message history before sending it again\./,
		);
		expect(error?.description?.match(/Of the 3 items/g)).toHaveLength(1);
	});

	it('does not repeat what was sent before an item whose request cannot be built', async () => {
		const { texts } = mockApi();
		const node = { ...retry, maxTries: 5 };
		await runWavex({ ...sendText, message: failingExpression }, { items: createItems(4), node });
		expect(texts).toEqual(['Text 0', 'Text 1']);
		nock.cleanAll();
	});

	it('separates one run from the next', async () => {
		const { texts } = mockApi();
		await runWavex(sendText, { items: createItems(2), node: retry });
		await runWavex(sendText, { items: createItems(2), node: retry });
		expect(texts).toEqual(['Text 0', 'Text 1', 'Text 0', 'Text 1']);
	});
});
