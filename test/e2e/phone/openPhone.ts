import type { Browser, Locator, Page } from 'playwright-core';
import type { SandboxOptions } from '../../../sandbox';
import { scaleLimit } from '../../../tools/machineFactor';
import { openBrowser } from '../../support/browser';
import { closeAll, start, type Body, type Client } from '../../sandbox/sandboxClient';

/**
 * Limit for each wait of a page, below Jest's limit for a test, so that the error names what was missing. A
 * test waits a fraction of it even on a slow machine.
 */
const TIMEOUT_MS = scaleLimit(50_000);

/** A clock that is slow enough that no timer of the sandbox fires during a test. */
export const PAUSED_CLOCK = 0.001;

/** The phone page of a new sandbox, open in a browser. */
export interface Phone extends Client {
	page: Page;
	/** Errors in the browser's console: of scripts, and of the page's Content-Security-Policy. */
	consoleErrors: string[];
	/** Opens the chat with this name and returns its messages. */
	openChat(name: string): Promise<Locator>;
	/** Chooses an item of the Attach menu, which opens its form. */
	attach(label: string): Promise<void>;
	/** Sets how many seconds pass in the sandbox per real second. */
	setClock(factor: number): Promise<void>;
	/** Returns the newest message in the sandbox; undefined if there is none. */
	getLatestMessage(): Promise<Body | undefined>;
}

let browser: Browser | undefined;

export async function openPhone(
	options: SandboxOptions = {},
	pageOptions: Parameters<Browser['newPage']>[0] = {},
): Promise<Phone> {
	const client = await start(options);
	browser ??= await openBrowser();
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...pageOptions });
	page.setDefaultTimeout(TIMEOUT_MS);
	const consoleErrors: string[] = [];
	page.on('console', (entry) => entry.type() === 'error' && consoleErrors.push(entry.text()));
	page.on('pageerror', (error) => consoleErrors.push(error.message));
	await page.goto(client.sandbox.url);
	await page.getByTestId('session-item').first().waitFor();
	return {
		...client,
		page,
		consoleErrors,
		openChat: async (name) => {
			await page.getByTestId('chat-item').filter({ hasText: name }).click();
			await page.getByTestId('composer').waitFor();
			return page.getByTestId('message-bubble');
		},
		attach: async (label) => {
			await page.getByRole('button', { name: 'Attach' }).click();
			await page.getByRole('dialog').getByText(label, { exact: true }).click();
		},
		setClock: async (factor) => {
			const { status } = await client.control('PUT', '/settings', { clock: factor });
			if (status !== 200) throw new Error(`The clock could not be set: HTTP status ${status}.`);
		},
		getLatestMessage: async () => (await client.control('GET', '/messages')).body.at(-1),
	};
}

/** Waits until an image has loaded and returns its width in pixels. Rejects if it cannot be displayed. */
export function getLoadedWidth(image: Locator): Promise<number> {
	return image.evaluate((node: { decode(): Promise<void>; naturalWidth: number }) =>
		node.decode().then(() => node.naturalWidth),
	);
}

/** Closes all pages and their sandboxes. */
export async function closePhones(): Promise<void> {
	await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
	await closeAll();
}

export async function closeBrowser(): Promise<void> {
	await browser?.close();
	browser = undefined;
}

/** A kettle: the photo in the screenshots. */
const KETTLE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200">
<rect width="320" height="200" fill="#f3e6d3"/><rect y="150" width="320" height="50" fill="#c9a77c"/>
<path d="M190 90q40-4 52-40l16 6q-8 50-56 70z" fill="#2f6fb5"/>
<path d="M120 68q40-26 80 0l18 92H102z" fill="#2f6fb5"/>
<path d="M116 78q-58 8-22 62" fill="none" stroke="#24568c" stroke-width="11"/>
<path d="M126 66q34-20 68 0z" fill="#24568c"/><circle cx="160" cy="50" r="8" fill="#24568c"/></svg>`;

/** Renders a PNG of 240 by 150 pixels in the browser. */
export async function renderPhoto(): Promise<Buffer> {
	browser ??= await openBrowser();
	const canvas = await browser.newPage({ viewport: { width: 240, height: 150 } });
	await canvas.setContent(`<body style="margin:0">${KETTLE}</body>`);
	const photo = await canvas.screenshot();
	await canvas.close();
	return photo;
}
