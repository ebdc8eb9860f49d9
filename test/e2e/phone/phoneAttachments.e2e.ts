import { mkdtemp, rm, truncate, writeFile } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';

import { describeInBrowser } from '../../support/browser';
import {
	closeBrowser,
	closePhones,
	getLoadedWidth,
	openPhone,
	renderPhoto,
	type Phone,
} from './openPhone';

afterEach(closePhones);
afterAll(closeBrowser);

/** A file's content or its path. Large files are passed by path, because sending their content to the browser is slow. */
type FileInput = string | { name: string; mimeType: string; buffer: Buffer };

async function attachFile(phone: Phone, file: FileInput) {
	const chooser = phone.page.waitForEvent('filechooser');
	await phone.attach('Photo or file');
	await (await chooser).setFiles(file);
}

/** Creates a file of this size, runs `use` with its path, then deletes the file. */
async function withFile(bytes: number, name: string, use: (path: string) => Promise<void>) {
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

const submit = (phone: Phone) =>
	phone.page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();

describeInBrowser('Attachments on the phone page', () => {
	it('sends a photo with its caption', async () => {
		const phone = await openPhone();
		const bubbles = await phone.openChat('Ahmed Hassan');
		const buffer = await renderPhoto();
		await attachFile(phone, { name: 'kettle.png', mimeType: 'image/png', buffer });
		await phone.page.getByLabel('Caption').fill('This one');
		await submit(phone);

		await bubbles.getByText('This one').waitFor();
		expect(await getLoadedWidth(bubbles.locator('img'))).toBe(240);
		const media = { mime_type: 'image/png', filename: 'kettle.png', size: buffer.length };
		expect(await phone.getLatestMessage()).toMatchObject({
			type: 'image',
			text: 'This one',
			media,
		});
	});

	it('shows an image that the browser cannot display as a file to download', async () => {
		const phone = await openPhone();
		const bubbles = await phone.openChat('Ahmed Hassan');
		const buffer = Buffer.from('This is not an image.');
		await attachFile(phone, { name: 'broken.png', mimeType: 'image/png', buffer });
		await submit(phone);
		await bubbles.getByText('This browser cannot display the file').waitFor();
		expect(await bubbles.getByRole('link').getAttribute('download')).toBe('broken.png');
	});

	it('rejects a file over 16 MB before it is sent', async () => {
		const phone = await openPhone();
		await phone.openChat('Ahmed Hassan');
		await withFile(17 * 1024 * 1024, 'film.mp4', async (path) => {
			await attachFile(phone, path);
			await phone.page
				.getByText('The file is 17.8 MB. WhatsApp accepts up to 16 MB. Choose a smaller file.')
				.waitFor();
		});
		expect(await phone.getLatestMessage()).toBeUndefined();
	});

	it('sends a location', async () => {
		const phone = await openPhone();
		const bubbles = await phone.openChat('Ahmed Hassan');
		await phone.attach('Location');
		await phone.page.getByLabel('Latitude').fill('25.2048');
		await phone.page.getByLabel('Longitude').fill('55.2708');
		await phone.page.getByLabel('Description').fill('Dubai');
		await submit(phone);
		await bubbles.getByText('25.2048, 55.2708').waitFor();
		expect((await phone.getLatestMessage())?.location).toEqual({
			latitude: 25.2048,
			longitude: 55.2708,
			description: 'Dubai',
		});
	});

	it('sends a contact', async () => {
		const phone = await openPhone();
		const bubbles = await phone.openChat('Ahmed Hassan');
		await phone.attach('Contact');
		await phone.page.getByLabel('Name').fill('Mona Ali');
		await phone.page.getByLabel('Phone number').fill('+201112223334');
		await submit(phone);
		await bubbles.getByText('Mona Ali').waitFor();
		const contact = { name: 'Mona Ali', phone: '+201112223334' };
		expect((await phone.getLatestMessage())?.contact).toEqual(contact);
	});
});
