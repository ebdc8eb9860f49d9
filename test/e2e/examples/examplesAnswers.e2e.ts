import { connect, type TestEnvironment } from '../../../tools/testEnvironment';
import {
	waitForAllExecutions,
	importExample,
	setUp,
	listTextsTo,
	waitForTexts,
} from './exampleWorkflows';
import { waitUntilWaiting } from '../replies/questionWorkflow';

const [ADA, BEN, CLEO, DORA, ELI] = [1, 2, 3, 4, 5].map((n) => `44770090010${n}`);

let environment: TestEnvironment;
let id: string;
beforeAll(async () => {
	environment = await connect();
});

const sendAsCustomer = async (from: string, text: string) =>
	await environment.sandbox.incoming({ from, text });

describe('answer a customer', () => {
	beforeAll(async () => {
		await environment.sandbox.reset();
		id = await importExample(environment, 'answer-a-customer.json');
		await environment.n8n.publish(id);
	});
	afterAll(async () => await environment.n8n.unpublish(id));

	it('answers a text and a picture', async () => {
		await sendAsCustomer(ADA, 'Are you open?');
		const media_base64 = Buffer.from('picture').toString('base64');
		await environment.sandbox.incoming({
			from: BEN,
			type: 'image',
			media_base64,
			mime_type: 'image/png',
		});
		await waitForAllExecutions(environment, id, 2);
		expect(await listTextsTo(environment, ADA)).toEqual([
			'Thank you for writing to us! We received: "Are you open?". Someone will reply to you soon.',
		]);
		expect(await listTextsTo(environment, BEN)).toEqual([
			'Thank you for writing to us! We received what you sent. Someone will reply to you soon.',
		]);
	});

	it('sends nothing to a hidden number', async () => {
		await sendAsCustomer('98765432101234@lid', 'Hello');
		await waitForAllExecutions(environment, id, 3);
		expect((await environment.sandbox.messages()).filter(({ from_me }) => from_me)).toHaveLength(2);
	});
});

describe('order status', () => {
	beforeAll(async () => {
		await environment.sandbox.reset();
		id = await importExample(environment, 'order-status.json');
		await setUp(environment, id);
		await environment.n8n.publish(id);
	});
	afterAll(async () => await environment.n8n.unpublish(id));

	it('answers at once when the number is in the message', async () => {
		await sendAsCustomer(ADA, 'Where is my order ab1234?');
		await sendAsCustomer(BEN, 'طلبي ZZ٩٩٩٩ من فضلكم');
		await sendAsCustomer(CLEO, 'Good morning');
		await waitForAllExecutions(environment, id, 4);
		expect(await listTextsTo(environment, ADA)).toEqual([
			'Order AB1234: on its way. It arrives tomorrow before noon.',
		]);
		expect(await listTextsTo(environment, BEN)).toEqual([
			'We have no order ZZ9999. Please check the number, or wait: a colleague also reads this chat.',
		]);
		expect(await listTextsTo(environment, CLEO)).toEqual([]);
	});

	it('asks for the number, forgives a wrong reply, and answers', async () => {
		await sendAsCustomer(DORA, 'Where is my order?');
		await waitUntilWaiting(environment, id);
		await sendAsCustomer(DORA, 'The blue one');
		await waitForTexts(environment, DORA, 2);
		await sendAsCustomer(DORA, 'ab1235, sorry');
		await waitForAllExecutions(environment, id, 7);
		expect(await listTextsTo(environment, DORA)).toEqual([
			'Which order is it? Please send its number. It is on your receipt and looks like AB1234.',
			'I cannot find an order number in your message. It has two letters and four digits, such as AB1234.',
			'Order AB1235: being packed.',
		]);
	});

	it('leaves it to a colleague after three wrong replies', async () => {
		await sendAsCustomer(ELI, 'My order!');
		await waitUntilWaiting(environment, id);
		for (const [index, text] of ['The blue one', 'I do not know', 'Help'].entries()) {
			await sendAsCustomer(ELI, text);
			await waitForTexts(environment, ELI, index + 2);
		}
		await waitForAllExecutions(environment, id, 11);
		expect((await listTextsTo(environment, ELI))[3]).toBe(
			'Thank you. A colleague will look for your order and answer you here.',
		);
	});
});
