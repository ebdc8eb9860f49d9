import { readExample } from '../../support/examples';
import { connect, type TestEnvironment } from '../../../tools/testEnvironment';
import { waitForAllExecutions, importExample, listTextsTo, waitForTexts } from './exampleWorkflows';

const OWNER = '447700900199';
const FILE = 'campaign-from-csv.json';

let environment: TestEnvironment;
let id: string;
let form: string;

beforeAll(async () => {
	environment = await connect();
	id = await importExample(environment, FILE);
	await environment.n8n.publish(id);
	const webhookId = readExample(FILE).nodes.find(
		({ name }) => name === 'Upload the list',
	)?.webhookId;
	form = `${environment.n8n.url}/form/${webhookId}`;
});
beforeEach(async () => await environment.sandbox.reset());
afterAll(async () => await environment.n8n.unpublish(id));

/** Fills in the form as a browser does. */
async function upload(campaign: string, csv: string, then = 'Only prepare it'): Promise<void> {
	const body = new FormData();
	body.append('field-0', campaign);
	body.append('field-1', 'Hello {{name}}, the summer sale begins.');
	body.append('field-2', new Blob([csv], { type: 'text/csv' }), 'customers.csv');
	body.append('field-3', then);
	const answer = await fetch(form, { method: 'POST', body });
	expect(answer.status).toBe(200);
}

/** The files that the owner got. */
async function reports(): Promise<string[]> {
	const documents = (await environment.sandbox.messages()).filter(
		({ type }) => type === 'document',
	);
	return await Promise.all(
		documents.map(async ({ media }) => {
			const { file } = media as { file: string };
			return await (await fetch(environment.sandbox.url + file)).text();
		}),
	);
}

it('makes a campaign of the rows and reports what was left out', async () => {
	const rows = [
		'phone,name',
		'+44 7700 900101,Ada',
		'447700900102,"Ben, the Second"',
		'44 7700-900101,Ada again',
		'none,Cleo',
		',Dora',
	];
	await upload('Summer sale', `\ufeff${rows.join('\r\n')}\r\n`);
	await waitForAllExecutions(environment, id, 1);
	expect(await environment.sandbox.actionRequests()).toEqual([
		'POST /campaigns',
		'POST /sessions/1/messages/text',
		'POST /sessions/1/messages/document',
	]);
	expect(await waitForTexts(environment, OWNER, 1)).toEqual([
		'The campaign "Summer sale" is in your account and waits until you start it. Recipients: 2. Rows skipped: 3.',
		null,
	]);
	expect(await reports()).toEqual([
		[
			'row,phone,reason',
			'4,44 7700-900101,duplicate: the same number as row 2',
			"5,none,'none' is not a phone number",
			'6,,has no phone number',
		].join('\n'),
	]);
});

it('sends at once when asked to, and no report when nothing was left out', async () => {
	await environment.sandbox.settings({ clock: 600 });
	try {
		await upload('Winter sale', 'phone,name\n447700900101,Ada\n', 'Send it at once');
		await waitForAllExecutions(environment, id, 2);
		expect(await waitForTexts(environment, OWNER, 1)).toEqual([
			'The campaign "Winter sale" is being sent. Recipients: 1. Rows skipped: 0.',
		]);
		expect(await waitForTexts(environment, '447700900101', 1)).toEqual([
			'Hello Ada, the summer sale begins.',
		]);
	} finally {
		await environment.sandbox.settings({ clock: 30 });
	}
});

it('tells the owner why there is no campaign', async () => {
	await upload('Nobody', 'phone,name\n');
	await upload('Wrong', 'phone,name\nnone,Ada\n');
	await waitForAllExecutions(environment, id, 4);
	const texts = await listTextsTo(environment, OWNER);
	expect(texts.sort()).toEqual([
		expect.stringMatching(/^The campaign "Nobody" was not created: /),
		expect.stringMatching(
			/^The campaign "Wrong" was not created: None of the 1 input items can be a recipient/,
		),
	]);
});
