import { enterStage, type Stage } from '../../../tools/testEnvironment';
import {
	allEnded,
	forgetTable,
	importExample,
	rowsOf,
	run,
	setUp,
	textsTo,
	toldTo,
} from './exampleWorkflows';

const [ADA, BEN, CLEO, DESK] = ['447700900101', '447700900102', '447700900103', '447700900199'];

let stage: Stage;
let id: string;

beforeAll(async () => {
	stage = await enterStage();
	await stage.sandbox.reset();
	await forgetTable(stage, 'whatsapp appointments');
	id = await importExample(stage, 'appointment-reminder.json');
	await setUp(stage, id);
	await stage.n8n.publish(id);
});
afterAll(async () => await stage.n8n.unpublish(id));

const says = async (from: string, text: string) => await stage.sandbox.incoming({ from, text });

/** Ada's and Ben's newest appointments. */
const appointments = async () => (await rowsOf(stage, 'whatsapp appointments')).slice(-2);
const states = async () => (await appointments()).map(({ state }) => state);

it('reminds, confirms, asks again, cancels and tells the desk', async () => {
	await run(stage, id, 'Every day at 10');
	await says(ADA, '1');
	await toldTo(stage, ADA, 2);
	expect(await states()).toEqual(['confirmed', 'asked']);
	await says(BEN, 'Can I come later?');
	await toldTo(stage, BEN, 2);
	await says(BEN, '٢');
	await toldTo(stage, DESK, 1);
	await says(ADA, 'No, I am ill');
	await says(CLEO, '1');
	await allEnded(stage, id, 7);
	expect(await states()).toEqual(['cancelled', 'cancelled']);

	const [{ day }] = await appointments();
	expect(await textsTo(stage, ADA)).toEqual([
		`Dear Ada, your appointment at The Corner Clinic is tomorrow, ${day}, at 09:00.\n\nPlease reply 1 to confirm or 2 to cancel.`,
		`Thank you, Ada. See you on ${day} at 09:00.`,
		`Your appointment on ${day} at 09:00 is cancelled. Reply 1 if you want to keep it after all.`,
	]);
	expect((await textsTo(stage, BEN)).slice(1)).toEqual([
		'Please reply 1 to confirm your appointment or 2 to cancel it. For anything else, please call us.',
		`Your appointment on ${day} at 09:30 is cancelled. Reply 1 if you want to keep it after all.`,
	]);
	expect(await textsTo(stage, DESK)).toEqual([
		`Ben has cancelled: ${day} at 09:30 is free again.`,
		`Ada has cancelled: ${day} at 09:00 is free again.`,
	]);
	expect(await textsTo(stage, CLEO)).toEqual([]);
});

it('tells the desk whom the reminder cannot be sent to, and reminds nobody twice', async () => {
	await setUp(stage, id);
	const path = '/sessions/1/messages/text';
	await stage.sandbox.fault({ method: 'POST', path, kind: 'status', status: 422 });
	await run(stage, id, 'Every day at 10');
	await run(stage, id, 'Every day at 10');
	expect((await textsTo(stage, DESK))[2]).toBe(
		'Please call Ada (447700900101), tomorrow at 09:00: the reminder could not be sent.',
	);
	expect(await states()).toEqual(['not reached', 'asked']);
	expect(await textsTo(stage, ADA)).toHaveLength(3);
	expect(await textsTo(stage, BEN)).toHaveLength(4);
});
