import type { IDataObject } from 'n8n-workflow';

import { expectOutputSchema } from '../../support/outputSchemas';
import {
	waitForExecution,
	connect,
	eventually,
	getOutputItems,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { CUSTOMER, createQuestion, startQuestion } from './questionWorkflow';
import { scaleLimit } from '../../../tools/machineFactor';

let environment: TestEnvironment;

beforeAll(async () => {
	environment = await connect();
	await environment.sandbox.reset();
});

afterEach(async () => {
	const look = async () => (await environment.sandbox.webhooks()).length === 0;
	await eventually('no registration is left', look);
	await environment.sandbox.reset();
});

const start = async (parameters?: IDataObject) => (await startQuestion(environment, parameters)).id;

async function getReplyItems(id: string): Promise<IDataObject[]> {
	const execution = await waitForExecution(environment, id);
	expect(execution.status).toBe('success');
	const items = getOutputItems(execution, 'After');
	await expectOutputSchema({ resource: 'message', operation: 'sendAndWait' }, items, true);
	return items;
}

/** Waits until this number of deliveries has reached n8n and got a response. */
async function waitForDeliveries(count: number): Promise<void> {
	await eventually(`${count} deliveries`, async () => {
		const all = await environment.sandbox.deliveries();
		expect(all.filter(({ status }) => status !== 200)).toEqual([]);
		return all.length >= count;
	});
}

const listTexts = async () =>
	(await environment.sandbox.messages()).filter(({ from_me }) => from_me).map(({ text }) => text);

it('continues with the reply and the input item', async () => {
	const id = await start();
	const message = await environment.sandbox.incoming({ from: CUSTOMER, text: 'Yes, please' });
	expect(await getReplyItems(id)).toEqual([
		{
			order: 7,
			status: 'replied',
			reply: 'Yes, please',
			value: 'Yes, please',
			chatId: `${CUSTOMER}@c.us`,
			phone: CUSTOMER,
			messageId: message.whatsapp_message_id,
			waitedSeconds: expect.any(Number),
		},
	]);
	// The first wait of all looks for what earlier ones left, too.
	const requests = (await environment.sandbox.requests()).filter(
		(request) => request !== 'GET /webhooks',
	);
	expect(requests).toEqual([
		'POST /webhooks',
		'POST /sessions/1/messages/text',
		expect.stringMatching(/^DELETE \/webhooks\/\d+$/),
	]);
});

it('keeps waiting after messages from another person, from a group and from before the question', async () => {
	const id = await start();
	await environment.sandbox.incoming({ from: '201234567891', text: 'wrong person' });
	await environment.sandbox.incoming({
		group_id: (await environment.sandbox.groupIds())[0],
		from: CUSTOMER,
		text: 'in a group',
	});
	await environment.sandbox.emit('message.received', {
		id: 99,
		from: `${CUSTOMER}@c.us`,
		message: 'before the question',
		created_at: '2020-01-01T00:00:00Z',
	});
	await waitForDeliveries(3);
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'right' });
	expect(await getReplyItems(id)).toMatchObject([{ status: 'replied', reply: 'right' }]);
});

it('sends the menu, forgives a reply that does not fit, and takes an Arabic-Indic digit', async () => {
	const id = await start({
		replyType: 'choice',
		choices: { choice: [{ label: 'Morning', value: 'am' }, { label: 'Evening' }] },
		options: { retryMessage: 'One of the list, please' },
	});
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'Perhaps' });
	await waitForDeliveries(1);
	await environment.sandbox.incoming({ from: CUSTOMER, text: '٢' });
	expect(await getReplyItems(id)).toMatchObject([
		{ status: 'replied', reply: '٢', value: 'Evening', phone: CUSTOMER },
	]);
	expect(await listTexts()).toEqual([
		'Shall we deliver?\n\n1. Morning\n2. Evening\n\nReply with a number.',
		'One of the list, please',
	]);
});

it('says how to answer in the language of the question, and asks again by itself', async () => {
	const id = await start({
		message: 'متى نوصل الطلب؟',
		replyType: 'choice',
		choices: { choice: [{ label: 'صباحًا', value: 'am' }, { label: 'مساءً' }] },
	});
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'صباحا أو مساء' });
	await waitForDeliveries(1);
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'أختار رقم ١ من فضلك' });
	expect(await getReplyItems(id)).toMatchObject([{ status: 'replied', value: 'am' }]);
	expect(await listTexts()).toEqual([
		'متى نوصل الطلب؟\n\n1. صباحًا\n2. مساءً\n\nأرسل رقم اختيارك.',
		'من فضلك أرسل رقمًا من 1 إلى 2.',
	]);
});

