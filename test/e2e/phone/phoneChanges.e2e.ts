import { describeInBrowser } from '../../support/browser';
import { closeReceivers, startReceiver } from '../../sandbox/webhookReceiver';
import { closeBrowser, closePhones, getLoadedWidth, openPhone, type Phone } from './openPhone';

afterEach(async () => {
	await closePhones();
	closeReceivers();
});
afterAll(closeBrowser);

async function openChat(): Promise<{
	phone: Phone;
	receiver: Awaited<ReturnType<typeof startReceiver>>;
}> {
	const phone = await openPhone();
	const receiver = await startReceiver();
	await phone.api('POST', '/webhooks', { url: receiver.url, events: ['message.received'] });
	await phone.openChat('Ahmed Hassan');
	return { phone, receiver };
}

async function write(phone: Phone, text: string) {
	await phone.page.getByTestId('composer').fill(text);
	await phone.page.getByTestId('send-button').click();
	const bubble = phone.page.getByTestId('message-bubble').filter({ hasText: text });
	await bubble.waitFor();
	return bubble;
}

describeInBrowser('What a customer does to a message on the phone page', () => {
	it('reacts to, edits and deletes a message', async () => {
		const { phone, receiver } = await openChat();
		await (await write(phone, 'Is it ready?')).getByTitle('Message info').click();
		const dialog = phone.page.getByRole('dialog');
		await dialog.getByRole('button', { name: 'React with 👍' }).click();
		await phone.page.locator('.reaction').getByText('👍').waitFor();
		await dialog.getByRole('button', { name: 'Remove reaction' }).click();
		await phone.page.locator('.reaction').waitFor({ state: 'detached' });

		await dialog.getByRole('button', { name: 'Edit' }).click();
		await phone.page.getByLabel('Text', { exact: true }).fill('Is my order ready?');
		await phone.page.getByRole('button', { name: 'Save' }).click();
		const bubbles = phone.page.getByTestId('message-bubble');
		await bubbles.getByText('Is my order ready?').waitFor();
		await bubbles.getByText('Edited').waitFor();

		await phone.page.getByRole('button', { name: 'Delete for everyone' }).click();
		await bubbles.getByText('Deleted message').waitFor();

		const deliveries = await receiver.waitForDeliveries(5);
		const { whatsapp_message_id: target } = deliveries[0].body.data;
		expect(deliveries.map(({ body: { data } }) => data)).toMatchObject([
			{ message_type: 'text', text: 'Is it ready?' },
			{ message_type: 'reaction', reaction: { emoji: '👍', message_id: target } },
			{ message_type: 'reaction', reaction: { emoji: '', message_id: target } },
			{ message_type: 'edit', text: 'Is my order ready?', original_message_id: target },
			{ message_type: 'revoke', text: null, original_message_id: target },
		]);
		expect(phone.consoleErrors).toEqual([]);
	});

	it('sends a sticker', async () => {
		const { phone, receiver } = await openChat();
		await phone.attach('Sticker');
		const image = phone.page.getByTestId('message-bubble').locator('img');
		await image.waitFor({ state: 'attached' });
		expect(await getLoadedWidth(image)).toBe(192);
		const [{ body }] = await receiver.waitForDeliveries(1);
		expect(body.data).toMatchObject({
			message_type: 'sticker',
			media: { mime_type: 'image/webp' },
		});
	});

	it.each([
		['Status post', 'Status posts', 'status@broadcast'],
		['Channel post', 'Channel', '120363000000000001@newsletter'],
	])('posts a %s, which appears in a chat of its own', async (label, chat, chatId) => {
		const { phone, receiver } = await openChat();
		await phone.attach(label);
		await phone.page.getByLabel('Text', { exact: true }).fill('On holiday');
		await phone.page.getByRole('dialog').getByRole('button', { name: 'Post', exact: true }).click();
		const [{ body }] = await receiver.waitForDeliveries(1);
		expect(body.data).toMatchObject({ chat_id: chatId, participant: '201234567890@c.us' });
		const bubbles = await phone.openChat(chat);
		await bubbles.getByText('On holiday').waitFor();
		await phone.page.getByText("To post here, open a customer's chat and choose Attach.").waitFor();
		expect(phone.consoleErrors).toEqual([]);
	});
});
