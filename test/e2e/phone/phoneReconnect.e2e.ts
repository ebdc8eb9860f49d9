import { startSandbox } from '../../../sandbox';
import { describeInBrowser } from '../../support/browser';
import { closeBrowser, closePhones, openPhone } from './openPhone';

afterEach(closePhones);
afterAll(closeBrowser);

describeInBrowser('The phone page after a restart of the sandbox', () => {
	it('reconnects and loads all data again', async () => {
		const phone = await openPhone();
		const { page, sandbox } = phone;
		await phone.openChat('Ahmed Hassan');
		await page.getByTestId('composer').fill('Before');
		await page.keyboard.press('Enter');
		const bubbles = page.getByTestId('message-bubble');
		await bubbles.getByText('Before').waitFor();

		await sandbox.close();
		await page.getByText('The sandbox does not respond. Retrying every second.').waitFor();
		const restarted = await startSandbox({ port: Number(new URL(sandbox.url).port) });
		try {
			await page.locator('#offline').waitFor({ state: 'hidden' });
			expect(await bubbles.count()).toBe(0);
			await page.getByTestId('composer').fill('After');
			await page.keyboard.press('Enter');
			await bubbles.getByText('After').waitFor();
		} finally {
			await restarted.close();
		}
	});
});
