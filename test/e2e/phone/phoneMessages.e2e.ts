import { describeInBrowser } from '../../support/browser';
import { closeBrowser, closePhones, openPhone, PAUSED_CLOCK } from './openPhone';

const AHMED = '201234567890@c.us';

afterEach(closePhones);
afterAll(closeBrowser);

describeInBrowser('Messages on the phone page', () => {
	it('shows a sent text and empties the composer', async () => {
		const phone = await openPhone();
		const bubbles = await phone.openChat('Ahmed Hassan');
		await phone.page.getByText('No messages yet. Write as Ahmed Hassan below.').waitFor();

		await phone.page.getByTestId('composer').fill('Is the shop open?');
		await phone.page.getByTestId('send-button').click();

		await bubbles.getByText('Is the shop open?').waitFor();
		expect(await bubbles.getAttribute('data-direction')).toBe('incoming');
		expect(await phone.page.getByTestId('composer').inputValue()).toBe('');
		expect(await phone.getLatestMessage()).toMatchObject({
			from: AHMED,
			sender_name: 'Ahmed Hassan',
			text: 'Is the shop open?',
			status: 'received',
		});
	});

	it('shows messages sent through the API, and each of their ticks', async () => {
		const phone = await openPhone({ clock: PAUSED_CLOCK });
		const bubbles = await phone.openChat('Ahmed Hassan');
		await phone.page.evaluate(`
			window.ticks = [];
			new MutationObserver(() => {
				const tick = document.querySelector('.bubble .tick')?.dataset.tick;
				if (tick && tick !== window.ticks.at(-1)) window.ticks.push(tick);
			}).observe(document.body, { childList: true, subtree: true });
		`);

		await phone.api('POST', '/sessions/1/messages/text', { to: '201234567890', message: 'Yes' });

		await bubbles.getByText('Yes').waitFor();
		expect(await bubbles.getAttribute('data-direction')).toBe('outgoing');
		await bubbles.locator('[data-tick=queued]').waitFor();
		await phone.setClock(1);
		await bubbles.locator('[data-tick=delivered]').waitFor();
		await phone.setClock(60);
		await bubbles.locator('[data-tick=read]').waitFor();
		expect(await phone.page.evaluate('window.ticks')).toEqual([
			'queued',
			'sent',
			'delivered',
			'read',
		]);
	});

	it('shows why a message failed', async () => {
		const phone = await openPhone({ clock: 20 });
		await phone.api('POST', '/sessions/1/messages/text', { to: '201000000000', message: 'Hello' });
		const bubbles = await phone.openChat('+201000000000');
		await bubbles.getByText('The number is not registered on WhatsApp').waitFor();
		expect(await bubbles.locator('[data-tick=failed]').count()).toBe(1);
	});

	it('opens a chat that changes between press and release of the mouse button', async () => {
		const phone = await openPhone({ clock: PAUSED_CLOCK });
		await phone.api('POST', '/sessions/1/messages/text', { to: '201000000002', message: 'Hello' });
		const chat = phone.page.getByTestId('chat-item').filter({ hasText: '+201000000002' });
		await chat.getByText('Hello').hover();
		await phone.page.mouse.down();
		await phone.api('POST', '/sessions/1/messages/text', { to: '201000000002', message: 'Again' });
		await phone.page.waitForFunction(
			`new Promise((resolve) => setTimeout(resolve, 200)).then(() => true)`,
		);
		await phone.page.mouse.up();
		await phone.page.getByTestId('composer').waitFor();
		await chat.getByText('Again').waitFor();
	});

	it('marks a message as read', async () => {
		const phone = await openPhone({ clock: 20 });
		await phone.api('POST', '/sessions/1/messages/text', { to: '201000000002', message: 'Hello' });
		const bubbles = await phone.openChat('+201000000002');
		await bubbles.locator('[data-tick=delivered]').waitFor();
		await phone.page.getByTitle('Message info').click();
		await phone.page.getByRole('button', { name: 'Mark as read' }).click();
		await bubbles.locator('[data-tick=read]').waitFor();
	});

	it('sends as the selected member of a group', async () => {
		const phone = await openPhone();
		const bubbles = await phone.openChat('Regular customers');
		await phone.page.getByLabel('Writing as').selectOption('Mona Ali');
		await phone.page.getByTestId('composer').fill('Good morning');
		await phone.page.getByTestId('send-button').click();
		await bubbles.getByText('Good morning').waitFor();
		expect(await bubbles.textContent()).toContain('Mona Ali');
		expect(await phone.getLatestMessage()).toMatchObject({
			chat_id: '120363012345678901@g.us',
			participant: '201112223334@c.us',
		});
	});

	it('starts a chat with a phone number, and rejects an invalid one', async () => {
		const phone = await openPhone();
		await phone.page.getByTestId('new-chat').click();
		await phone.page.getByLabel('Customer\u2019s phone number').fill('12');
		await phone.page.getByRole('button', { name: 'Open chat' }).click();
		await phone.page.getByText('Enter the number with its country code').waitFor();
		await phone.page.getByLabel('Customer\u2019s phone number').fill('+44 7700 900-123');
		await phone.page.getByLabel('Name (optional)').fill('Emma');
		await phone.page.getByRole('button', { name: 'Open chat' }).click();

		await phone.page.getByTestId('composer').fill('Hello');
		await phone.page.keyboard.press('Enter');
		await phone.page.getByTestId('message-bubble').getByText('Hello').waitFor();
		const sender = { from: '447700900123@c.us', sender_name: 'Emma' };
		expect(await phone.getLatestMessage()).toMatchObject(sender);
	});

	it('keeps a text that could not be sent, and shows the error', async () => {
		const phone = await openPhone();
		await phone.openChat('Ahmed Hassan');
		await phone.page.route('**/_sandbox/incoming*', (route) => route.abort());
		await phone.page.getByTestId('composer').fill('Hello');
		await phone.page.keyboard.press('Enter');
		await phone.page.getByText('The sandbox does not respond. Check that it is running.').waitFor();
		expect(await phone.page.getByTestId('composer').inputValue()).toBe('Hello');
	});
});
