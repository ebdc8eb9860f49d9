import { readExample } from '../../support/examples';
import { connect, eventually, type TestEnvironment } from '../../../tools/testEnvironment';
import { importExample, waitForAllExecutions, waitForTexts } from './exampleWorkflows';
import { extractPicture, openMailbox, type Mailbox } from './mailbox';

const FILE = 'onboard-a-number.json';
const GREETED = '447700900101';

let environment: TestEnvironment;
let mailbox: Mailbox;
let smtp: string;
const published: string[] = [];

beforeAll(async () => {
	environment = await connect();
	await environment.sandbox.reset();
	mailbox = await openMailbox();
	const { id } = await environment.n8n.createCredential({
		name: 'Mailbox',
		type: 'smtp',
		data: {
			...{ host: '127.0.0.1', port: mailbox.port, user: 'n8n', password: 'n8n' },
			...{ secure: false, disableStartTls: true },
		},
	});
	smtp = id;
});
afterEach(async () => {
	for (const id of published.splice(0)) await environment.n8n.unpublish(id);
});
afterAll(async () => {
	await mailbox?.close();
	await environment.sandbox.reset();
});

/** Publishes the example and fills in its form. Returns the workflow's id. */
async function addNumber(settings: Record<string, number>): Promise<string> {
	const filling = { settings: { Settings: settings }, credentials: { smtp } };
	const id = await importExample(environment, FILE, filling);
	published.push(id);
	await environment.n8n.publish(id);
	const form = readExample(FILE).nodes.find(({ name }) => name === 'Add a number');
	const body = new FormData();
	['Support', 'mona@example.com', GREETED].forEach((text, n) => body.append(`field-${n}`, text));
	const url = `${environment.n8n.url}/form/${form?.webhookId}`;
	await eventually('the form', async () => (await fetch(url, { method: 'POST', body })).ok);
	return id;
}

async function getNewestSession(): Promise<number> {
	return Number((await environment.sandbox.sessions()).at(-1)?.id);
}

it('sends the QR code, waits until it has been scanned, and the new number says hello', async () => {
	const id = await addNumber({ minutesToScan: 10 });
	const [mail] = await eventually(
		'the e-mail',
		async () => mailbox.mails.length > 0 && mailbox.mails,
	);
	expect(mail.to).toEqual(['mona@example.com']);
	expect(mail.subject).toBe('Link the WhatsApp number Support');
	expect(extractPicture(mail).subarray(1, 4).toString()).toBe('PNG');
	const session = await getNewestSession();
	await environment.sandbox.turn(session, 'scan');
	expect(await waitForTexts(environment, GREETED, 1)).toEqual([
		'Hello! This is Support. From now on you can reach us at this number.',
	]);
	await waitForAllExecutions(environment, id, 1);
	const none = async () => (await environment.sandbox.webhooks()).length === 0;
	await eventually('no registration is left', none);
});

it('sends another code when nobody scans it, at most three times, and then says so', async () => {
	mailbox.mails.splice(0);
	// Too short to wait for.
	const id = await addNumber({ minutesToScan: 0.01 });
	await waitForAllExecutions(environment, id, 1);
	const codes = Array(3).fill('Link the WhatsApp number Support');
	expect(mailbox.mails.map(({ subject }) => subject)).toEqual([
		...codes,
		'The WhatsApp number Support is offline',
	]);
	expect(mailbox.mails[3].raw).toContain('the QR code was not scanned in time');
	expect(await environment.sandbox.webhooks()).toEqual([]);
});