it('ends as invalid when too many replies do not fit', async () => {
	const id = await start({ replyType: 'number', options: { maxRetries: 1, retryMessage: 'No' } });
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'many' });
	await waitForDeliveries(1);
	await environment.sandbox.incoming({ from: CUSTOMER, text: 'very many' });
	expect(await getReplyItems(id)).toMatchObject([
		{ status: 'invalid', reply: 'very many', value: null },
	]);
	expect(await listTexts()).toEqual(['Shall we deliver?', 'No']);
});

it('puts out a picture as binary data', async () => {
	const id = await start();
	const base64 = Buffer.from('not really a picture').toString('base64');
	await environment.sandbox.incoming({
		from: CUSTOMER,
		type: 'image',
		media_base64: base64,
		mime_type: 'image/png',
		filename: 'a.png',
	});
	const execution = await waitForExecution(environment, id);
	const [item] = execution.data.resultData.runData.After[0].data?.main[0] ?? [];
	expect(item.json).toMatchObject({ status: 'replied' });
	expect(item.binary?.data).toMatchObject({ mimeType: 'image/png', fileName: 'a.png' });
});

it('resumes once when every delivery comes twice, and counts none of them twice', async () => {
	await environment.sandbox.settings({ dialect: { deliveries: 'twice' } });
	try {
		const id = await start({ replyType: 'number', options: { retryMessage: 'A number' } });
		await environment.sandbox.incoming({ from: CUSTOMER, text: 'many' });
		await waitForDeliveries(2);
		await environment.sandbox.incoming({ from: CUSTOMER, text: '5' });
		expect(await getReplyItems(id)).toMatchObject([{ status: 'replied', value: 5 }]);
		expect(await listTexts()).toEqual(['Shall we deliver?', 'A number']);
	} finally {
		await environment.sandbox.settings({ dialect: { deliveries: 'once' } });
	}
});

it('sends nothing when the API refuses the registration', async () => {
	const refusal = { kind: 'status', status: 403 };
	await environment.sandbox.fault({ method: 'POST', path: '/webhooks', ...refusal });
	const { id } = await environment.n8n.createWorkflow(createQuestion(environment));
	await environment.n8n.runWorkflow(id, 'Start');
	const { status, data } = await waitForExecution(environment, id);
	expect(status).toBe('error');
	expect(JSON.stringify(data.resultData.error)).toContain('so the question was not sent');
	expect(await environment.sandbox.messages()).toEqual([]);
});

it('registers nothing for good when the question cannot be sent', async () => {
	const path = '/sessions/1/messages/text';
	await environment.sandbox.fault({ method: 'POST', path, kind: 'status', status: 422 });
	const { id } = await environment.n8n.createWorkflow(createQuestion(environment));
	await environment.n8n.runWorkflow(id, 'Start');
	expect((await waitForExecution(environment, id)).status).toBe('error');
});

it(
	'serves 50 waits at once on one chat: each gets the reply',
	async () => {
		const { id } = await environment.n8n.createWorkflow(createQuestion(environment));
		for (let n = 0; n < 50; n++) await environment.n8n.runWorkflow(id, 'Start');
		const all = async (status: string) => {
			const executions = await environment.n8n.listExecutions(id);
			return executions.filter((execution) => execution.status === status).length === 50;
		};
		await eventually('50 waits', async () => await all('waiting'), 90_000);
		expect(await environment.sandbox.webhooks()).toHaveLength(50);
		await environment.sandbox.incoming({ from: CUSTOMER, text: 'To all' });
		await eventually('50 ends', async () => await all('success'), 90_000);
		for (const execution of await environment.n8n.listExecutions(id)) {
			const items = getOutputItems(await environment.n8n.getExecution(execution.id), 'After');
			expect(items).toMatchObject([{ status: 'replied', reply: 'To all' }]);
		}
	},
	scaleLimit(240_000),
);

it('gives each of three executions the reply of its own customer', async () => {
	const customers = ['201234567892', '201234567893', '201234567894'];
	const ids: string[] = [];
	for (const to of customers) ids.push(await start({ to }));
	for (const from of [...customers].reverse()) {
		await environment.sandbox.incoming({ from, text: `From ${from}` });
	}
	for (const [index, id] of ids.entries()) {
		expect(await getReplyItems(id)).toMatchObject([{ reply: `From ${customers[index]}` }]);
	}
});
