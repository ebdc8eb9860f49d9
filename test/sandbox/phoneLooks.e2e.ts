import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeInBrowser } from '../support/browser';
import { closeBrowser, closePhones, drawPicture, openPhone, type Phone } from './phone';
import { closeReceivers, startReceiver } from './webhookReceiver';

/** `WRITE_SCREENSHOTS=1` writes the light ones. */
const IMAGES = join(__dirname, '../../docs/images');
const MAX_BYTES = 150_000;

const WIDTHS = {
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

/** A little of everything that the page shows. */
async function talk({ api, control, page }: Phone): Promise<void> {
	const receiver = await startReceiver();
	const write = (from: string, message: object) =>
		control('POST', '/incoming', { session_id: 1, from, ...message });
	const answer = async (to: string, message: string) => {
		await api('POST', '/sessions/1/messages/text', { to, message });
		await page.locator('#chat-list .tick-read').first().waitFor();
	};
	await api('POST', '/webhooks', {
		url: receiver.url,
		events: ['message.received', 'message.sent', 'message.delivered', 'message.read'],
	});
	await write('966512345678', { text: 'شكرا جزيلا' });
	await write('971501234567', { text: 'Do you deliver to Giza?' });
	await write('201112223334', { group_id: 1, text: 'Good morning everybody' });
	await write('201234567890', { text: 'Hello, do you still have the blue kettle?' });
	await answer('201234567890', 'Yes, three are left. Is it this one?');
	const media_base64 = (await drawPicture()).toString('base64');
	await write('201234567890', { type: 'image', media_base64, text: 'Yes, the one in the window' });
	const place = { latitude: 30.0444, longitude: 31.2357, description: 'Tahrir Square' };
	await write('201234567890', { type: 'location', ...place });
	await api('POST', '/sessions/1/messages/text', {
		to: '201234567890',
		message: 'It is on its way to you.',
	});
	await page.locator('#chat-list .tick-delivered').waitFor();
}

interface Sight {
	picture: Buffer;
	background: string;
}

async function lookAt({ page }: Phone, colorScheme: 'light' | 'dark'): Promise<Sight> {
	await page.emulateMedia({ colorScheme });
	await page.evaluate('document.activeElement.blur()');
	const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
	return { picture: await page.screenshot(), background: String(background) };
}

describeInBrowser.each(Object.entries(WIDTHS))('The phone page at %s width', (name, look) => {
	it('fits, in light and in dark', async () => {
		const phone = await openPhone({ clock: 4, limits: { perMinute: 60, perHour: 1000 } }, look);
		await talk(phone);
		const bubbles = await phone.openChat('Ahmed Hassan');
		await bubbles.locator('img').waitFor();
		await bubbles.getByText('It is on its way to you.').waitFor();

		const light = await lookAt(phone, 'light');
		const dark = await lookAt(phone, 'dark');

		expect(light.background).not.toBe(dark.background);
		const { width } = look.viewport;
		expect(await phone.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
		if (process.env.WRITE_SCREENSHOTS) {
			mkdirSync(IMAGES, { recursive: true });
			writeFileSync(join(IMAGES, `sandbox-phone-${name}.png`), light.picture);
			expect(light.picture.length).toBeLessThan(MAX_BYTES);
		}
	});
});
