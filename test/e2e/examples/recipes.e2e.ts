import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import type { Execution, Workflow } from '../../../tools/n8n/n8nTypes';
import {
	waitForExecution,
	connect,
	eventually,
	getOutputItems,
	type TestEnvironment,
} from '../../../tools/testEnvironment';
import { waitUntilWaiting } from '../replies/questionWorkflow';

const page = readFileSync(join(__dirname, '../../../docs/recipes.md'), 'utf8');

/** The workflows of the page, by their headings. */
const recipes = Object.fromEntries(
	[...page.matchAll(/^## (.+)\n(?:(?!^## )[\s\S])*?^```json\n([\s\S]*?)^```/gm)].map(
		([, heading, json]) => [heading, json],
	),
);

let environment: TestEnvironment;
beforeAll(async () => {
	environment = await connect();
});
beforeEach(async () => await environment.sandbox.reset());

/** Pastes a recipe, and chooses the credential in its Wavex nodes. */
async function paste(heading: string, change = (json: string) => json): Promise<string> {
	const { nodes, connections } = JSON.parse(change(recipes[heading])) as Workflow;
	const credentials = { wavexApi: { id: environment.credential.id, name: 'Wavex' } };
	const chosen = nodes.map((node) => ({
		...node,
		id: node.name,
		...(node.type.startsWith('n8n-nodes-wavex.') && { credentials }),
	}));
	return (await environment.n8n.createWorkflow({ name: heading, nodes: chosen, connections })).id;
}

async function run(id: string): Promise<Execution> {
	await environment.n8n.runWorkflow(id, 'Start');
	const execution = await waitForExecution(environment, id);
	expect(execution.data.resultData.error).toBeUndefined();
	return execution;
}

const listSent = async () =>
	(await environment.sandbox.messages())
		.filter(({ from_me }) => from_me)
		.map(({ chat_id, text }) => [chat_id, text]);

const MONA = '201112223334@c.us';

const tries: Record<string, (heading: string) => Promise<void>> = {
	'Send to a list within the rate limit': async (heading) => {
		await run(await paste(heading));
		expect(await listSent()).toEqual([
			[MONA, 'Hello Mona, we are open on Friday.'],
			['201234567890@c.us', 'Hello Ahmed, we are open on Friday.'],
		]);
	},

	'A campaign from the rows of a sheet': async (heading) => {
		const execution = await run(await paste(heading));
		const [{ skipped }] = getOutputItems(execution, 'Campaign') as [{ skipped: IDataObject[] }];
		expect(skipped).toEqual([expect.objectContaining({ reason: expect.stringContaining('none') })]);
		await eventually('the campaign sends', async () => (await listSent()).length === 1);
		expect(await listSent()).toEqual([[MONA, 'Dear Mona, your order arrives on Friday.']]);
	},

	'The next step after a campaign': async (heading) => {
		await run(await paste(heading));
		expect(await listSent()).toEqual([
			[MONA, 'Dear Mona, your order is ready.'],
			['201234567890@c.us', 'The campaign is completed: 1 sent, 0 failed, 1 skipped.'],
		]);
	},

	'A template with its variables': async (heading) => {
		await run(await paste(heading));
		expect(await listSent()).toEqual([[MONA, 'Hello Mona, welcome to Nile Shop!']]);
	},

	'Ask, and wait for the reply': async (heading) => {
		const id = await paste(heading);
		await environment.n8n.runWorkflow(id, 'Start');
		await waitUntilWaiting(environment, id);
		await environment.sandbox.incoming({ from: '201112223334', text: '1' });
		const execution = await waitForExecution(environment, id);
		expect(getOutputItems(execution, 'Deliver')).toMatchObject([
			{ status: 'replied', value: 'yes' },
		]);
		expect(getOutputItems(execution, 'Call them')).toEqual([]);
	},

	'Send a file': async (heading) => {
		const server = createServer((_request, response) => {
			response.setHeader('content-type', 'application/pdf');
			response.end('%PDF-1.4');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const own = (json: string) => json.replace('https://example.com', `http://127.0.0.1:${port}`);
		await run(await paste(heading, own));
		await new Promise<unknown>((resolve) => server.close(resolve));
		expect(await environment.sandbox.messages()).toMatchObject([
			{ type: 'document', media: { filename: 'Price list.pdf', size: 8 } },
		]);
	},

	'Answer in a group': async (heading) => {
		const id = await paste(heading);
		await environment.n8n.publish(id);
		const [group] = await environment.sandbox.groupIds();
		await environment.sandbox.incoming({ from: '201112223334', text: 'Alone' });
		const written = { from: '201112223334', sender_name: 'Mona', group_id: group, text: 'Hi' };
		await environment.sandbox.incoming(written);
		await eventually('the answer in the group', async () => (await listSent()).length > 0);
		await environment.n8n.unpublish(id);
		expect(await listSent()).toEqual([[group, 'Thank you, Mona. We read it at nine.']]);
	},

	'Failed items on a separate branch': async (heading) => {
		const execution = await run(await paste(heading));
		expect(await listSent()).toEqual([[MONA, 'Your order is ready.']]);
		expect(getOutputItems(execution, 'Sent')).toMatchObject([{ status: 'queued' }]);
		expect(getOutputItems(execution, 'Look at these')).toMatchObject([
			{ name: 'Omar', error: expect.stringContaining('has no country code') },
		]);
	},
};

it('every recipe of the page is tried', () => {
	expect(Object.keys(recipes).sort()).toEqual(Object.keys(tries).sort());
});

it.each(Object.entries(tries))('%s', async (heading, attempt) => await attempt(heading));
