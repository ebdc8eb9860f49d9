import { connect, type TestEnvironment } from '../../../tools/testEnvironment';
import { deleteTable, importExample, listRows, setUp, listTextsTo } from './exampleWorkflows';

const SECRET = { 'x-secret': 'only-the-website-knows' };

let environment: TestEnvironment;
let httpHeaderAuth: string;
let id: string;

async function publish(settings: Record<string, number> = {}): Promise<void> {
	const filling = { settings: { Settings: settings }, credentials: { httpHeaderAuth } };
	id = await importExample(environment, 'one-time-password.json', filling);
	await setUp(environment, id);
	await environment.n8n.publish(id);
}

beforeAll(async () => {
	environment = await connect();
	await environment.sandbox.reset();
	await deleteTable(environment, 'whatsapp codes');
	const [[name, value]] = Object.entries(SECRET);
	const credential = { name: 'Website', type: 'httpHeaderAuth', data: { name, value } };
	httpHeaderAuth = (await environment.n8n.createCredential(credential)).id;
	await publish();
});
afterAll(async () => await environment.n8n.unpublish(id));

async function ask(what: 'send' | 'check', body: object, headers = SECRET) {
	const answer = await fetch(`${environment.n8n.url}/webhook/whatsapp-code/${what}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
	const text = await answer.text();
	return { status: answer.status, ...(text.startsWith('{') && (JSON.parse(text) as object)) };
}

const send = async (phone: string) => await ask('send', { phone });
const check = async (phone: string, code: string) => await ask('check', { phone, code });

async function getCode(phone: string): Promise<string> {
	const text = (await listTextsTo(environment, phone)).at(-1) ?? '';
	const form =
		/^Your code for The Corner Shop is (\d{6})\. It is valid for \S+ minutes\. Do not share it\.$/;
	return form.exec(text)?.[1] ?? text;
}

/** Another code than this. */
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

it('refuses whoever does not know the secret', async () => {
	const stranger = { 'x-secret': 'guessed' };
	expect(await ask('send', { phone: '447700900120' }, stranger)).toMatchObject({ status: 403 });
	expect(await ask('check', { phone: '447700900120', code: '1' }, stranger)).toMatchObject({
		status: 403,
	});
	expect(await listTextsTo(environment, '447700900120')).toEqual([]);
});

it('sends a code that is good once, also with the number typed otherwise', async () => {
	const phone = '447700900121';
	expect(await send('+44 7700 900-121')).toEqual({ status: 200, sent: true });
	const code = await getCode(phone);
	expect(await check(phone, other(code))).toEqual({
		status: 401,
		valid: false,
		reason: 'wrong code',
	});
	expect(await check('0044 7700 900121', ` ${code.slice(0, 3)} ${code.slice(3)}`)).toEqual({
		status: 200,
		valid: true,
	});
	expect(await check(phone, code)).toMatchObject({ status: 410, valid: false });
});

it('keeps only the hash, and no record of the run', async () => {
	await send('447700900122');
	const code = await getCode('447700900122');
	const row = (await listRows(environment, 'whatsapp codes')).find(
		({ phone }) => phone === '447700900122',
	);
	expect(row).toMatchObject({ codeHash: expect.stringMatching(/^[0-9a-f]{64}$/), tries: 0 });
	expect(JSON.stringify(row)).not.toContain(code);
	expect(
		(await environment.n8n.listExecutions(id)).filter(({ mode }) => mode === 'webhook'),
	).toEqual([]);
});

it('refuses what is no number, and a second code at once', async () => {
	for (const phone of ['', 'Ada', '12', '0 7700 900123']) {
		expect(await send(phone)).toMatchObject({ status: 400, reason: 'not a phone number' });
	}
	expect(await send('447700900123')).toMatchObject({ status: 200 });
	expect(await send('447700900123')).toMatchObject({ status: 429, sent: false });
	expect(await listTextsTo(environment, '447700900123')).toHaveLength(1);
});

it('gives five tries', async () => {
	const phone = '447700900124';
	await send(phone);
	const code = await getCode(phone);
	for (let n = 0; n < 5; n++) {
		expect(await check(phone, other(code))).toMatchObject({ status: 401 });
	}
	expect(await check(phone, code)).toMatchObject({ status: 429, valid: false });
});

it('says when WhatsApp does not take the message, and lets it be sent again', async () => {
	const path = '/sessions/1/messages/text';
	await environment.sandbox.fault({ method: 'POST', path, kind: 'status', status: 422 });
	expect(await send('447700900125')).toEqual({ status: 502, sent: false, reason: 'not sent' });
	expect(await send('447700900125')).toMatchObject({ status: 200 });
});

it('forgets a code when its time is up', async () => {
	await environment.n8n.unpublish(id);
	await publish({ validMinutes: 0 });
	await send('447700900126');
	const code = await getCode('447700900126');
	expect(await check('447700900126', code)).toMatchObject({ status: 410, valid: false });
});
