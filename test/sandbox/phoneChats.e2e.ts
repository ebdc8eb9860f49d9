import { mkdtemp, rm, truncate, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import { describeInBrowser } from '../support/browser';
import { eventually } from './sandboxClient';
import { closeBrowser, closePhones, drawPicture, openPhone, type Phone } from './phone';

const AHMED = '201234567890@c.us';

afterEach(closePhones);
afterAll(closeBrowser);

/** A file of its content, or the path of one: a large one goes to the browser by its path, since sending it there takes long. */
type Chosen = string | { name: string; mimeType: string; buffer: Buffer };

async function sendFile(phone: Phone, file: Chosen) {
	const chooser = phone.page.waitForEvent('filechooser');
	await phone.attach('Picture or file');
	await (await chooser).setFiles(file);
}

/** Runs `use` with the path of a file of that many bytes, and deletes the file. */
async function withFileOf(bytes: number, name: string, use: (path: string) => Promise<void>) {
	const folder = await mkdtemp(join(tmpdir(), 'wavex-file-'));
	try {
		const path = join(folder, name);
		await writeFile(path, '');
		await truncate(path, bytes);
		await use(path);
	} finally {
		await rm(folder, { recursive: true });
	}
}

const confirm = (phone: Phone) =>
	phone.page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();

describeInBrowser('Writing as the customer', () => {
	it('shows a text as it arrives, and empties the field', async () => {
		const phone = await openPhone();
		const bubbles = await phone.openChat('Ahmed Hassan');
		await phone.page.getByText('Nobody wrote yet. Write as Ahmed Hassan below.').waitFor();

		await phone.page.getByTestId('composer').fill('Is the shop open?');
		await phone.page.getByTestId('send-button').click();

		await bubbles.getByText('Is the shop open?').waitFor();
		expect(await bubbles.getAttribute('data-direction')).toBe('incoming');
		expect(await phone.page.getByTestId('composer').inputValue()).toBe('');
		expect(await phone.newest()).toMatchObject({
			from: AHMED,
			sender_name: 'Ahmed Hassan',
			text: 'Is the shop open?',
			status: 'received',
		});
	});

	it('shows what the API sends, and its ticks as they come', async () => {
		const phone = await openPhone({ clock: 4 });
		const bubbles = await phone.openChat('Ahmed Hassan');
		await phone.page.evaluate(`
			window.ticks = [];
			new MutationObserver(() => {
				const now = document.querySelector('.bubble .tick')?.dataset.tick;
				if (now && now !== window.ticks.at(-1)) window.ticks.push(now);
			}).observe(document.body, { childList: true, subtree: true });
		`);

		await phone.api('POST', '/sessions/1/messages/text', { to: '201234567890', message: 'Yes' });

		await bubbles.getByText('Yes').waitFor();
		expect(await bubbles.getAttribute('data-direction')).toBe('outgoing');
		await bubbles.locator('[data-tick=read]').waitFor();
		expect(await phone.page.evaluate('window.ticks')).toEqual([
			'queued',
			'sent',
			'delivered',
			'read',
		]);
	});

	it('says why a message failed', async () => {
		const phone = await openPhone({ clock: 20 });
		await phone.api('POST', '/sessions/1/messages/text', { to: '201000000000', message: 'Hello' });
		const bubbles = await phone.openChat('+201000000000');
		await bubbles.getByText('The number is not registered on WhatsApp').waitFor();
		expect(await bubbles.locator('[data-tick=failed]').count()).toBe(1);
	});

	it('lets the customer\u2019s phone read a message now', async () => {
		const phone = await openPhone({ clock: 20 });
		await phone.api('POST', '/sessions/1/messages/text', { to: '201000000002', message: 'Hello' });
		const bubbles = await phone.openChat('+201000000002');
		await bubbles.locator('[data-tick=delivered]').waitFor();
		await phone.page.getByTitle('Message details').click();
		await phone.page.getByRole('button', { name: 'Read it now' }).click();
		await bubbles.locator('[data-tick=read]').waitFor();
	});

	it('sends a picture with its caption', async () => {
		const phone = await openPhone();
		const bubbles = await phone.openChat('Ahmed Hassan');
		const buffer = await drawPicture();
		await sendFile(phone, { name: 'kettle.png', mimeType: 'image/png', buffer });
		await phone.page.getByLabel('Caption').fill('This one');
		await confirm(phone);

		await bubbles.getByText('This one').waitFor();
		const loaded = () =>
			bubbles.locator('img').evaluate((image: { naturalWidth: number }) => image.naturalWidth);
		expect(await eventually(loaded, 'the picture')).toBe(240);
		const media = { mime_type: 'image/png', filename: 'kettle.png', size: buffer.length };
		expect(await phone.newest()).toMatchObject({ type: 'image', text: 'This one', media });
	});

	it('shows what is no picture as a file to download', async () => {
		const phone = await openPhone();
		const bubbles = await phone.openChat('Ahmed Hassan');
		const buffer = Buffer.from('This is no picture.');
		await sendFile(phone, { name: 'broken.png', mimeType: 'image/png', buffer });
		await confirm(phone);
		await bubbles.getByText('This browser cannot show it').waitFor();
		expect(await bubbles.getByRole('link').getAttribute('download')).toBe('broken.png');
	});

	it('refuses a file over 16 MB before it is sent', async () => {
		const phone = await openPhone();
		await phone.openChat('Ahmed Hassan');
		await withFileOf(17 * 1024 * 1024, 'film.mp4', async (path) => {
			await sendFile(phone, path);
			await phone.page.getByText('17.8 MB; WhatsApp takes up to 16 MB').waitFor();
		});
		expect(await phone.newest()).toBeUndefined();
	});

	it('sends a location', async () => {
		const phone = await openPhone();
		const bubbles = await phone.openChat('Ahmed Hassan');
		await phone.attach('Location');
		await phone.page.getByLabel('Latitude').fill('25.2048');
		await phone.page.getByLabel('Longitude').fill('55.2708');
		await phone.page.getByLabel('Description').fill('Dubai');
		await confirm(phone);
		await bubbles.getByText('25.2048, 55.2708').waitFor();
		expect((await phone.newest())?.location).toEqual({
			latitude: 25.2048,
			longitude: 55.2708,
			description: 'Dubai',
		});
	});

	it('sends a contact card', async () => {
		const phone = await openPhone();
		const bubbles = await phone.openChat('Ahmed Hassan');
		await phone.attach('Contact card');
		await phone.page.getByLabel('Name').fill('Mona Ali');
		await phone.page.getByLabel('Phone').fill('+201112223334');
		await confirm(phone);
		await bubbles.getByText('Mona Ali').waitFor();
		const contact = { name: 'Mona Ali', phone: '+201112223334' };
		expect((await phone.newest())?.contact).toEqual(contact);
	});

	it('writes in a group as the chosen member', async () => {
		const phone = await openPhone();
		const bubbles = await phone.openChat('Regular customers');
		await phone.page.getByLabel('Writing as').selectOption('Mona Ali');
		await phone.page.getByTestId('composer').fill('Good morning');
		await phone.page.getByTestId('send-button').click();
		await bubbles.getByText('Good morning').waitFor();
		expect(await bubbles.textContent()).toContain('Mona Ali');
		expect(await phone.newest()).toMatchObject({
			chat_id: '120363012345678901@g.us',
			participant: '201112223334@c.us',
		});
	});

	it('begins a chat from a number, and says what is wrong with one', async () => {
		const phone = await openPhone();
		await phone.page.getByTestId('new-chat').click();
		await phone.page.getByLabel('Customer\u2019s number').fill('12');
		await phone.page.getByRole('button', { name: 'Open the chat' }).click();
		await phone.page.getByText('Give the number with its country code').waitFor();
		await phone.page.getByLabel('Customer\u2019s number').fill('+44 7700 900-123');
		await phone.page.getByLabel('Name (optional)').fill('Emma');
		await phone.page.getByRole('button', { name: 'Open the chat' }).click();

		await phone.page.getByTestId('composer').fill('Hello');
		await phone.page.keyboard.press('Enter');
		await phone.page.getByTestId('message-bubble').getByText('Hello').waitFor();
		const written = { from: '447700900123@c.us', sender_name: 'Emma' };
		expect(await phone.newest()).toMatchObject(written);
	});

	it('keeps the text when it could not be sent, and says why', async () => {
		const phone = await openPhone();
		await phone.openChat('Ahmed Hassan');
		await phone.page.route('**/_sandbox/incoming*', (route) => route.abort());
		await phone.page.getByTestId('composer').fill('Hello');
		await phone.page.keyboard.press('Enter');
		await phone.page.getByText('The sandbox does not answer. Is it still running?').waitFor();
		expect(await phone.page.getByTestId('composer').inputValue()).toBe('Hello');
	});
});
