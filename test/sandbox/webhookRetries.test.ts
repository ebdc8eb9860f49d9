import { start } from './sandboxClient';
import {
	closeSandboxesAndReceivers,
	getTexts,
	receiveText,
	registerWebhook,
	waitForAttempts,
} from './webhookClient';
import { startReceiver } from './webhookReceiver';

afterEach(closeSandboxesAndReceivers);

it('keeps the order of a session after failed deliveries', async () => {
	const client = await start({ clock: 200 });
	const receiver = await startReceiver((response, _, nth) => {
		response.statusCode = nth <= 2 ? 500 : 200;
		response.end();
	});
	await registerWebhook(client, receiver.url, ['message.received']);
	for (const text of ['a', 'b', 'c']) await receiveText(client, text);
	expect(getTexts(await receiver.waitForDeliveries(5))).toEqual(['a', 'a', 'a', 'b', 'c']);
	const attempts = await waitForAttempts(client, 5);
	expect(attempts.map(({ attempt, status }) => [attempt, status])).toEqual([
		[1, 500],
		[2, 500],
		[3, 200],
		[1, 200],
		[1, 200],
	]);
});

it('waits longer before each retry, and gives up after five attempts', async () => {
	const client = await start({ clock: 100 });
	const receiver = await startReceiver((response) => {
		response.statusCode = 503;
		response.end();
	});
	await registerWebhook(client, receiver.url, ['message.received']);
	await receiveText(client, 'Hello');
	const attempts = await waitForAttempts(client, 5);
	expect(attempts.map(({ given_up }) => given_up)).toEqual([false, false, false, false, true]);
	const delays = receiver.received.slice(1).map(({ at }, n) => at - receiver.received[n].at);
	expect(delays[3]).toBeGreaterThan(delays[0]);
});

it('does not delay one session or webhook because of another', async () => {
	const client = await start();
	const hanging = await startReceiver(() => {});
	const responsive = await startReceiver();
	await registerWebhook(client, hanging.url, ['message.received']);
	await registerWebhook(client, responsive.url, ['message.received']);
	await receiveText(client, 'a');
	await receiveText(client, 'b');
	expect(getTexts(await responsive.waitForDeliveries(2))).toEqual(['a', 'b']);
	expect(hanging.received).toHaveLength(1);
});

it('retries when a webhook does not respond', async () => {
	const client = await start({ clock: 100, webhookTimeoutMs: 100 });
	const receiver = await startReceiver((response, _, nth) => {
		if (nth > 1) response.end();
	});
	await registerWebhook(client, receiver.url, ['message.received']);
	await receiveText(client, 'Hello');
	await receiver.waitForDeliveries(2);
	const { body: attempts } = await client.control('GET', '/journal?kind=delivery');
	expect(attempts[0]).toMatchObject({ status: null, error: 'No response within 100 ms' });
});

it('does not follow redirects', async () => {
	const client = await start({ clock: 500 });
	const target = await startReceiver();
	const receiver = await startReceiver((response) => {
		response.writeHead(302, { location: target.url });
		response.end();
	});
	await registerWebhook(client, receiver.url, ['message.received']);
	await receiveText(client, 'Hello');
	await receiver.waitForDeliveries(2);
	expect(target.received).toEqual([]);
});
