import { post } from '../../bench/deliver';
import { enterQueue, listen, query, settled, type QueueStage } from './stage';

const EVENTS = 1000;
/** Runs with one worker and with two, taking turns. */
const TURNS = [1, 2, 2, 1];

let stage: QueueStage;
beforeAll(async () => {
	stage = await enterQueue();
	await stage.sandbox.reset();
});
afterAll(async () => await stage.dismissAll());

/** Executions a second between the first tenth and the last, so that the start of the workers does not count. */
async function rateOf(workflowId: string): Promise<number> {
	const sql = `SELECT extract(epoch FROM "stoppedAt") FROM execution_entity
		WHERE "workflowId" = '${workflowId}' ORDER BY 1`;
	const ends = (await query(stage, sql)).map(([end]) => Number(end));
	const [from, to] = [0.1, 0.9].map((part) => Math.floor(part * (ends.length - 1)));
	return (to - from) / (ends[to] - ends[from]);
}

it('one worker and two work off the same queue', async () => {
	const taken: number[] = [];
	const rates: Record<number, number[]> = { 1: [], 2: [] };
	for (const workers of TURNS) {
		const { id, url } = await listen(stage);
		const start = performance.now();
		expect(await post(url, EVENTS, new AbortController().signal)).toEqual({ 200: EVENTS });
		taken.push((EVENTS * 1000) / (performance.now() - start));
		await stage.hire(workers);
		expect(await settled(stage, id, EVENTS)).toEqual({ success: EVENTS });
		rates[workers].push(await rateOf(id));
		await stage.dismissAll();
		await stage.n8n.unpublish(id);
	}
	const show = (values: number[]) => values.map((value) => value.toFixed(1)).join(', ');
	const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
	process.stdout.write(
		[
			`Events a second that the webhook processor took: ${show(taken)}`,
			`Executions a second with one worker: ${show(rates[1])}`,
			`Executions a second with two workers: ${show(rates[2])}`,
			`Two workers to one: ${(mean(rates[2]) / mean(rates[1])).toFixed(2)}`,
			'',
		].join('\n'),
	);
});
