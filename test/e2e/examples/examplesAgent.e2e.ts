import { connect, eventually, type TestEnvironment } from '../../../tools/testEnvironment';
import { startChatModel, type ChatModel } from '../agents/chatModel';
import {
	waitForAllExecutions,
	deleteTable,
	importExample,
	listRows,
	setUp,
	listTextsTo,
	waitForTexts,
} from './exampleWorkflows';

const [ADA, BEN, CLEO, STAFF] = ['447700900111', '447700900112', '447700900113', '447700900199'];

let environment: TestEnvironment;
let model: ChatModel;
let id: string;

beforeAll(async () => {
	environment = await connect();
	await environment.sandbox.reset();
	await deleteTable(environment, 'whatsapp handovers');
	model = await startChatModel();
	const data = { apiKey: 'none', url: model.url, header: false };
	const openAi = await environment.n8n.createCredential({ name: 'Model', type: 'openAiApi', data });
	const filling = { credentials: { openAiApi: openAi.id } };
	id = await importExample(environment, 'ai-support-agent.json', filling);
	await setUp(environment, id);
	await environment.n8n.publish(id);
});

afterAll(async () => {
	await environment.n8n.unpublish(id);
	await model?.close();
});

const sendAsCustomer = async (from: string, text: string, sender_name?: string) =>
	await environment.sandbox.incoming({ from, text, sender_name });

/** What the model was asked last, as text. */
const lastAsked = () => JSON.stringify(model.requests.at(-1)?.input);

it('answers from its facts and remembers each chat alone', async () => {
	model.setScript('We open at 9.', 'You are Ben.');
	await sendAsCustomer(ADA, 'When are you open?');
	expect(await waitForTexts(environment, ADA, 1)).toEqual(['We open at 9.']);
	expect(lastAsked()).toContain('The Corner Shop');
	expect(lastAsked()).toContain('Open Monday to Saturday, 9:00 to 18:00.');
	await sendAsCustomer(BEN, 'I am Ben. Who am I?');
	expect(await waitForTexts(environment, BEN, 1)).toEqual(['You are Ben.']);
	expect(lastAsked()).not.toContain('When are you open?');

	model.setScript('Until 18.');
	await sendAsCustomer(ADA, 'And until when?');
	expect((await waitForTexts(environment, ADA, 2))[1]).toBe('Until 18.');
	expect(lastAsked()).toMatch(/When are you open\?.*We open at 9\..*And until when\?/);
	expect(lastAsked()).not.toContain('Ben');
});

it('hands over to the staff, is silent then, and takes the chat back', async () => {
	model.setScript(
		[{ tool: 'Hand_over_to_a_human', input: { reason: 'The blender is broken.' } }],
		'A colleague will answer you here.',
	);
	await sendAsCustomer(CLEO, 'My blender is broken, I want a person', 'Cleo');
	expect(await waitForTexts(environment, CLEO, 1)).toEqual(['A colleague will answer you here.']);
	expect(await waitForTexts(environment, STAFF, 1)).toEqual([
		`Cleo (${CLEO}) needs a human: The blender is broken.\n\nThe last message: My blender is broken, I want a person\n\nThe assistant no longer replies in this chat. To turn it on again, write here: done ${CLEO}`,
	]);

	const runs = (await environment.n8n.listExecutions(id)).length;
	await sendAsCustomer(CLEO, 'Hello?');
	await waitForAllExecutions(environment, id, runs + 1);
	expect(await listTextsTo(environment, CLEO)).toHaveLength(1);

	await sendAsCustomer(STAFF, `Done +${CLEO}`);
	expect((await waitForTexts(environment, STAFF, 2))[1]).toBe(
		`The assistant answers ${CLEO} again.`,
	);
	await sendAsCustomer(STAFF, 'تم ١٢');
	expect((await waitForTexts(environment, STAFF, 3))[2]).toMatch(
		/^That number has not been handed over/,
	);
	model.setScript('At your service.');
	await sendAsCustomer(CLEO, 'Thank you');
	expect((await waitForTexts(environment, CLEO, 2))[1]).toBe('At your service.');
});

it('calls the staff when the model fails', async () => {
	model.setScript();
	const before = (await listTextsTo(environment, STAFF)).length;
	await sendAsCustomer(BEN, 'Do you repair blenders?');
	expect((await waitForTexts(environment, BEN, 2))[1]).toBe(
		'Thank you for your message. A colleague will answer you here.',
	);
	expect((await waitForTexts(environment, STAFF, before + 1)).at(-1)).toMatch(
		new RegExp(`^A customer \\(${BEN}\\) needs a human: The assistant could not answer\\.`),
	);
	expect((await listRows(environment, 'whatsapp handovers')).map(({ phone }) => phone)).toEqual([
		BEN,
	]);
});

it('leaves hidden numbers and the chat of the staff to people', async () => {
	const runs = (await environment.n8n.listExecutions(id)).length;
	const sent = (await environment.sandbox.messages()).filter(({ from_me }) => from_me).length;
	await sendAsCustomer('98765432101234@lid', 'Hello');
	await sendAsCustomer(STAFF, 'Good morning');
	await waitForAllExecutions(environment, id, runs + 2);
	const now = await eventually('the messages', async () => await environment.sandbox.messages());
	expect(now.filter(({ from_me }) => from_me)).toHaveLength(sent);
});
