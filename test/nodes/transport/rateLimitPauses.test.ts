import nock from 'nock';

import { BASE_URL, HOST, TOKEN } from '../../support/credentials';
import { passTime, useFakeTime } from '../../support/fakeTime';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { createItems, sendText } from '../../support/numberedMessages';
import { SimulatedApi } from '../../support/simulatedApi';
import type { SimulatedLimits } from '../../support/simulatedApi';

guardNetwork();
useFakeTime();

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const limits: SimulatedLimits = {
	minute: 60,
	hour: 1000,
	isSliding: false,
	shown: 'tightest',
	retryAfter: 'none',
	clockSkew: 0,
};

let tests = 0;

/** Each test has its own token: the node remembers the quota of a token. */
function mockLimitedApi(changes: Partial<SimulatedLimits> = {}) {
	const api = new SimulatedApi({ ...limits, ...changes }, []);
	const apiToken = `${TOKEN}-${++tests}`;
	const texts: string[] = [];
	nock(HOST, { reqheaders: { authorization: `Bearer ${apiToken}` } })
		.persist()
		.post('/api/v1/sessions/1/messages/text')
		.reply((_uri, body) => {
			const { statusCode, headers } = api.receive(performance.now());
			const { to, message } = body as { to: string; message: string };
			if (statusCode === 429) return [429, { message: 'Too Many Attempts.' }, headers];
			expect(to).toBe('201234567890');
			texts.push(message);
			return [200, { success: true, data: { text: message } }, headers];
		});
	const send = async (count: number, options = {}) => {
		texts.length = 0;
		const start = performance.now();
		const credential = { apiToken, baseUrl: BASE_URL };
		const parameters = { ...sendText, options };
		const { error } = await passTime(
			runWavex(parameters, { credential, items: createItems(count) }),
		);
		return { error, texts: [...texts], ms: performance.now() - start };
	};
	return { api, send };
}

async function passSilence(ms: number): Promise<void> {
	await jest.advanceTimersByTimeAsync(ms);
}

function setClock(ms: number): void {
	jest.setSystemTime(Date.now() + ms);
}

afterEach(() => {
	nock.cleanAll();
});

const allTexts = Array.from({ length: 62 }, (_, n) => `Text ${n}`);

it.each([
	['24 hours of silence', () => passSilence(DAY_MS), {}],
	['ten idle minutes', () => passSilence(10 * MINUTE_MS), {}],
	['24 hours of silence, and an API without headers', () => passSilence(DAY_MS), { shown: 'none' }],
	['24 hours of silence, and a sliding window', () => passSilence(DAY_MS), { isSliding: true }],
	['the clock being set back by a day', async () => setClock(-DAY_MS), {}],
	['the clock being set forward by a day', async () => setClock(DAY_MS), {}],
	['a clock set back, and Retry-After', async () => setClock(-DAY_MS), { retryAfter: 'seconds' }],
	['a week of silence, and Retry-After', () => passSilence(7 * DAY_MS), { retryAfter: 'date' }],
] as Array<[string, () => Promise<void>, Partial<SimulatedLimits>]>)(
	'60 texts use up the quota; after %s a list of 62 is sent',
	async (_, pause, changes) => {
		const { api, send } = mockLimitedApi(changes);
		expect((await send(60)).texts).toHaveLength(60);
		await pause();
		const { error, texts, ms } = await send(62);
		expect(error).toBeUndefined();
		expect(texts).toEqual(allTexts);
		expect(ms).toBeLessThan(2 * (MINUTE_MS + 5_000));
		for (const { rejected } of api.closures) expect(rejected).toBeLessThanOrEqual(12);
	},
);

it('without Max Wait a text is sent after a silent night that followed a used-up quota', async () => {
	const { send } = mockLimitedApi();
	await send(60);
	const refused = await send(1, { maxWaitMinutes: 0 });
	expect(refused.error?.message).toMatch(/^Rate limit reached/);
	await passSilence(DAY_MS / 2);
	expect(await send(1, { maxWaitMinutes: 0 })).toMatchObject({ error: undefined, ms: 0 });
});

it('the error says no time that the API did not say', async () => {
	const { send } = mockLimitedApi();
	await send(60);
	const { error } = await send(1, { maxWaitMinutes: 0 });
	expect(error?.description).toMatch(
		/^The API allows 60 requests per minute and 1,000 per hour per token\. This request was not sent\./,
	);
});

it('an hour that is used up, of which the API says nothing, is over for a list that waits', async () => {
	const { api, send } = mockLimitedApi({ minute: undefined, hour: 20, shown: 'none' });
	const { error, texts, ms } = await send(40, { maxWaitMinutes: 90 });
	expect(error).toBeUndefined();
	expect(texts).toHaveLength(40);
	expect(ms).toBeLessThan(61 * MINUTE_MS);
	expect(api.closures[0].rejected).toBeLessThanOrEqual(12 + 60);
});
