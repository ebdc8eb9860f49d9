import { start } from './sandboxClient';
import { closeReceivers, startReceiver } from './webhookReceiver';

/**
 * The process that close.test.ts starts: closes a sandbox with pending work of every kind. The process ends only
 * if closing ended all of it.
 */
async function run(): Promise<void> {
	const client = await start();
	const { sandbox, api, control } = client;
	const hanging = await startReceiver(() => {});
	const failing = await startReceiver((response) => response.writeHead(500).end());
	for (const { url } of [hanging, failing]) {
		await api('POST', '/webhooks', { url, events: ['message.received'] });
	}
	await control('POST', '/incoming', { session_id: 1, from: '201234567890', text: 'Hello' });
	await Promise.all([hanging.waitForDeliveries(1), failing.waitForDeliveries(1)]);
	const recipients = [{ phone: '201234567890' }, { phone: '201112223334' }];
	await api('POST', '/campaigns', { name: 'C', session_id: 1, message: 'Hi', recipients });
	await api('POST', '/campaigns/1/start');
	await api('POST', '/sessions', { name: 'Second' });
	const stream = fetch(`${sandbox.url}/_sandbox/events`).then((response) => response.text());
	await control('POST', '/faults', { kind: 'hang', count: 1 });
	await control('POST', '/faults', { kind: 'slow', delayMs: 60_000, count: 1 });
	const unanswered = [api('GET', '/sessions'), api('GET', '/sessions')];

	const startedAt = performance.now();
	await sandbox.close();
	process.stdout.write(`closed in ${Math.round(performance.now() - startedAt)} ms\n`);
	await Promise.allSettled([stream, ...unanswered]);
	closeReceivers();
}

void run();
