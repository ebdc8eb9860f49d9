import { describeInBrowser } from '../../support/browser';
import { closeBrowser, closePhones, openPhone, type Phone } from './openPhone';
import { closeReceivers, startReceiver } from '../../sandbox/webhookReceiver';

const HOSTILE =
	'<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>\u202e"\'&lt;';

afterEach(closePhones);
afterEach(closeReceivers);
afterAll(closeBrowser);

/** Checks that no script ran, that no element was created, and that the browser blocked nothing. */
async function expectOnlyText({ page, consoleErrors }: Phone): Promise<void> {
	expect(await page.evaluate('window.hacked')).toBeUndefined();
	expect(await page.locator('script').count()).toBe(1);
	expect(await page.locator('img[src="x"]').count()).toBe(0);
	expect(consoleErrors).toEqual([]);
}

const receiveMessage = (phone: Phone, message: object) =>
	phone.control('POST', '/incoming', { session_id: 1, from: '201234567890', ...message });

describeInBrowser('Hostile text on the phone page', () => {
	it('is shown as text in messages, names and cards', async () => {
		const phone = await openPhone();
		const { page } = phone;
		await receiveMessage(phone, { from: '447700900999', sender_name: HOSTILE, text: HOSTILE });
		const bubbles = await phone.openChat('<img src=x');
		const sender = { from: '447700900999', sender_name: HOSTILE };
		const file = { media_base64: 'AAAA', mime_type: 'image/png', filename: HOSTILE };
		await receiveMessage(phone, { ...sender, type: 'image', ...file });
		await receiveMessage(phone, {
			...sender,
			type: 'contact',
			contact_name: HOSTILE,
			contact_phone: '<b>',
		});
		const location = { latitude: 1, longitude: 2, description: HOSTILE };
		await receiveMessage(phone, { ...sender, type: 'location', ...location });

		await bubbles.nth(3).waitFor();
		await bubbles.getByText('This browser cannot display the file').waitFor();
		for (const text of await bubbles.allTextContents()) expect(text).toContain(HOSTILE);
		expect(await page.locator('.conversation-head h2').textContent()).toBe(HOSTILE);
		await expectOnlyText(phone);
	});

	it('is shown as text in sessions, requests, deliveries and their dialogs', async () => {
		const phone = await openPhone();
		const { page } = phone;
		const receiver = await startReceiver();
		const url = `${receiver.url}?${encodeURIComponent(HOSTILE)}`;
		await phone.api('POST', '/webhooks', { url, events: ['message.received'] });
		await phone.api('POST', '/sessions', { name: HOSTILE, connection_method: 'qr' });
		await phone.api('GET', `/contacts/${encodeURIComponent(HOSTILE)}?x=${HOSTILE}`);
		await receiveMessage(phone, { text: HOSTILE });
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

	it('of any length stays inside the layout', async () => {
		const phone = await openPhone({}, { viewport: { width: 360, height: 700 } });
		const { page } = phone;
		const name = 'W'.repeat(255);
		await receiveMessage(phone, {
			from: '447700900999',
			sender_name: name,
			text: 'W'.repeat(60_000),
		});
		await receiveMessage(phone, {
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
