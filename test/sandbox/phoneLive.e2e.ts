import { startSandbox } from '../../sandbox';
import { describeInBrowser } from '../support/browser';
import { eventually } from './sandboxClient';
import { closeBrowser, closePhones, openPhone } from './phone';
import { closeReceivers, startReceiver } from './webhookReceiver';

afterEach(closePhones);
afterEach(closeReceivers);
afterAll(closeBrowser);

describeInBrowser('Sessions', () => {
	it('creates one, scans its QR with a click and connects', async () => {
		const { page } = await openPhone({ clock: 2 });
		await page.getByRole('button', { name: 'New session' }).click();
		await page.getByLabel('Name').fill('Branch');
		await page.getByRole('button', { name: 'Create' }).click();
		const branch = page.getByTestId('session-item').filter({ hasText: 'Branch' });
		await branch.getByText('Waiting for a scan').waitFor();
		const qr = page.getByAltText('QR code');
		const width = () => qr.evaluate((image: { naturalWidth: number }) => image.naturalWidth);
		expect(await eventually(width, 'the QR code')).toBeGreaterThan(100);

		await page.getByRole('button', { name: 'Scan with the phone' }).click();

		await branch.getByText('Connecting').waitFor();
		await branch.getByText('Connected, +201000000002').waitFor();
		expect(await qr.count()).toBe(0);
	});

	it('stops and starts one, and does not write while it is stopped', async () => {
		const phone = await openPhone({ clock: 10 });
		const { page } = phone;
		await phone.openChat('Ahmed Hassan');
		await page.getByRole('button', { name: 'Manage session Shop' }).click();
		await page.getByRole('button', { name: 'Stop' }).click();
		await page.getByText('The session is not connected. Connect it to write.').waitFor();
		expect(await page.getByTestId('composer').isDisabled()).toBe(true);

		await page.getByRole('button', { name: 'Start', exact: true }).click();

		await page.locator('[data-testid=session-item][data-status=connected]').waitFor();
		expect(await page.getByTestId('composer').isEnabled()).toBe(true);
	});

	it('shows the pairing code that the API gave', async () => {
		const { page, api } = await openPhone({ clock: 10 });
		const { body } = await api('POST', '/sessions', { name: 'Code', connection_method: 'code' });
		const { id } = body.data;
		const answer = await api('POST', `/sessions/${id}/pair`, { phone_number: '201000000009' });
		await page.getByTestId('session-item').filter({ hasText: 'Code' }).click();
		await page.getByText(answer.body.data.pairing_code, { exact: true }).waitFor();
		await page.getByRole('button', { name: 'Type it into the phone' }).click();
		await page.locator('[aria-current][data-status=connected]').waitFor();
	});
});

describeInBrowser('Activity', () => {
	it('shows requests and the budget that is left', async () => {
		const { page, api } = await openPhone({ limits: { perMinute: 2, perHour: 100 } });
		await page.getByText('No request yet.').waitFor();
		await api('GET', '/templates');
		await page.locator('[data-testid=budget-minute][data-remaining="1"]').waitFor();
		await page.locator('[data-testid=budget-hour][data-remaining="99"]').waitFor();
		await api('GET', '/templates');
		await api('GET', '/templates');
		await page.getByText('Answers 429').waitFor();
		const rows = page.getByTestId('request-list').getByRole('button');
		await rows.nth(2).waitFor();
		const statuses = await rows.evaluateAll((all: Array<{ dataset: { status: string } }>) =>
			all.map((row) => row.dataset.status),
		);
		expect(statuses).toEqual(['429', '200', '200']);
	});

	it('says that there are no limits', async () => {
		const { page } = await openPhone({ limits: false });
		await page.getByText('No limits.').waitFor();
		expect(await page.getByTestId('budget-minute').count()).toBe(0);
	});

	it('shows the tries of a delivery as one row', async () => {
		const { page, api, control } = await openPhone({ clock: 10 });
		const receiver = await startReceiver((response, _received, nth) => {
			response.statusCode = nth < 3 ? 503 : 200;
			response.end();
		});
		await page.getByText('No webhook is registered.').waitFor();
		await api('POST', '/webhooks', { url: receiver.url, events: ['message.received'] });
		await page.getByText('Nothing was delivered yet. Write as the customer.').waitFor();
		await control('POST', '/incoming', { session_id: 1, from: '201234567890', text: 'Hello' });

		const row = page.getByTestId('delivery-list').getByRole('button');
		await row.and(page.locator('[data-status="503"]')).waitFor();
		await row.and(page.locator('[data-status="200"]')).waitFor();
		expect(await row.count()).toBe(1);
		expect(await row.textContent()).toContain('message.received');
		expect(await row.textContent()).toContain(`${new URL(receiver.url).host} \u00b7 3 tries`);
	});

	it('changes the speed of the clock', async () => {
		const { page, control } = await openPhone();
		await page.getByLabel('Speed of the clock').selectOption('Clock 60x');
		const clock = async () => (await control('GET', '/settings')).body.clock === 60;
		expect(await eventually(clock, 'the new speed')).toBe(true);
	});
});

describeInBrowser('A sandbox that goes and comes back', () => {
	it('is found again, and everything is read anew', async () => {
		const phone = await openPhone();
		const { page, sandbox } = phone;
		await phone.openChat('Ahmed Hassan');
		await page.getByTestId('composer').fill('Before');
		await page.keyboard.press('Enter');
		const bubbles = page.getByTestId('message-bubble');
		await bubbles.getByText('Before').waitFor();

		await sandbox.close();
		await page.getByText('The sandbox does not answer. Trying again every second.').waitFor();
		const again = await startSandbox({ port: Number(new URL(sandbox.url).port) });
		try {
			await page.locator('#offline').waitFor({ state: 'hidden' });
			expect(await bubbles.count()).toBe(0);
			await page.getByTestId('composer').fill('After');
			await page.keyboard.press('Enter');
			await bubbles.getByText('After').waitFor();
		} finally {
			await again.close();
		}
	});

	it('starts over at a click', async () => {
		const phone = await openPhone();
		const bubbles = await phone.openChat('Ahmed Hassan');
		await phone.control('POST', '/incoming', { session_id: 1, from: '201234567890', text: 'Hi' });
		await bubbles.getByText('Hi').waitFor();
		await phone.page.getByRole('button', { name: 'Start over' }).click();
		await phone.page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
		await phone.page.getByText('Nobody wrote yet. Write as Ahmed Hassan below.').waitFor();
	});
});
