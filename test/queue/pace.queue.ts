import { ended } from '../../tools/testEnvironment';
import { customerList, textsOf } from '../e2e/actions/customerList';
import { enterQueue, type QueueStage } from './queueEnvironment';

const PER_LIST = 120;

let stage: QueueStage;
beforeAll(async () => {
	stage = await enterQueue();
	await stage.sandbox.reset();
	// The API's minute takes twelve seconds.
	await stage.sandbox.settings({ clock: 5, limits: { perMinute: 60, perHour: 10_000 } });
});
afterAll(async () => {
	await stage.sandbox.settings({ clock: 1, limits: false });
	await stage.dismissAll();
});

it('two workers that share a token: both lists arrive whole, each in its order, and nothing twice', async () => {
	// Each takes one execution at a time, so that the two lists are on different ones.
	await stage.hire(2, 1);
	const ids = [];
	for (const name of ['First', 'Second']) {
		const { id } = await stage.n8n.createWorkflow(customerList(stage, PER_LIST, name));
		await stage.n8n.runWorkflow(id, 'Start');
		ids.push(id);
	}
	for (const id of ids) expect((await ended(stage, id, 300_000)).status).toBe('success');
	const texts = (await stage.sandbox.messages()).map(({ text }) => text);
	expect(texts).toHaveLength(2 * PER_LIST);
	for (const name of ['First', 'Second']) {
		expect(texts.filter((text) => text.startsWith(name))).toEqual(textsOf(PER_LIST, name));
	}
	// Both went at once, or only one worker was at work.
	const starts = ['First', 'Second'].map((name) => texts.indexOf(`${name} 0`));
	expect(Math.max(...starts)).toBeLessThan(PER_LIST);
});
