import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

import type { Workflow } from '../../demo/n8n/records';
import { describeInBrowser, openBrowser } from '../support/browser';
import { ACTION, chain, enterStage, MANUAL, node, type Stage } from './stage';

const PICTURES = join(__dirname, '../../docs/images');
const BIG = { width: 1280, height: 760 };

let stage: Stage;
let browser: Browser;
let page: Page;
let workflowId: string;

/** Writes the picture that the README shows, when asked to with WRITE_SCREENSHOTS=1. */
async function picture(name: string): Promise<void> {
	if (!process.env.WRITE_SCREENSHOTS) return;
	mkdirSync(PICTURES, { recursive: true });
	// n8n's own advice slides in over the canvas.
	const advice = page.getByText('Production Checklist');
	if (
		name === 'workflow.png' &&
		(await advice.waitFor().then(
			() => true,
			() => false,
		))
	) {
		await advice.locator('xpath=ancestor::*[.//button][1]//button').first().click();
		await advice.waitFor({ state: 'hidden' });
	}
	await page.screenshot({ path: join(PICTURES, name) });
}

/** n8n's own test ids. */
const inEditor = (id: string) => page.locator(`[data-test-id="${id}"]`);

const nodeNamed = (name: string) => `[data-test-id="canvas-node"][data-node-name="${name}"]`;

describeInBrowser('as a person does it, in the browser', () => {
	beforeAll(async () => {
		stage = await enterStage();
		await stage.sandbox.reset();
		const file = join(__dirname, '../../examples/answer-a-customer.json');
		const example = JSON.parse(await readFile(file, 'utf8')) as Workflow;
		for (const one of example.nodes) {
			if (one.type.startsWith('n8n-nodes-wavex.')) {
				one.credentials = { wavexApi: { id: stage.credential.id, name: 'Wavex' } };
			}
		}
		workflowId = (await stage.n8n.createWorkflow(example)).id;
		await stage.n8n.publish(workflowId);
		browser = await openBrowser();
		page = await browser.newPage({ viewport: BIG });
		await page.goto(`${stage.n8n.url}/signin`);
		await page.fill('input[name="emailOrLdapLoginId"]', stage.owner.email);
		await page.fill('input[name="password"]', stage.owner.password);
		await page.keyboard.press('Enter');
		await page.waitForURL((url) => !url.pathname.includes('signin'));
	}, 120_000);

	afterAll(async () => {
		await browser.close();
		await stage.n8n.unpublish(workflowId);
	});

	it('the customer writes on the phone, and the published workflow answers: both bubbles are seen', async () => {
		const phone = await browser.newPage({ viewport: BIG });
		await phone.goto(`${stage.sandbox.url}/`);
		await phone.getByTestId('chat-item').filter({ hasText: 'Mona Ali' }).click();
		await phone.getByTestId('composer').fill('Is my order ready?');
		await phone.keyboard.press('Enter');
		const bubble = (direction: string) =>
			phone.locator(`[data-testid="message-bubble"][data-direction="${direction}"]`);
		await bubble('incoming').filter({ hasText: 'Is my order ready?' }).waitFor();
		await bubble('outgoing').filter({ hasText: 'Thank you for writing to us!' }).waitFor();
		await phone.close();
	});

	it('the workflow opens with both nodes known and without a complaint', async () => {
		await page.goto(`${stage.n8n.url}/workflow/${workflowId}`);
		await page.locator(nodeNamed('Answer')).waitFor();
		await page.locator(nodeNamed('A customer writes')).waitFor();
		expect(await page.locator('[data-test-id="node-issues"]').count()).toBe(0);
		await picture('workflow.png');
	});

	it('the node opens with its fields', async () => {
		await page.locator(nodeNamed('Answer')).dblclick();
		await inEditor('parameter-input-message').waitFor();
		await picture('send-text.png');
		await inEditor('ndv-close-button').click();
	});

	it('the session is picked from a list of names', async () => {
		const send = node(stage, 'Send', ACTION, { resource: 'message', operation: 'sendText' });
		const workflow = chain('Pick', node(stage, 'Start', MANUAL), { ...send, position: [260, 0] });
		const { id } = await stage.n8n.createWorkflow(workflow);
		await page.goto(`${stage.n8n.url}/workflow/${id}`);
		await page.locator(nodeNamed('Send')).dblclick();
		await inEditor('rlc-input').first().click();
		const shop = inEditor('rlc-item').filter({ hasText: 'Shop' });
		await shop.waitFor();
		expect(await shop.innerText()).toMatch(/Shop.*201000000001.*connected/);
		await shop.click();
		await inEditor('ndv-close-button').click();
	});

	it('the node creator finds the nodes by what people search for', async () => {
		await inEditor('node-creator-plus-button').click();
		for (const word of ['WhatsApp', 'Wavex', 'bulk', 'chat']) {
			await inEditor('node-creator-search-bar').fill(word);
			await inEditor('node-creator-item-name')
				.filter({ hasText: /^Wavex/ })
				.first()
				.waitFor();
		}
		await page.keyboard.press('Escape');
	});
});
