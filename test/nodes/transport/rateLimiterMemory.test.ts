import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { RateLimiter } from '../../../nodes/Wavex/transport/rateLimiter';
import { VirtualTime } from '../../support/virtualTime';

const MINUTE_MS = 60_000;
const WAITERS = 200;

function measureHeap(): number {
	setFlagsFromString('--expose_gc');
	const collect = runInNewContext('gc') as () => void;
	collect();
	return process.memoryUsage().heapUsed;
}

let time: VirtualTime;
beforeEach(() => {
	time = new VirtualTime();
	time.install();
});
afterEach(() => time.restore());

/** Rejects until the hour is over. */
async function respond(headers: Record<string, string>) {
	const sentAt = time.now;
	await time.sleep(20);
	const isOver = time.now > 60 * MINUTE_MS;
	return {
		sentAt,
		response: isOver ? { statusCode: 200, headers: {} } : { statusCode: 429, headers },
	};
}

it.each([
	['Retry-After', { 'retry-after': '3600' }],
	['probes', {}],
])(
	`${WAITERS} requests that wait for an hour need no more memory than for five minutes (%s)`,
	async (_, headers) => {
		const limiter = new RateLimiter();
		let sent = 0;
		const send = async () => {
			for (;;) {
				const { signal } = new AbortController();
				expect(await limiter.acquire({ until: Infinity, signal })).toBe('acquired');
				const { sentAt, response } = await respond(headers as Record<string, string>);
				limiter.release(sentAt, response);
				if (response.statusCode === 200) break;
			}
			sent++;
		};
		const all = Promise.all(Array.from({ length: WAITERS }, send));
		await time.run(time.sleep(5 * MINUTE_MS));
		const before = measureHeap();
		await time.run(time.sleep(54 * MINUTE_MS));
		expect(measureHeap() - before).toBeLessThan(1_000_000);
		expect(sent).toBe(0);
		await time.run(all);
		expect(sent).toBe(WAITERS);
	},
);
