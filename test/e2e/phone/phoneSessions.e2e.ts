import { describeInBrowser } from '../../support/browser';
import { closeBrowser, closePhones, getLoadedWidth, openPhone, PAUSED_CLOCK } from './openPhone';

afterEach(closePhones);
afterAll(closeBrowser);

describeInBrowser('Sessions on the phone page', () => {
	it('creates a session and connects it after a click on its QR code', async () => {
		const phone = await openPhone({ clock: 2 });
		const { page } = phone;
		await page.getByRole('button', { name: 'New session' }).click();
		await page.getByLabel('Name').fill('Branch');
		await page.getByRole('button', { name: 'Create' }).click();
		const branch = page.getByTestId('session-item').filter({ hasText: 'Branch' });
		await branch.getByText('Waiting for QR scan').waitFor();
		const qr = page.getByAltText('QR code');
		expect(await getLoadedWidth(qr)).toBeGreaterThan(100);

		await phone.setClock(PAUSED_CLOCK);
		await page.getByRole('button', { name: 'Scan with phone' }).click();
		await branch.getByText('Connecting').waitFor();

		await phone.setClock(2);
		await branch.getByText('Connected, +201000000002').waitFor();
		expect(await qr.count()).toBe(0);
	});

	it('stops and starts a session, and disables the composer while it is stopped', async () => {
		const phone = await openPhone({ clock: 10 });
		const { page } = phone;
		await phone.openChat('Ahmed Hassan');
		await page.getByRole('button', { name: 'Manage session Shop' }).click();
		await page.getByRole('button', { name: 'Stop' }).click();
		await page.getByText('The session is not connected. Connect it to send messages.').waitFor();
		expect(await page.getByTestId('composer').isDisabled()).toBe(true);

		await page.getByRole('button', { name: 'Start', exact: true }).click();

		await page.locator('[data-testid=session-item][data-status=connected]').waitFor();
		expect(await page.getByTestId('composer').isEnabled()).toBe(true);
	});

	it('shows the pairing code from the API', async () => {
		const { page, api } = await openPhone({ clock: 10 });
		const { body } = await api('POST', '/sessions', { name: 'Code', connection_method: 'code' });
		const { id } = body.data;
		const response = await api('POST', `/sessions/${id}/pair`, { phone_number: '201000000009' });
		await page.getByTestId('session-item').filter({ hasText: 'Code' }).click();
		await page.getByText(response.body.data.pairing_code, { exact: true }).waitFor();
		await page.getByRole('button', { name: 'Enter code on phone' }).click();
		await page.locator('[aria-current][data-status=connected]').waitFor();
	});
});

describeInBrowser('Accounts on the phone page', () => {
	it('are selected on the page, and show their own messages only', async () => {
		const { page, control } = await openPhone({ tokens: ['first-secret', 'second-secret'] });
		const sender = { session_id: 1, from: '201234567890' };
		await control('POST', '/incoming', { ...sender, text: 'To the first' });
		await control('POST', '/incoming?account=1', { ...sender, text: 'To the second' });
		await page.getByText('To the first').waitFor();
		expect(await page.getByText('To the second').count()).toBe(0);

		await page.getByLabel('Account').selectOption('Account 2');

		await page.getByText('To the second').waitFor();
		expect(await page.getByText('To the first').count()).toBe(0);
	});

	it('do not expose their tokens on the page', async () => {
		const { page, api } = await openPhone({ tokens: ['first-secret', 'second-secret'] });
		await api('GET', '/templates');
		await page.getByTestId('request-list').getByRole('button').click();
		const entry = await page.getByRole('dialog').locator('pre').textContent();
		expect(entry).toContain('"authorization": "Bearer ***"');
		expect(await page.content()).not.toContain('secret');
	});
});
