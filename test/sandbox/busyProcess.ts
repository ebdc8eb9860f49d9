import { start } from './sandboxClient';
import { closeReceivers, startReceiver } from './webhookReceiver';

/**
 * Run as a process of its own by close.test.ts: closes a sandbox in which everything is still going on. The
 * process ends by itself only if nothing of it is left.
 */
async function run(): Promise<void> {
	const client = await start();
	const { sandbox, api, control } = client;
	const stuck = await startReceiver(() => {});
	const failing = await startReceiver((response) => response.writeHead(500).end());
	for (const { url } of [stuck, failing]) {
		await api('POST', '/webhooks', { url, events: ['message.received'] });
	}
	await control('POST', '/incoming', { session_id: 1, from: '201234567890', text: 'Hello' });
	await Promise.all([stuck.waitForDeliveries(1), failing.waitForDeliveries(1)]);
	const recipients = [{ phone: '201234567890' }, { phone: '201112223334' }];
	await api('POST', '/campaigns', { name: 'C', session_id: 1, message: 'Hi', recipients });
	await api('POST', '/campaigns/1/start');
	await api('POST', '/sessions', { name: 'Second' });
	const stream = fetch(`${sandbox.url}/_sandbox/events`).then((response) => response.text());
	await control('POST', '/faults', { kind: 'hang', count: 1 });
	await control('POST', '/faults', { kind: 'slow', delayMs: 60_000, count: 1 });
	const lost = [api('GET', '/sessions'), api('GET', '/sessions')];

	const before = performance.now();
	await sandbox.close();
	process.stdout.write(`closed in ${Math.round(performance.now() - before)} ms\n`);
	await Promise.allSettled([stream, ...lost]);
	closeReceivers();
}

void run();
