import type { Browser, Page } from 'playwright-core';

import { events } from '../../nodes/Wavex/shared/events';
import { describeInBrowser, openBrowser } from '../support/browser';
import { enterStage, type Stage } from './stage';
import { listener } from './triggerWorkflow';

let stage: Stage;
let browser: Browser;
let page: Page;

/** n8n's own test ids. */
const inEditor = (id: string) => page.locator(`[data-test-id="${id}"]`);

async function open(workflow: Parameters<Stage['n8n']['createWorkflow']>[0]): Promise<void> {
	const { id } = await stage.n8n.createWorkflow(workflow);
	await page.goto(`${stage.n8n.url}/workflow/${id}`);
}

describeInBrowser('the trigger in the editor', () => {
	beforeAll(async () => {
		stage = await enterStage();
		await stage.sandbox.reset();
		browser = await openBrowser();
		page = await browser.newPage({ viewport: { width: 1280, height: 760 } });
		await page.goto(`${stage.n8n.url}/signin`);
		await page.fill('input[name="emailOrLdapLoginId"]', stage.owner.email);
		await page.fill('input[name="password"]', stage.owner.password);
		await page.keyboard.press('Enter');
		await page.waitForURL((url) => !url.pathname.includes('signin'));
	}, 120_000);
	afterAll(async () => await browser.close());

	it('is listed in the node creator once for each event, and added with that event', async () => {
		await open({ name: 'Empty', nodes: [], connections: {} });
		await inEditor('canvas-plus-button').click();
		await inEditor('node-creator-search-bar').fill('Wavex');
		await inEditor('node-creator-item-name')
			.filter({ hasText: /^Wavex/ })
			.first()
			.click();
		const names = inEditor('node-creator-item-name');
		for (const { action } of events) {
			await names.filter({ hasText: new RegExp(`^\\s*${action}\\s*$`) }).waitFor();
		}
		await names.filter({ hasText: 'On message read' }).click();
		await inEditor('parameter-input-events').getByText('Message Read').first().waitFor();
	});

	it('says what to do, and what to do when nothing comes', async () => {
		await open(listener(stage).workflow);
		await page.locator('[data-test-id="canvas-node"][data-node-name="Trigger"]').dblclick();
		await page.getByText('When will this node trigger my flow?').click();
		await page.getByText('there is no URL to paste').waitFor();
		await page.getByText('If nothing comes').waitFor();
	});

	it('draws an output for each event', async () => {
		const options = { outputPerEvent: true };
		await open(listener(stage, { events: ['session.qr', 'message.read'], options }).workflow);
		for (const name of ['Session QR Code', 'Message Read']) await page.getByText(name).waitFor();
	});
});
