import { waitForExecution } from '../../tools/testEnvironment';
import { createCustomerList, getListTexts } from '../e2e/actions/customerList';
import { connectToQueue, query, type QueueEnvironment } from './queueEnvironment';

const PER_LIST = 120;

/** The API's minute takes twelve seconds. The first 60 of the 240 texts go at once, and 60 more with each further minute. */
const CLOCK = 5;
const LEAST_SECONDS = (3 * 60) / CLOCK;

let environment: QueueEnvironment;
beforeAll(async () => {
	environment = await connectToQueue();
	await environment.sandbox.reset();
	await environment.sandbox.settings({ clock: CLOCK, limits: { perMinute: 60, perHour: 10_000 } });
});
afterAll(async () => {
	await environment.sandbox.settings({ clock: 1, limits: false });
	await environment.stopWorkers();
});

it('two workers that share a token: both lists arrive whole, each in its order, and nothing twice', async () => {
	// Each takes one execution at a time, so that the two lists are on different ones.
	await environment.startWorkers(2, 1);
	const ids = [];
	for (const name of ['First', 'Second']) {
		const { id } = await environment.n8n.createWorkflow(
			createCustomerList(environment, PER_LIST, name),
		);
		await environment.n8n.runWorkflow(id, 'Start');
		ids.push(id);
	}
	for (const id of ids)
		expect((await waitForExecution(environment, id, 300_000)).status).toBe('success');
	const texts = (await environment.sandbox.messages()).map(({ text }) => text);
	expect(texts).toHaveLength(2 * PER_LIST);
	for (const name of ['First', 'Second']) {
		expect(texts.filter((text) => text.startsWith(name))).toEqual(getListTexts(PER_LIST, name));
	}
	// Both went at once, or only one worker was at work.
	const starts = ['First', 'Second'].map((name) => texts.indexOf(`${name} 0`));
	expect(Math.max(...starts)).toBeLessThan(PER_LIST);
	const sql = `SELECT extract(epoch FROM max("stoppedAt") - min("startedAt")) FROM execution_entity
		WHERE "workflowId" IN ('${ids.join("', '")}')`;
	const ratio = Number((await query(environment, sql))[0][0]) / LEAST_SECONDS;
	process.stdout.write(`Two lists on two workers: ${ratio.toFixed(2)} of the least time\n`);
	expect(ratio).toBeLessThan(1.15);
});
