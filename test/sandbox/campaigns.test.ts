import { eventually, start, waitWorldTime, type Body, type Client } from './sandboxClient';
import { closeSandboxesAndReceivers } from './webhookClient';
import { startReceiver } from './webhookReceiver';

afterEach(closeSandboxesAndReceivers);

const EVENTS = ['campaign.started', 'campaign.completed', 'campaign.failed'];

async function createCampaign(client: Client, fields: object = {}): Promise<Body> {
	const recipients = [
		{ phone: '201234567890', name: 'Ahmed', variables: { city: 'Cairo' } },
		{ phone: '201112223334', name: 'Mona', variables: { city: 'Giza' } },
		{ phone: '971501234567', name: 'Omar', variables: {} },
	];
	const body = { name: 'C', session_id: 1, message: '{{name}} of {{city}}', recipients, ...fields };
	const response = await client.api('POST', '/campaigns', body);
	expect(response.status).toBe(201);
	return response.body.data;
}

function waitForStatus(client: Client, status: string): Promise<Body> {
	return eventually(async () => {
		const { body } = await client.api('GET', '/campaigns/1');
		return body.data.status === status && body.data;
	}, `the campaign to be ${status}`);
}

async function getMessages(client: Client): Promise<Body[]> {
	return (await client.control('GET', '/messages')).body as Body[];
}

it('sends to each recipient, delay_seconds apart, and reports it', async () => {
	const client = await start({ clock: 500 });
	const receiver = await startReceiver();
	await client.api('POST', '/webhooks', { url: receiver.url, events: EVENTS });
	expect(await createCampaign(client, { delay_seconds: 10 })).toMatchObject({
		status: 'draft',
		total_recipients: 3,
		pending_count: 3,
	});
	await client.api('POST', '/campaigns/1/start');
	expect(await waitForStatus(client, 'completed')).toMatchObject({
		sent_count: 3,
		failed_count: 0,
		pending_count: 0,
		progress: 100,
	});
	const sent = await getMessages(client);
	expect(sent.map(({ text, campaign_id }) => [text, campaign_id])).toEqual([
		['Ahmed of Cairo', 1],
		['Mona of Giza', 1],
		['Omar of {{city}}', 1],
	]);
	const times = sent.map((each) => Date.parse(each.created_at));
	expect([times[1] - times[0], times[2] - times[1]]).toEqual([10_000, 10_000]);
	const received = await receiver.waitForDeliveries(2);
	expect(received.map(({ body }) => body.event)).toEqual([
		'campaign.started',
		'campaign.completed',
	]);
});

it('waits 200 seconds between messages by default', async () => {
	const client = await start();
	expect(await createCampaign(client)).toMatchObject({ delay_seconds: 200, type: 'immediate' });
});

it('pauses and resumes at the next recipient', async () => {
	const client = await start();
	await createCampaign(client, { delay_seconds: 20 });
	await client.api('POST', '/campaigns/1/start');
	await eventually(async () => (await getMessages(client)).length === 1, 'the first message');
	expect((await client.api('POST', '/campaigns/1/pause')).body.data.status).toBe('paused');
	await client.control('PUT', '/settings', { clock: 200 });
	await waitWorldTime(client, 60_000);
	expect(await getMessages(client)).toHaveLength(1);
	await client.api('POST', '/campaigns/1/resume');
	await waitForStatus(client, 'completed');
	expect((await getMessages(client)).map(({ to }) => to)).toEqual([
		'201234567890',
		'201112223334',
		'971501234567',
	]);
});

it('fails when its session is disconnected', async () => {
	const client = await start();
	const receiver = await startReceiver();
	await client.api('POST', '/webhooks', { url: receiver.url, events: EVENTS });
	await createCampaign(client, { delay_seconds: 20 });
	await client.api('POST', '/campaigns/1/start');
	await client.control('POST', '/sessions/1', { action: 'drop' });
	await client.control('PUT', '/settings', { clock: 100 });
	const failed = await waitForStatus(client, 'failed');
	expect(failed.error_message).toBe('The session is not connected');
	const [, second] = await receiver.waitForDeliveries(2);
	expect(second.body).toMatchObject({ event: 'campaign.failed', data: { id: 1 } });
});

it('fails when no message could be sent', async () => {
	const client = await start({ clock: 100 });
	await createCampaign(client, { recipients: [{ phone: '201234560000' }] });
	await client.api('POST', '/campaigns/1/start');
	expect(await waitForStatus(client, 'failed')).toMatchObject({ failed_count: 1, sent_count: 0 });
	const { body } = await client.api('GET', '/campaigns/1/stats');
	expect(body.data).toMatchObject({ total: 1, sent: 0, failed: 1, pending: 0, success_rate: 0 });
});

it('starts at its scheduled time', async () => {
	const client = await start({ clock: 3_600 });
	const scheduled_at = new Date(Date.now() + 3_600_000).toISOString();
	await createCampaign(client, { type: 'scheduled', scheduled_at, delay_seconds: 1 });
	const done = await waitForStatus(client, 'completed');
	expect(Date.parse(done.started_at)).toBeGreaterThanOrEqual(Date.parse(scheduled_at));
});

it('keeps the template as of its creation', async () => {
	const client = await start({ clock: 100 });
	await createCampaign(client, { message: undefined, template_id: 1, delay_seconds: 0 });
	await client.api('DELETE', '/templates/1');
	await client.api('POST', '/campaigns/1/start');
	await waitForStatus(client, 'completed');
	expect((await getMessages(client))[0].text).toBe('Hello Ahmed, welcome to {{shop}}!');
});

it('sends nothing more after it is deleted', async () => {
	const client = await start();
	await createCampaign(client, { delay_seconds: 10 });
	await client.api('POST', '/campaigns/1/start');
	await eventually(async () => (await getMessages(client)).length === 1, 'the first message');
	await client.api('DELETE', '/campaigns/1');
	await client.control('PUT', '/settings', { clock: 100 });
	await waitWorldTime(client, 60_000);
	expect(await getMessages(client)).toHaveLength(1);
	expect((await client.api('GET', '/campaigns/1')).status).toBe(404);
});

describe('rejects', () => {
	it.each([
		['a schedule in the past', { type: 'scheduled', scheduled_at: '2020-01-01T00:00:00Z' }, 422],
		['no recipients', { recipients: [] }, 422],
		['an unknown template', { template_id: 99 }, 404],
		['an unknown session', { session_id: 99 }, 404],
		['a recipient with +', { recipients: [{ phone: '+201234567890' }] }, 422],
		['a session id as text', { session_id: '1' }, 422],
	])('%s', async (_, fields, status) => {
		const client = await start();
		const recipients = [{ phone: '201234567890' }];
		const body = { name: 'C', session_id: 1, message: 'Hi', recipients, ...fields };
		expect((await client.api('POST', '/campaigns', body)).status).toBe(status);
	});

	it.each(['pause', 'resume'])('to %s a campaign that is not running', async (action) => {
		const client = await start();
		await createCampaign(client);
		const { status, body } = await client.api('POST', `/campaigns/1/${action}`);
		expect({ status, text: body.message_en }).toEqual({
			status: 422,
			text: 'The campaign is draft',
		});
	});
});
