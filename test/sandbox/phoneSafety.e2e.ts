import { describeInBrowser } from '../support/browser';
import { closeBrowser, closePhones, openPhone, type Phone } from './phone';
import { closeReceivers, startReceiver } from './webhookReceiver';

const HOSTILE =
	'<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>\u202e"\'&lt;';

afterEach(closePhones);
afterEach(closeReceivers);
afterAll(closeBrowser);

/** Nothing ran, nothing was made of it, and the browser had nothing to refuse. */
async function expectOnlyText({ page, complaints }: Phone): Promise<void> {
	expect(await page.evaluate('window.hacked')).toBeUndefined();
	expect(await page.locator('script').count()).toBe(1);
	expect(await page.locator('img[src="x"]').count()).toBe(0);
	expect(complaints).toEqual([]);
}

const incoming = (phone: Phone, message: object) =>
	phone.control('POST', '/incoming', { session_id: 1, from: '201234567890', ...message });

describeInBrowser('Hostile strings', () => {
	it('are text in messages, names and cards', async () => {
		const phone = await openPhone();
		const { page } = phone;
		await incoming(phone, { from: '447700900999', sender_name: HOSTILE, text: HOSTILE });
		const bubbles = await phone.openChat('<img src=x');
		const more = { from: '447700900999', sender_name: HOSTILE };
		const file = { media_base64: 'AAAA', mime_type: 'image/png', filename: HOSTILE };
		await incoming(phone, { ...more, type: 'image', ...file });
		await incoming(phone, {
			...more,
			type: 'contact',
			contact_name: HOSTILE,
			contact_phone: '<b>',
		});
		const place = { latitude: 1, longitude: 2, description: HOSTILE };
		await incoming(phone, { ...more, type: 'location', ...place });

		await bubbles.nth(3).waitFor();
		await bubbles.getByText('This browser cannot show it').waitFor();
		for (const text of await bubbles.allTextContents()) expect(text).toContain(HOSTILE);
		expect(await page.locator('.conversation-head h2').textContent()).toBe(HOSTILE);
		await expectOnlyText(phone);
	});

	it('are text in sessions, requests, deliveries and their details', async () => {
		const phone = await openPhone();
		const { page } = phone;
		const receiver = await startReceiver();
		const url = `${receiver.url}?${encodeURIComponent(HOSTILE)}`;
		await phone.api('POST', '/webhooks', { url, events: ['message.received'] });
		await phone.api('POST', '/sessions', { name: HOSTILE, connection_method: 'qr' });
		await phone.api('GET', `/contacts/${encodeURIComponent(HOSTILE)}?x=${HOSTILE}`);
		await incoming(phone, { text: HOSTILE });
		const session = page.getByTestId('session-item').nth(1);
		expect(await session.textContent()).toContain(HOSTILE);
		for (const list of ['delivery-list', 'request-list']) {
			await page.getByTestId(list).getByRole('button').first().click();
			await page.getByRole('dialog').locator('pre').waitFor();
			await page.keyboard.press('Escape');
		}
		await page.getByRole('button', { name: 'Manage session <img' }).click();
		await page.getByRole('dialog').getByRole('heading', { name: '<img' }).waitFor();
		await expectOnlyText(phone);
	});

	it('of any length do not push anything out of view', async () => {
		const phone = await openPhone({}, { viewport: { width: 360, height: 700 } });
		const { page } = phone;
		const name = 'W'.repeat(255);
		await incoming(phone, { from: '447700900999', sender_name: name, text: 'W'.repeat(60_000) });
		await incoming(phone, {
			from: '447700900999',
			sender_name: name,
			text: '\u0e01\u0e49'.repeat(900),
		});
		await phone.openChat('WWWW');
		await page.getByRole('button', { name: 'Show all 60,000 characters' }).click();
		expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
		expect(await page.getByTestId('send-button').isVisible()).toBe(true);
	});
});

describeInBrowser('Accounts', () => {
	it('are chosen on the page, and see nothing of each other', async () => {
		const phone = await openPhone({ tokens: ['first-secret', 'second-secret'] });
		const { page } = phone;
		const { control } = phone;
		const hello = { session_id: 1, from: '201234567890' };
		await control('POST', '/incoming', { ...hello, text: 'To the first' });
		await control('POST', '/incoming?account=1', { ...hello, text: 'To the second' });
		await page.getByText('To the first').waitFor();
		expect(await page.getByText('To the second').count()).toBe(0);

		await page.getByLabel('Account').selectOption('Account 2');

		await page.getByText('To the second').waitFor();
		expect(await page.getByText('To the first').count()).toBe(0);
	});

	it('keep their tokens off the page', async () => {
		const phone = await openPhone({ tokens: ['first-secret', 'second-secret'] });
		const { page, api } = phone;
		await api('GET', '/templates');
		await page.getByTestId('request-list').getByRole('button').click();
		const details = await page.getByRole('dialog').locator('pre').textContent();
		expect(details).toContain('"authorization": "Bearer ***"');
		expect(await page.content()).not.toContain('secret');
	});
});

describeInBrowser('The keyboard alone', () => {
	it('finds a chat, writes in it and comes back', async () => {
		const { page, newest } = await openPhone();
		const focused = (selector: string) =>
			page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`);
		for (let stops = 0; !(await focused('[data-testid=chat-item]')); stops++) {
			if (stops > 10) throw new Error('The Tab key does not reach the chats.');
			await page.keyboard.press('Tab');
		}
		await page.keyboard.press('ArrowDown');
		const chosen = await page.evaluate('document.activeElement.dataset.chatId');
		await page.keyboard.press('Enter');
		await page.locator('[data-testid=composer]:focus').waitFor();
		await page.keyboard.type('First line');
		await page.keyboard.press('Shift+Enter');
		await page.keyboard.type('second line');
		await page.keyboard.press('Enter');
		await page.getByTestId('message-bubble').waitFor();
		expect((await newest())?.text).toBe('First line\nsecond line');
		expect((await newest())?.chat_id).toBe(chosen);

		await page.keyboard.press('Escape');
		await page.locator(`[data-chat-id="${String(chosen)}"]:focus-visible`).waitFor();
	});
});
