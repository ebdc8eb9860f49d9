import type { IDataObject, INode } from 'n8n-workflow';

import type { Execution } from '../../../tools/n8n/n8nTypes';
import { DIALECTS } from '../../../sandbox/api/dialects';
import { EVENTS } from '../../../sandbox/world/webhooks/webhookEvents';
import {
	waitForExecution,
	connect,
	eventually,
	getOutputItems,
	createNode,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { createDelivery, createListener, post, getSecretUrl } from './triggerWorkflow';

let environment: TestEnvironment;
let published: string[] = [];
beforeAll(async () => {
	environment = await connect();
});
beforeEach(async () => await environment.sandbox.reset());
afterEach(async () => {
	await environment.sandbox.settings({ dialect: { deliveries: 'once' } });
	for (const id of published) await environment.n8n.unpublish(id);
	published = [];
});

async function publish(parameters: IDataObject = {}, ...next: INode[]) {
	const { workflow, url } = createListener(environment, parameters, ...next);
	const { id } = await environment.n8n.createWorkflow(workflow);
	published.push(id);
	await environment.n8n.publish(id);
	return { id, url: await getSecretUrl(environment, url) };
}

async function countExecutions(id: string): Promise<number> {
	return (await environment.n8n.listExecutions(id)).length;
}

async function emit(event: string, data: IDataObject): Promise<void> {
	const answer = await fetch(`${environment.sandbox.url}/_sandbox/emit`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ event, session_id: 1, data }),
	});
	expect(answer.status).toBe(200);
}

function getOutputs(execution: Execution): number[] {
	const [run] = execution.data.resultData.runData.Trigger;
	return (run.data?.main ?? []).map((items) => items?.length ?? 0);
}

it('every event starts the workflow, in every form of a delivery', async () => {
	const events = Object.keys(EVENTS);
	const { id } = await publish({ events });
	let count = 0;
	const dialects = [
		...DIALECTS.webhookEvent.map((webhookEvent) => ({ webhookEvent })),
		...DIALECTS.webhookContent.map((webhookContent) => ({ webhookContent })),
		...DIALECTS.webhookSession.map((webhookSession) => ({ webhookSession })),
	];
	const normal = { webhookEvent: 'event', webhookContent: 'data', webhookSession: 'session_id' };
	for (const dialect of dialects) {
		await environment.sandbox.settings({ dialect: { ...normal, ...dialect } });
		for (const event of events) await emit(event, { from: '201112223334', message: 'Hi' });
		count += events.length;
		await eventually(
			`${count} executions`,
			async () => (await countExecutions(id)) >= Math.min(count, 100),
		);
	}
	await environment.sandbox.settings({ dialect: normal });
	const newest = await eventually('the end of all executions', async () => {
		const all = await environment.n8n.listExecutions(id);
		return all.every(({ status }) => !['new', 'running'].includes(status)) && all;
	});
	expect(new Set(newest.map(({ status }) => status))).toEqual(new Set(['success']));
});

it('what n8n cannot read or does not take starts nothing, and the next message does', async () => {
	const { id, url } = await publish();
	const json = { 'content-type': 'application/json' };
	const path = url.split('?')[0];
	expect(await post(path, createDelivery())).toBe(401);
	expect(await post(`${path}?secret=${'0'.repeat(64)}`, createDelivery())).toBe(401);
	expect(await post(url, '{"event":"message.rec', json)).toBe(422);
	expect(await post(url, 'hello', { 'content-type': 'text/plain' })).toBe(200);
	expect(await post(url, '<a><b/></a>', { 'content-type': 'application/xml' })).toBe(200);
	expect(await post(url, '[[[]]]', json)).toBe(200);
	expect(await post(url, `${'['.repeat(20_000)}${']'.repeat(20_000)}`, json)).toBe(200);
	expect(await post(url, JSON.stringify('x'.repeat(15_000_000)), json)).toBe(200);
	expect(await post(url, JSON.stringify('x'.repeat(17_000_000)), json)).toBeGreaterThanOrEqual(400);
	expect(await post(url, {}, json, 'GET')).toBe(200);
	for (const method of ['PUT', 'PATCH', 'DELETE']) {
		expect(await post(url, createDelivery(), json, method)).toBe(404);
	}
	expect(await countExecutions(id)).toBe(0);
	expect(await post(url, createDelivery())).toBe(200);
	expect((await waitForExecution(environment, id)).status).toBe('success');
	expect(await countExecutions(id)).toBe(1);
});

