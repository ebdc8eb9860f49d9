import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';

import type { Workflow } from '../../../tools/n8n/n8nTypes';
import type { TestEnvironment } from '../../../tools/testEnvironment';
import { openBrowser } from '../../support/browser';
import { scaleLimit } from '../../../tools/machineFactor';

const PICTURES = join(__dirname, '../../../docs/images');
export const VIEWPORT = { width: 1280, height: 800 };

/** Not of interest in a picture: notices that come and go, corners of hidden tooltips, scroll bars. */
const PLAIN = `
	.el-notification, .app-grid > div > [class^="ͼ"] { display: none !important }
	html, body { overflow: hidden !important }
	* { scrollbar-width: none !important }`;

/** n8n's editor in a browser, signed in. */
export interface Editor {
	browser: Browser;
	page: Page;
	/** What n8n itself marks with this test id. */
	byId(id: string): Locator;
	/** Saves a workflow and opens it; gives its id. */
	open(workflow: Workflow): Promise<string>;
	/** A node on the canvas. */
	nodeNamed(name: string): Locator;
	/** Opens the panel of a node on the canvas. */
	openNode(name: string): Promise<void>;
	closeNode(): Promise<void>;
	/** Opens the node creator, and in it what our nodes can do. */
	openCreator(button: string): Promise<Locator>;
	/** Opens the list of a picker and takes the row with this text, which it gives whole. */
	pick(parameter: string, row: string): Promise<string>;
	/** Brings a parameter of the open panel to its top. */
	scrollTo(parameter: string): Promise<void>;
	/** Another page of the browser: the sandbox's phone, with the chat of this customer. */
	openPhone(customer: string): Promise<Page>;
	/** With WRITE_SCREENSHOTS=1, what is seen now: light for the README, and dark, which is not committed, to look at. */
	picture(name: string): Promise<void>;
}

export async function openEditor(environment: TestEnvironment): Promise<Editor> {
	const browser = await openBrowser();
	const page = await browser.newPage({ viewport: VIEWPORT, colorScheme: 'light' });
	page.setDefaultTimeout(scaleLimit(30_000));
	await page.goto(`${environment.n8n.url}/signin`);
	await page.fill('input[name="emailOrLdapLoginId"]', environment.owner.email);
	await page.fill('input[name="password"]', environment.owner.password);
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => !url.pathname.includes('signin'));

	const byId = (id: string) => page.locator(`[data-test-id="${id}"]`);
	const nodeNamed = (name: string) =>
		page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	return {
		browser,
		page,
		byId,
		open: async (workflow) => {
			// Without it n8n cannot go on from the nodes that have run; its editor always gives it.
			const pinData = {};
			const { id } = await environment.n8n.createWorkflow({ pinData, ...workflow } as Workflow);
			await page.goto(`${environment.n8n.url}/workflow/${id}`);
			return id;
		},
		nodeNamed,
		openNode: async (name) => {
			await nodeNamed(name).dblclick();
			await byId('node-parameters').waitFor();
		},
		closeNode: async () => {
			await byId('ndv-close-button').click();
			await byId('ndv').waitFor({ state: 'hidden' });
		},
		openCreator: async (button) => {
			await byId(button).first().click();
			await byId('node-creator-search-bar').fill('Wavex');
			await byId('node-creator-item-name')
				.filter({ hasText: /^Wavex/ })
				.first()
				.click();
			await page.getByText('Node details').waitFor();
			return byId('node-creator-item-name');
		},
		pick: async (parameter, row) => {
			await byId(`resource-locator-${parameter}`).locator('[data-test-id="rlc-input"]').click();
			const found = byId('rlc-item').filter({ hasText: row });
			const text = await found.innerText();
			await found.click();
			await found.waitFor({ state: 'hidden' });
			return text;
		},
		scrollTo: async (parameter) => {
			const item = byId('parameter-item').filter({ has: byId(`parameter-input-${parameter}`) });
			await item.evaluate((element) => element.scrollIntoView());
		},
		openPhone: async (customer) => {
			const phone = await browser.newPage({ viewport: VIEWPORT });
			await phone.goto(environment.sandbox.url);
			await phone.getByTestId('chat-item').filter({ hasText: customer }).click();
			await phone.getByTestId('composer').waitFor();
			return phone;
		},
		picture: async (name) => {
			if (!process.env.WRITE_SCREENSHOTS) return;
			for (const colorScheme of ['dark', 'light'] as const) {
				const path = join(PICTURES, colorScheme === 'dark' ? 'dark' : '', `${name}.png`);
				mkdirSync(dirname(path), { recursive: true });
				await page.emulateMedia({ colorScheme });
				await page.screenshot({ path, style: PLAIN, animations: 'disabled' });
			}
		},
	};
}

/** A bubble on the phone: `incoming` is what the customer wrote. */
export function locateBubble(
	phone: Page,
	direction: 'incoming' | 'outgoing',
	text: string,
): Locator {
	return phone
		.locator(`[data-testid="message-locateBubble"][data-direction="${direction}"]`)
		.filter({ hasText: text });
}

/** The customer writes on the phone. */
export async function writeAsCustomer(phone: Page, text: string): Promise<void> {
	await phone.getByTestId('composer').fill(text);
	await phone.keyboard.press('Enter');
	await locateBubble(phone, 'incoming', text).waitFor();
}
