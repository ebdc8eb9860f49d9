import { describeInBrowser } from '../../support/browser';
import { closeBrowser, closePhones, openPhone, PAUSED_CLOCK } from './openPhone';
import { closeReceivers, startReceiver } from '../../sandbox/webhookReceiver';

afterEach(closePhones);
afterEach(closeReceivers);
afterAll(closeBrowser);

describeInBrowser('Activity on the phone page', () => {
	it('shows requests and how many remain', async () => {
		const limits = { perMinute: 2, perHour: 100 };
		const { page, api } = await openPhone({ clock: PAUSED_CLOCK, limits });
		await page.getByText('No requests yet.').waitFor();
		await api('GET', '/templates');
		await page.locator('[data-testid=budget-minute][data-remaining="1"]').waitFor();
		await page.locator('[data-testid=budget-hour][data-remaining="99"]').waitFor();
		await api('GET', '/templates');
		await api('GET', '/templates');
		await page.getByText('Returns 429 for').waitFor();
		const rows = page.getByTestId('request-list').getByRole('button');
		await rows.nth(2).waitFor();
		const statuses = await rows.evaluateAll((all: Array<{ dataset: { status: string } }>) =>
			all.map((row) => row.dataset.status),
		);
		expect(statuses).toEqual(['429', '200', '200']);
	});

	it('says that rate limits are off', async () => {
		const { page } = await openPhone({ limits: false });
		await page.getByText('Rate limits are off.').waitFor();
		expect(await page.getByTestId('budget-minute').count()).toBe(0);
	});

	it('shows all attempts of a delivery as one row', async () => {
		const phone = await openPhone({ clock: PAUSED_CLOCK });
		const { page, api, control } = phone;
		const receiver = await startReceiver((response, _received, nth) => {
			response.statusCode = nth < 3 ? 503 : 200;
			response.end();
		});
		await page.getByText('No webhooks registered.').waitFor();
		await api('POST', '/webhooks', { url: receiver.url, events: ['message.received'] });
		await page.getByText('No deliveries yet. Send a message as a customer.').waitFor();
		await control('POST', '/incoming', { session_id: 1, from: '201234567890', text: 'Hello' });

		const row = page.getByTestId('delivery-list').getByRole('button');
		await row.and(page.locator('[data-status="503"]')).waitFor();
		await phone.setClock(60);
		await row.and(page.locator('[data-status="200"]')).waitFor();
		expect(await row.count()).toBe(1);
		expect(await row.textContent()).toContain('message.received');
		expect(await row.textContent()).toContain(`${new URL(receiver.url).host} \u00b7 3 attempts`);
	});

	it('changes the speed of the clock', async () => {
		const { page, control } = await openPhone();
		const response = page.waitForResponse('**/_sandbox/settings*');
		await page.getByLabel('Clock speed').selectOption('Clock 60x');
		await response;
		expect((await control('GET', '/settings')).body.clock).toBe(60);
	});

	it('resets the account', async () => {
		const phone = await openPhone();
		const bubbles = await phone.openChat('Ahmed Hassan');
		await phone.control('POST', '/incoming', { session_id: 1, from: '201234567890', text: 'Hi' });
		await bubbles.getByText('Hi').waitFor();
		await phone.page.getByRole('button', { name: 'Reset' }).click();
		await phone.page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
		await phone.page.getByText('No messages yet. Write as Ahmed Hassan below.').waitFor();
	});
});