it('a huge and a deeply nested message start the workflow', async () => {
	const { id, url } = await publish({ options: { raw: true } });
	const nested = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
	expect(
		await post(url, JSON.stringify(createDelivery()).replace(/}$/, `,"nested":${nested}}`)),
	).toBe(200);
	expect((await waitForExecution(environment, id)).status).toBe('success');
	expect(await post(url, { ...createDelivery(), more: 'x'.repeat(10_000_000) })).toBe(200);
	await eventually('two executions', async () => (await countExecutions(id)) === 2);
	expect((await waitForExecution(environment, id)).status).toBe('success');
});

it('a picture becomes a file that the next node can use', async () => {
	const read = createNode(environment, 'Read', 'n8n-nodes-base.extractFromFile', {
		operation: 'binaryToPropery',
		destinationKey: 'bytes',
	});
	const { id } = await publish({}, read);
	const bytes = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('base64');
	await environment.sandbox.incoming({
		from: '201112223334',
		type: 'image',
		text: 'Look',
		media_base64: bytes,
		mime_type: 'image/png',
		filename: 'look.png',
	});
	const execution = await waitForExecution(environment, id);
	const [{ data }] = execution.data.resultData.runData.Trigger;
	const { json, binary } = data!.main[0]![0];
	expect(json).toMatchObject({ text: 'Look', media: { mime_type: 'image/png' } });
	expect(JSON.stringify(json)).not.toContain(bytes);
	expect(binary?.data).toMatchObject({ mimeType: 'image/png', fileName: 'look.png' });
	expect(getOutputItems(execution, 'Read')).toEqual([{ bytes }]);
});

it('a file without a type gets the one that n8n finds in it', async () => {
	const { id } = await publish();
	await emit('message.received', {
		from: '201112223334',
		media_base64: Buffer.from('%PDF-1.4\n%%EOF').toString('base64'),
	});
	const [run] = (await waitForExecution(environment, id)).data.resultData.runData.Trigger;
	const { binary } = run.data!.main[0]![0];
	expect(binary?.data).toMatchObject({ mimeType: 'application/pdf', fileName: 'file.pdf' });
});

it('an API that delivers everything twice starts the workflow once, when asked to', async () => {
	await environment.sandbox.settings({ dialect: { deliveries: 'twice' } });
	const once = await publish({ options: { ignoreDuplicates: true } });
	const twice = await publish();
	for (const text of ['One', 'Two', 'Three']) {
		await environment.sandbox.incoming({ from: '201112223334', text });
	}
	await eventually('all executions', async () => (await countExecutions(twice.id)) === 6);
	await eventually('three executions', async () => (await countExecutions(once.id)) >= 3);
	expect(await countExecutions(once.id)).toBe(3);
});

it('each event leaves through its own output', async () => {
	const events = ['message.sent', 'session.qr', 'message.received'];
	const { id } = await publish({ events, options: { outputPerEvent: true } });
	await environment.sandbox.incoming({ from: '201112223334', text: 'Hi' });
	const execution = await waitForExecution(environment, id);
	expect(execution.status).toBe('success');
	expect(getOutputs(execution)).toEqual([0, 0, 1]);
});

it('what the options leave out starts nothing', async () => {
	const limits = { ignoreGroups: true, sessionIds: ['1'], maxAgeMinutes: 60 };
	const options = { ...limits, onlyFrom: '+20 111 222 3334', keywords: 'hi, this one' };
	const { id, url } = await publish({ options });
	const group = { from: '120363041234567890@g.us', author: '201112223334@c.us' };
	for (const body of [
		createDelivery(group),
		createDelivery({ from_me: true }),
		{ ...createDelivery(), session_id: 2 },
		createDelivery({ timestamp: '2026-01-01T00:00:00Z' }),
		{ ...createDelivery(), event: 'message.sent' },
		createDelivery({ message: 'Hip' }),
		createDelivery({ from: '447700900199@c.us' }),
		createDelivery({ message_type: 'reaction' }),
		createDelivery({ chat_id: 'status@broadcast' }),
		{ event: 'webhook.test', session_id: 0, data: { test: true } },
	]) {
		expect(await post(url, body)).toBe(200);
	}
	expect(await post(url, createDelivery({ message: 'This one' }))).toBe(200);
	expect(getOutputItems(await waitForExecution(environment, id), 'Trigger')).toMatchObject([
		{ text: 'This one' },
	]);
	expect(await countExecutions(id)).toBe(1);
});
