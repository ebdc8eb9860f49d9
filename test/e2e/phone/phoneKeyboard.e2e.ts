import { describeInBrowser } from '../../support/browser';
import { closeBrowser, closePhones, openPhone } from './openPhone';

afterEach(closePhones);
afterAll(closeBrowser);

describeInBrowser('Keyboard navigation on the phone page', () => {
	it('opens a chat, sends a message and returns to the list', async () => {
		const { page, getLatestMessage } = await openPhone();
		const isFocused = (selector: string) =>
			page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`);
		for (let presses = 0; !(await isFocused('[data-testid=chat-item]')); presses++) {
			if (presses > 10) throw new Error('The Tab key does not reach the chats.');
			await page.keyboard.press('Tab');
		}
		await page.keyboard.press('ArrowDown');
		const chatId = await page.evaluate('document.activeElement.dataset.chatId');
		await page.keyboard.press('Enter');
		await page.locator('[data-testid=composer]:focus').waitFor();
		await page.keyboard.type('First line');
		await page.keyboard.press('Shift+Enter');
		await page.keyboard.type('second line');
		await page.keyboard.press('Enter');
		await page.getByTestId('message-bubble').waitFor();
		expect((await getLatestMessage())?.text).toBe('First line\nsecond line');
		expect((await getLatestMessage())?.chat_id).toBe(chatId);

		await page.keyboard.press('Escape');
		await page.locator(`[data-chat-id="${String(chatId)}"]:focus-visible`).waitFor();
	});
});
