import { describeInBrowser } from '../../support/browser';
import { closeReceivers } from '../../sandbox/webhookReceiver';
import { closeBrowser, closePhones, openPhone, type Phone } from './openPhone';

afterEach(closePhones);
afterEach(closeReceivers);
afterAll(closeBrowser);

const SIZE = { width: 1200, height: 740 };

const openArabic = async (): Promise<Phone> =>
	await openPhone({}, { locale: 'ar-EG', viewport: SIZE });

/** Returns the horizontal middle of an element, in pixels from the left. */
async function getMiddle(phone: Phone, selector: string): Promise<number> {
	const box = await phone.page.locator(selector).first().boundingBox();
	if (!box) throw new Error(`${selector} is not visible.`);
	return box.x + box.width / 2;
}

describeInBrowser('The phone page in an Arabic browser', () => {
	it('is in Arabic, from right to left', async () => {
		const phone = await openArabic();
		const { page } = phone;
		expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
		expect(await page.locator('html').getAttribute('lang')).toBe('ar');
		await page.getByRole('heading', { name: 'هواتف العملاء' }).waitFor();
		await page.getByPlaceholder('ابحث في المحادثات').waitFor();
		await page.getByText('اكتب بصفتك عميلًا').waitFor();
		expect(await getMiddle(phone, '.sidebar')).toBeGreaterThan(await getMiddle(phone, '.activity'));
		expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(SIZE.width);
		expect(phone.consoleErrors).toEqual([]);
	});

	it('opens a chat with an Arabic number, and shows each text in its direction', async () => {
		const phone = await openArabic();
		const { page } = phone;
		await page.getByTestId('new-chat').click();
		await page.getByLabel('رقم هاتف العميل').fill('\u200f+٢٠ ١٠٠ ۱۱۱ ٢٢٢٣');
		await page.getByLabel('الاسم (اختياري)').fill('منى علي');
		await page.getByRole('button', { name: 'فتح المحادثة' }).click();
		await page.getByTestId('composer').fill('مرحبا');
		await page.getByTestId('send-button').click();
		const bubble = page.getByTestId('message-bubble');
		await bubble.getByText('مرحبا').waitFor();
		expect(await phone.getLatestMessage()).toMatchObject({ from: '201001112223@c.us' });
		await phone.api('POST', '/sessions/1/messages/text', { to: '201001112223', message: 'Hello' });
		await bubble.getByText('Hello').waitFor();
		for (const [text, direction] of [
			['مرحبا', 'rtl'],
			['Hello', 'ltr'],
		]) {
			await bubble.locator(`.text:dir(${direction})`, { hasText: text }).waitFor();
		}
		// In Arabic, WhatsApp shows what the phone's owner wrote on the left.
		const incoming = await getMiddle(phone, '[data-direction="incoming"]');
		expect(incoming).toBeLessThan(await getMiddle(phone, '[data-direction="outgoing"]'));
		expect(phone.consoleErrors).toEqual([]);
	});

	it('says in Arabic what went wrong', async () => {
		const { page } = await openArabic();
		await page.getByTestId('new-chat').click();
		await page.getByLabel('رقم هاتف العميل').fill('١٢');
		await page.getByRole('button', { name: 'فتح المحادثة' }).click();
		await page.getByText('اكتب الرقم مع مفتاح الدولة').waitFor();
	});
});

describeInBrowser('The phone page', () => {
	it('shows what the customer wrote on the right, and whose phone it is', async () => {
		const phone = await openPhone({}, { viewport: SIZE });
		await phone.openChat('Ahmed Hassan');
		await phone.page
			.getByText('This customer\u2019s phone: +201234567890, in a chat with Shop')
			.waitFor();
		await phone.page.getByTestId('composer').fill('Hi');
		await phone.page.getByTestId('send-button').click();
		await phone.api('POST', '/sessions/1/messages/text', { to: '201234567890', message: 'Hello' });
		await phone.page.getByTestId('message-bubble').nth(1).waitFor();
		const incoming = await getMiddle(phone, '[data-direction="incoming"]');
		expect(incoming).toBeGreaterThan(await getMiddle(phone, '[data-direction="outgoing"]'));
	});

	it('asks for no credential where the demo has published a workflow', async () => {
		const phone = await openPhone();
		const { page } = phone;
		await page.getByText('the one that the sandbox printed').waitFor();
		const workflow = { name: 'Answer a customer', url: 'http://127.0.0.1:5678/workflow/x' };
		await phone.control('PUT', '/settings', { workflow });
		const link = page.getByRole('link', { name: 'Open the workflow in n8n' });
		expect(await link.getAttribute('href')).toBe(workflow.url);
		await page.getByText('“Answer a customer” answers every message').waitFor();
		expect(await page.getByText('API Token').count()).toBe(0);
	});

	it('keeps the webhooks when the account is reset', async () => {
		const phone = await openPhone();
		const url = 'http://127.0.0.1:9/hook';
		await phone.api('POST', '/webhooks', { url, events: ['message.received'] });
		await phone.page.getByRole('button', { name: 'Reset' }).click();
		await phone.page.getByText('Published workflows stay registered').waitFor();
		await phone.page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
		await phone.page.getByRole('dialog').waitFor({ state: 'detached' });
		const { body } = await phone.api('GET', '/webhooks');
		expect(body.data).toMatchObject([{ id: 1, url }]);
	});
});
