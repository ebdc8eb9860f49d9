import type { IDataObject } from 'n8n-workflow';

import { connect, eventually, type TestEnvironment } from '../../../tools/testEnvironment';
import { waitForAllExecutions, importExample } from './exampleWorkflows';
import { openMailbox, extractPicture, type Mailbox } from './mailbox';

let environment: TestEnvironment;
let mailbox: Mailbox;
let smtp: string;
let id: string;

/** Publishes the example with this time for a number to connect. */
async function publish(minutesToConnect: number): Promise<void> {
	id = await importExample(environment, 'session-watchdog.json', {
		settings: { Settings: { minutesToConnect } },
		credentials: { smtp },
	});
	await environment.n8n.publish(id);
}

beforeAll(async () => {
	environment = await connect();
	await environment.sandbox.reset();
	mailbox = await openMailbox();
	const saved = await environment.n8n.createCredential({
		name: 'Mailbox',
		type: 'smtp',
		data: {
			...{ host: '127.0.0.1', port: mailbox.port, user: 'n8n', password: 'n8n' },
			...{ secure: false, disableStartTls: true },
		},
	});
	smtp = saved.id;
	await publish(5);
});

afterAll(async () => {
	await environment.n8n.unpublish(id);
	await mailbox?.close();
	await environment.sandbox.reset();
});

const status = async (session: number) => (await environment.sandbox.session(session)).status;

const become = async (session: number, wanted: string) =>
	await eventually(
		`session ${session} is ${wanted}`,
		async () => (await status(session)) === wanted,
	);

async function restarts(session: number): Promise<number> {
	const path = `POST /sessions/${session}/restart`;
	return (await environment.sandbox.requests()).filter((request) => request === path).length;
}

/** A second number, linked and online. */
async function secondNumber(): Promise<number> {
	const { session } = await environment.sandbox.call<{ session: IDataObject }>(
		'POST',
		'/sessions',
		{
			name: 'Support',
		},
	);
	const number = Number(session.id);
	const hasCode = async () => (await environment.sandbox.session(number)).qr_code !== null;
	await eventually('the QR code', hasCode);
	await environment.sandbox.turn(number, 'scan');
	await become(number, 'connected');
	return number;
}

it('restarts a disconnected number once and sends no alert', async () => {
	await environment.sandbox.turn(1, 'drop');
	await eventually('the restart', async () => (await restarts(1)) > 0);
	await become(1, 'connected');
	await waitForAllExecutions(environment, id, 1);
	// An API may report the restart as one more disconnection.
	await environment.sandbox.emit('session.disconnected', { id: 1, status: 'disconnected' });
	await waitForAllExecutions(environment, id, 2);
	expect(await restarts(1)).toBe(1);
	expect(mailbox.mails).toEqual([]);
});

it('sends the QR code when the number must be linked again', async () => {
	// Too short to wait for.
	await environment.n8n.unpublish(id);
	await publish(0.01);
	const number = await secondNumber();
	await environment.sandbox.turn(number, 'unlink');
	const mail = await eventually('the e-mail', async () => mailbox.mails[0]);
	expect(mail.to).toEqual(['admin@example.com']);
	expect(mail.subject).toBe(`WhatsApp number ${number} must be linked again`);
	expect(mail.raw).toContain('The number "Support" went offline');
	const shown = await fetch(`${environment.sandbox.url}/_sandbox/sessions/${number}/qr.png`);
	expect(shown.status).toBe(200);
	expect(extractPicture(mail).subarray(1, 4).toString()).toBe('PNG');
});

it('in the morning, says in words what it cannot help', async () => {
	const [, offline] = await environment.sandbox.sessions();
	await environment.sandbox.fault({ method: 'POST', path: '/sessions/*/restart', kind: 'status' });
	await environment.n8n.runWorkflow(id, 'Every morning at 8');
	const mail = await eventually('the second e-mail', async () => mailbox.mails[1]);
	expect(mail.subject).toBe(`WhatsApp number ${offline.id as number} is offline`);
	expect(mail.raw).toContain('could not reconnect it');
	expect(mail.raw).not.toContain('image/png');
});
