import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import type { Execution, Workflow } from '../../../tools/n8n/n8nTypes';
import { ended, enterStage, eventually, itemsOf, type Stage } from '../../../tools/testEnvironment';
import { waiting } from '../replies/question';

const page = readFileSync(join(__dirname, '../../../docs/recipes.md'), 'utf8');

/** The workflows of the page, by their headings. */
const recipes = Object.fromEntries(
	[...page.matchAll(/^## (.+)\n(?:(?!^## )[\s\S])*?^```json\n([\s\S]*?)^```/gm)].map(
		([, heading, json]) => [heading, json],
	),
);

let stage: Stage;
beforeAll(async () => {
	stage = await enterStage();
});
beforeEach(async () => await stage.sandbox.reset());

/** Pastes a recipe, and chooses the credential in its Wavex nodes. */
async function paste(heading: string, change = (json: string) => json): Promise<string> {
	const { nodes, connections } = JSON.parse(change(recipes[heading])) as Workflow;
	const credentials = { wavexApi: { id: stage.credential.id, name: 'Wavex' } };
	const chosen = nodes.map((node) => ({
		...node,
		id: node.name,
		...(node.type.startsWith('n8n-nodes-wavex.') && { credentials }),
	}));
	return (await stage.n8n.createWorkflow({ name: heading, nodes: chosen, connections })).id;
}

async function run(id: string): Promise<Execution> {
	await stage.n8n.runWorkflow(id, 'Start');
	const execution = await ended(stage, id);
	expect(execution.data.resultData.error).toBeUndefined();
	return execution;
}

const sent = async () =>
	(await stage.sandbox.messages())
		.filter(({ from_me }) => from_me)
		.map(({ chat_id, text }) => [chat_id, text]);

const MONA = '201112223334@c.us';

const tries: Record<string, (heading: string) => Promise<void>> = {
	'Send to a list within the rate limit': async (heading) => {
		await run(await paste(heading));
		expect(await sent()).toEqual([
			[MONA, 'Hello Mona, we are open on Friday.'],
			['201234567890@c.us', 'Hello Ahmed, we are open on Friday.'],
		]);
	},

	'A campaign from the rows of a sheet': async (heading) => {
		const execution = await run(await paste(heading));
		const [{ skipped }] = itemsOf(execution, 'Campaign') as [{ skipped: IDataObject[] }];
		expect(skipped).toEqual([expect.objectContaining({ reason: expect.stringContaining('none') })]);
		await eventually('the campaign sends', async () => (await sent()).length === 1);
		expect(await sent()).toEqual([[MONA, 'Dear Mona, your order arrives on Friday.']]);
	},

	'A template with its variables': async (heading) => {
		await run(await paste(heading));
		expect(await sent()).toEqual([[MONA, 'Hello Mona, welcome to Nile Shop!']]);
	},

	'Ask, and wait for the reply': async (heading) => {
		const id = await paste(heading);
		await stage.n8n.runWorkflow(id, 'Start');
		await waiting(stage, id);
		await stage.sandbox.incoming({ from: '201112223334', text: '1' });
		const execution = await ended(stage, id);
		expect(itemsOf(execution, 'Deliver')).toMatchObject([{ status: 'replied', value: 'yes' }]);
		expect(itemsOf(execution, 'Call them')).toEqual([]);
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
		expect(await stage.sandbox.messages()).toMatchObject([
			{ type: 'document', media: { filename: 'Price list.pdf', size: 8 } },
		]);
	},

	'Answer in a group': async (heading) => {
		const id = await paste(heading);
		await stage.n8n.publish(id);
		const [group] = await stage.sandbox.groupIds();
		await stage.sandbox.incoming({ from: '201112223334', text: 'Alone' });
		const written = { from: '201112223334', sender_name: 'Mona', group_id: group, text: 'Hi' };
		await stage.sandbox.incoming(written);
		await eventually('the answer in the group', async () => (await sent()).length > 0);
		await stage.n8n.unpublish(id);
		expect(await sent()).toEqual([[group, 'Thank you, Mona. We read it at nine.']]);
	},

	'Failed items on a separate branch': async (heading) => {
		const execution = await run(await paste(heading));
		expect(await sent()).toEqual([[MONA, 'Your order is ready.']]);
		expect(itemsOf(execution, 'Sent')).toMatchObject([{ status: 'queued' }]);
		expect(itemsOf(execution, 'Look at these')).toMatchObject([
			{ name: 'Omar', error: expect.stringContaining('is not a phone number') },
		]);
	},
};

it('every recipe of the page is tried', () => {
	expect(Object.keys(recipes).sort()).toEqual(Object.keys(tries).sort());
});

it.each(Object.entries(tries))('%s', async (heading, attempt) => await attempt(heading));
