import { connect, type TestEnvironment } from '../../../tools/testEnvironment';
import {
	waitForAllExecutions,
	deleteTable,
	importExample,
	listRows,
	run,
	setUp,
	listTextsTo,
	waitForTexts,
} from './exampleWorkflows';

const [ADA, BEN, CLEO, DESK] = ['447700900101', '447700900102', '447700900103', '447700900199'];

let environment: TestEnvironment;
let id: string;

beforeAll(async () => {
	environment = await connect();
	await environment.sandbox.reset();
	await deleteTable(environment, 'whatsapp appointments');
	id = await importExample(environment, 'appointment-reminder.json');
	await setUp(environment, id);
	await environment.n8n.publish(id);
});
afterAll(async () => await environment.n8n.unpublish(id));

const sendAsCustomer = async (from: string, text: string) =>
	await environment.sandbox.incoming({ from, text });

/** Ada's and Ben's newest appointments. */
const appointments = async () => (await listRows(environment, 'whatsapp appointments')).slice(-2);
const states = async () => (await appointments()).map(({ state }) => state);

it('reminds, confirms, asks again, cancels and tells the desk', async () => {
	await run(environment, id, 'Every day at 10');
	await sendAsCustomer(ADA, 'نعم، سأحضر');
	await waitForTexts(environment, ADA, 2);
	expect(await states()).toEqual(['confirmed', 'asked']);
	await sendAsCustomer(BEN, 'Can I come later?');
	await waitForTexts(environment, BEN, 2);
	await sendAsCustomer(BEN, '٢');
	await waitForTexts(environment, DESK, 1);
	await sendAsCustomer(ADA, 'No, I am ill');
	await sendAsCustomer(CLEO, '1');
	await waitForAllExecutions(environment, id, 7);
	expect(await states()).toEqual(['cancelled', 'cancelled']);

	const [{ day }] = await appointments();
	expect(await listTextsTo(environment, ADA)).toEqual([
		`Dear Ada, your appointment at The Corner Clinic is tomorrow, ${day}, at 09:00.\n\nPlease reply 1 to confirm or 2 to cancel.`,
		`Thank you, Ada. See you on ${day} at 09:00.`,
		`Your appointment on ${day} at 09:00 is cancelled. Reply 1 if you want to keep it after all.`,
	]);
	expect((await listTextsTo(environment, BEN)).slice(1)).toEqual([
		'Please reply 1 to confirm your appointment or 2 to cancel it. For anything else, please call us.',
		`Your appointment on ${day} at 09:30 is cancelled. Reply 1 if you want to keep it after all.`,
	]);
	expect(await listTextsTo(environment, DESK)).toEqual([
		`Ben has cancelled: ${day} at 09:30 is free again.`,
		`Ada has cancelled: ${day} at 09:00 is free again.`,
	]);
	expect(await listTextsTo(environment, CLEO)).toEqual([]);
});

it('reports customers who cannot be reminded, and reminds no customer twice', async () => {
	await setUp(environment, id);
	const path = '/sessions/1/messages/text';
	await environment.sandbox.fault({ method: 'POST', path, kind: 'status', status: 422 });
	await run(environment, id, 'Every day at 10');
	await run(environment, id, 'Every day at 10');
	expect((await listTextsTo(environment, DESK))[2]).toBe(
		'Please call Ada (447700900101), tomorrow at 09:00: the reminder could not be sent.',
	);
	expect(await states()).toEqual(['not reached', 'asked']);
	expect(await listTextsTo(environment, ADA)).toHaveLength(3);
	expect(await listTextsTo(environment, BEN)).toHaveLength(4);
});
