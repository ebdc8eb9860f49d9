import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeInBrowser } from '../../support/browser';
import {
	closeBrowser,
	closePhones,
	getLoadedWidth,
	openPhone,
	renderPhoto,
	type Phone,
} from './openPhone';
import { closeReceivers, startReceiver } from '../../sandbox/webhookReceiver';

/** With `WRITE_SCREENSHOTS=1`, the tests save the light screenshots here. */
const IMAGES = join(__dirname, '../../../docs/images');
const MAX_BYTES = 160_000;

const SIZES = {
	desktop: { viewport: { width: 1200, height: 740 } },
	mobile: {
		viewport: { width: 390, height: 844 },
		isMobile: true,
		hasTouch: true,
		deviceScaleFactor: 2,
	},
};

afterEach(closePhones);
afterEach(closeReceivers);
afterAll(closeBrowser);

/** Creates an example of everything that the page shows. */
async function createConversation(phone: Phone): Promise<void> {
	const { api, control, page } = phone;
	const receiver = await startReceiver();
	const write = (from: string, message: object) =>
		control('POST', '/incoming', { session_id: 1, from, ...message });
	const reply = (to: string, message: string) =>
		api('POST', '/sessions/1/messages/text', { to, message });
	await api('POST', '/webhooks', {
		url: receiver.url,
		events: ['message.received', 'message.sent', 'message.delivered', 'message.read'],
	});
	await write('966512345678', { text: 'شكرا جزيلا' });
	await write('971501234567', { text: 'Do you deliver to Giza?' });
	await write('201112223334', { group_id: 1, text: 'Good morning everybody' });
	await write('201234567890', { text: 'Hello, do you still have the blue kettle?' });
	await reply('201234567890', 'Yes, we have three left. Is it this one?');
	await page.locator('#chat-list .tick-read').first().waitFor();
	const media_base64 = (await renderPhoto()).toString('base64');
	await write('201234567890', { type: 'image', media_base64, text: 'Yes, the one in the window' });
	const location = { latitude: 30.0444, longitude: 31.2357, description: 'Tahrir Square' };
	await write('201234567890', { type: 'location', ...location });
	// In real time, a delivered message stays unread for at least 4 s.
	await phone.setClock(1);
	await reply('201234567890', 'It is on its way to you.');
	await page.locator('#chat-list .tick-delivered').waitFor();
}

interface Screenshot {
	image: Buffer;
	background: string;
}

async function takeScreenshot({ page }: Phone, colorScheme: 'light' | 'dark'): Promise<Screenshot> {
	await page.emulateMedia({ colorScheme });
	await page.evaluate('document.activeElement.blur()');
	const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
	return { image: await page.screenshot(), background: String(background) };
}

describeInBrowser.each(Object.entries(SIZES))('The phone page at %s width', (name, size) => {
	it('fits the screen, in light and dark mode', async () => {
		const phone = await openPhone({ clock: 4, limits: { perMinute: 60, perHour: 1000 } }, size);
		await createConversation(phone);
		const bubbles = await phone.openChat('Ahmed Hassan');
		await getLoadedWidth(bubbles.locator('img'));
		await bubbles.getByText('It is on its way to you.').waitFor();

		const light = await takeScreenshot(phone, 'light');
		const dark = await takeScreenshot(phone, 'dark');

		expect(light.background).not.toBe(dark.background);
		const { width } = size.viewport;
		expect(await phone.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
		if (process.env.WRITE_SCREENSHOTS) {
			mkdirSync(IMAGES, { recursive: true });
			writeFileSync(join(IMAGES, `sandbox-phone-${name}.png`), light.image);
			expect(light.image.length).toBeLessThan(MAX_BYTES);
		}
	});
});
