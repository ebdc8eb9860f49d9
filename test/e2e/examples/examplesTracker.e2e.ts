import type { IDataObject } from 'n8n-workflow';

import {
	chainNodes,
	connect,
	eventually,
	MANUAL,
	createNode,
	runToEnd,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import {
	deleteTable,
	importExample,
	listRows,
	run,
	listTextsTo,
	waitForTexts,
} from './exampleWorkflows';

const STAFF = '447700900199';
const TABLE = 'whatsapp sends';

let environment: TestEnvironment;
let id: string;

beforeAll(async () => {
	environment = await connect();
	await environment.sandbox.reset();
	await deleteTable(environment, TABLE);
	const settings = { Settings: { silentMinutes: 0 } };
	id = await importExample(environment, 'delivery-tracker.json', { settings });
	await environment.n8n.publish(id);
});
afterAll(async () => await environment.n8n.unpublish(id));

const find = async (reference: string): Promise<IDataObject> =>
	(await listRows(environment, TABLE)).find((row) => row.reference === reference) ?? {};

/** Waits until the row of this reference has all these times. */
async function findRow(reference: string, ...times: string[]): Promise<IDataObject> {
	return await eventually(`${times.join(', ')} of ${reference}`, async () => {
		const row = await find(reference);
		return times.every((time) => row[time] !== null) && row;
	});
}

/** Sends through the tracker, as another workflow does. */
async function sendThrough(phone: string, text: string, reference: string): Promise<void> {
	const assignments = Object.entries({ phone, text, reference }).map(([name, value]) => ({
		...{ id: name, name, value, type: 'string' },
	}));
	const call = createNode(environment, 'Send', 'n8n-nodes-base.executeWorkflow', {
		workflowId: { __rl: true, mode: 'id', value: id },
		workflowInputs: {
			mappingMode: 'defineBelow',
			value: Object.fromEntries(
				['phone', 'text', 'reference'].map((name) => [name, `={{ $json.${name} }}`]),
			),
		},
	});
	const { status, data } = await runToEnd(
		environment,
		chainNodes(
			'Shop',
			createNode(environment, 'Start', MANUAL),
			{
				...createNode(environment, 'Message', 'n8n-nodes-base.set', {
					assignments: { assignments },
				}),
				typeVersion: 3.4,
			},
			{ ...call, typeVersion: 1.2 },
		),
	);
	expect([status, data.resultData.error]).toEqual(['success', undefined]);
}

it('notes what became of the samples, and tells of silence once', async () => {
	await run(environment, id, 'Set up and try it');
	const read = await findRow('Order AB1234', 'sentAt', 'deliveredAt', 'readAt');
	const [message] = (await environment.sandbox.messages()).filter(
		({ to }) => to === '447700900101',
	);
	expect(read).toMatchObject({
		phone: '447700900101',
		text: 'Your order AB1234 is on its way.',
		messageId: message.whatsapp_message_id,
		deliveredAt: message.delivered_at,
		readAt: message.read_at,
		failedAt: null,
	});
	expect(await findRow('Order AB1235', 'sentAt')).toMatchObject({ deliveredAt: null });

	for (let times = 0; times < 2; times++) {
		await run(environment, id, 'Every 10 minutes');
	}
	expect(await listTextsTo(environment, STAFF)).toEqual([
		'Not delivered after 0 minutes:\n- Order AB1235, 447700900001',
	]);
	expect(await find('Order AB1235')).toMatchObject({ alertedAt: expect.any(String) });
});

it('tells of a message that fails, and of each of two alike what became of it', async () => {
	await sendThrough('+44 7700 900000', 'Your parcel waits.', 'Parcel 1');
	expect((await waitForTexts(environment, STAFF, 2))[1]).toBe(
		'Parcel 1 did not reach 447700900000: The number is not registered on WhatsApp.',
	);
	expect(await find('Parcel 1')).toMatchObject({ sentAt: null, failedAt: expect.any(String) });

	await sendThrough('447700900131', 'Your parcel waits.', 'Parcel 2');
	await findRow('Parcel 2', 'readAt');
	await sendThrough('447700900131', 'Your parcel waits.', 'Parcel 3');
	await findRow('Parcel 3', 'readAt');
	expect((await find('Parcel 2')).messageId).not.toBe((await find('Parcel 3')).messageId);
});

it('notes a message that the API does not take, and leaves messages from elsewhere alone', async () => {
	const path = '/sessions/1/messages/text';
	await environment.sandbox.fault({ method: 'POST', path, kind: 'status', status: 422 });
	await sendThrough('447700900132', 'Your parcel waits.', 'Parcel 4');
	expect(await find('Parcel 4')).toMatchObject({
		sentAt: null,
		failedAt: expect.any(String),
		problem: expect.stringMatching(/\w/),
	});
	const rows = await listRows(environment, TABLE);
	await environment.sandbox.emit('message.read', { id: 999, to: '447700900131', message: 'Hi' });
	await eventually('the report is read', async () => {
		const deliveries = await environment.sandbox.deliveries();
		return deliveries.every(({ status }) => status === 200);
	});
	expect(await listRows(environment, TABLE)).toEqual(rows);
});
