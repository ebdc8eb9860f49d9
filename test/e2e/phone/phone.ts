import type { Browser, Locator, Page } from 'playwright-core';
import type { SandboxOptions } from '../../../sandbox';
import { openBrowser } from '../../support/browser';
import { closeAll, start, type Body, type Client } from '../../sandbox/client';
import { scaleLimit } from '../../../tools/machineFactor';

/** The phone page of a sandbox of its own, in a browser. */
export interface Phone extends Client {
	page: Page;
	/** What the browser complained of: errors of scripts, refusals of the page's policy. */
	complaints: string[];
	/** Opens the chat of this name and answers its messages. */
	openChat(name: string): Promise<Locator>;
	/** Chooses a kind of attachment; its dialog is then open. */
	attach(kind: string): Promise<void>;
	/** The newest message that the sandbox has; undefined without one. */
	newest(): Promise<Body | undefined>;
}

let browser: Browser | undefined;

export async function openPhone(
	options: SandboxOptions = {},
	look: Parameters<Browser['newPage']>[0] = {},
): Promise<Phone> {
	const client = await start(options);
	browser ??= await openBrowser();
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...look });
	page.setDefaultTimeout(scaleLimit(30_000));
	const complaints: string[] = [];
	page.on('console', (said) => said.type() === 'error' && complaints.push(said.text()));
	page.on('pageerror', (error) => complaints.push(error.message));
	await page.goto(client.sandbox.url);
	await page.getByTestId('session-item').first().waitFor();
	return {
		...client,
		page,
		complaints,
		openChat: async (name) => {
			await page.getByTestId('chat-item').filter({ hasText: name }).click();
			await page.getByTestId('composer').waitFor();
			return page.getByTestId('message-bubble');
		},
		attach: async (kind) => {
			await page.getByRole('button', { name: 'Attach' }).click();
			await page.getByRole('dialog').getByText(kind).click();
		},
		newest: async () => (await client.control('GET', '/messages')).body.at(-1),
	};
}

/** Ends the pages and their sandboxes. */
export async function closePhones(): Promise<void> {
	await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
	await closeAll();
}

export async function closeBrowser(): Promise<void> {
	await browser?.close();
	browser = undefined;
}

/** A kettle, so that screenshots have a picture to show. */
const KETTLE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200">
<rect width="320" height="200" fill="#f3e6d3"/><rect y="150" width="320" height="50" fill="#c9a77c"/>
<path d="M190 90q40-4 52-40l16 6q-8 50-56 70z" fill="#2f6fb5"/>
<path d="M120 68q40-26 80 0l18 92H102z" fill="#2f6fb5"/>
<path d="M116 78q-58 8-22 62" fill="none" stroke="#24568c" stroke-width="11"/>
<path d="M126 66q34-20 68 0z" fill="#24568c"/><circle cx="160" cy="50" r="8" fill="#24568c"/></svg>`;

/** A PNG, drawn by the browser. */
export async function drawPicture(): Promise<Buffer> {
	browser ??= await openBrowser();
	const canvas = await browser.newPage({ viewport: { width: 240, height: 150 } });
	await canvas.setContent(`<body style="margin:0">${KETTLE}</body>`);
	const picture = await canvas.screenshot();
	await canvas.close();
	return picture;
}
