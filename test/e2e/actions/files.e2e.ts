import type { IDataObject } from 'n8n-workflow';

import {
	ACTION,
	chainNodes,
	connect,
	getOutputItems,
	MANUAL,
	createNode,
	runToEnd,
	type TestEnvironment,
} from '../../../tools/testEnvironment';

let environment: TestEnvironment;
beforeAll(async () => {
	environment = await connect();
});
beforeEach(async () => await environment.sandbox.reset());

const FILE = Buffer.from('%PDF-1.4 a small file\u00ff').toString('base64');
const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** A workflow that makes a file, loses it in a node that passes on only fields, and sends it. */
function sendFile(parameters: IDataObject, settings: IDataObject, passesFile: boolean) {
	const node = (name: string, type: string, typeVersion: number, set: IDataObject) => ({
		...createNode(environment, name, `n8n-nodes-base.${type}`, set),
		typeVersion,
	});
	const rows = { mode: 'raw', jsonOutput: JSON.stringify({ pdf: FILE }), options: {} };
	const options = { fileName: 'invoice', mimeType: 'application/pdf' };
	const toFile = {
		operation: 'toBinary',
		sourceProperty: 'pdf',
		binaryPropertyName: 'invoice',
		options,
	};
	const strip = { mode: 'raw', jsonOutput: '{"name":"Mona"}', options: { stripBinary: true } };
	const send = createNode(environment, 'Send', ACTION, {
		resource: 'message',
		operation: 'sendDocument',
		sessionId: byId('1'),
		to: '201112223334',
		...parameters,
	});
	const nodes = [
		createNode(environment, 'Start', MANUAL),
		node('Rows', 'set', 3.4, rows),
		node('To file', 'convertToFile', 1.1, toFile),
		...(passesFile ? [] : [node('Strip', 'set', 3.4, strip)]),
		send,
	];
	return { ...chainNodes('File', ...nodes), settings };
}

const combined = { binaryMode: 'combined' };
const binary = (binaryPropertyName: string) => ({ mediaSource: 'binary', binaryPropertyName });

it.each<[string, string, IDataObject, boolean]>([
	['its name', 'invoice', {}, true],
	['itself, from a node before', "={{ $('To file').item.binary.invoice }}", {}, false],
	['itself', '={{ $binary.invoice }}', {}, true],
	['its path in combined mode', '_files.invoice', combined, true],
	['its name in combined mode', 'invoice', combined, true],
	['itself in combined mode', '={{ $json._files.invoice }}', combined, true],
	[
		'itself in combined mode, from a node before',
		"={{ $('To file').item._files.invoice }}",
		combined,
		false,
	],
])('sends a file by %s', async (_, field, settings, passesFile) => {
	const execution = await runToEnd(environment, sendFile(binary(field), settings, passesFile));
	expect(execution.data.resultData.error).toBeUndefined();
	expect(getOutputItems(execution, 'Send')).toEqual([
		{ status: 'queued', to: '201112223334', session_id: 1 },
	]);
	const [{ media }] = await environment.sandbox.messages();
	expect(media).toMatchObject({ mime_type: 'application/pdf', filename: 'invoice.pdf' });
	const { file } = media as { file: string };
	const content = await (await fetch(environment.sandbox.url + file)).arrayBuffer();
	expect(Buffer.from(content).toString('base64')).toBe(FILE);
});

it.each<[string, IDataObject, RegExp, RegExp]>([
	[
		'a name that is not there',
		binary('data'),
		/no file in the binary field 'data'/,
		/^Its files are in 'invoice'/,
	],
	[
		'several names',
		binary('invoice, photo'),
		/names several fields/,
		/^A message contains one file/,
	],
	[
		'what n8n puts in place of a file',
		{ mediaSource: 'base64', mediaBase64: "={{ $('To file').item.binary.invoice.data }}" },
		/'filesystem-v2': it refers to a file/,
		/'Media Source' to 'Binary File'/,
	],
	[
		'a share link',
		{ mediaUrl: 'https://drive.google.com/file/d/1AbC/view?usp=sharing' },
		/a page of drive\.google\.com/,
		/^Download the file in the workflow/,
	],
])('refuses %s, and sends nothing', async (_, parameters, message, description) => {
	const execution = await runToEnd(environment, sendFile(parameters, {}, true));
	expect(execution.data.resultData.error).toMatchObject({
		message: expect.stringMatching(message),
		description: expect.stringMatching(description),
	});
	expect(await environment.sandbox.actionRequests()).toEqual([]);
});

function schedule(scheduledAt: string, timezone: string) {
	const campaign = createNode(environment, 'Campaign', ACTION, {
		resource: 'campaign',
		operation: 'create',
		name: 'Spring',
		sessionId: byId('1'),
		message: 'Hello',
		type: 'scheduled',
		scheduledAt,
		recipients: { recipient: [{ phone: '201112223334' }] },
	});
	const nodes = [createNode(environment, 'Start', MANUAL), campaign];
	return { ...chainNodes('Schedule', ...nodes), settings: { timezone } };
}

it.each([
	['2099-01-31T09:00:00', 'Africa/Cairo', '2099-01-31T09:00:00+02:00'],
	['2099-01-31T09:00:00Z', 'Asia/Kolkata', '2099-01-31T14:30:00+05:30'],
	['2099/01/31 09:00', 'America/New_York', '2099-01-31T09:00:00-05:00'],
	['05/04/2099 09:00', 'America/New_York', '2099-04-05T09:00:00-04:00'],
	['٥ أبريل ٢٠٩٩ ٩:٠٠ م', 'Asia/Dubai', '2099-04-05T21:00:00+04:00'],
	["={{ DateTime.fromISO('2099-01-31T09:00') }}", 'Asia/Dubai', '2099-01-31T09:00:00+04:00'],
	['={{ new Date(Date.UTC(2099, 0, 31, 5)) }}', 'Asia/Dubai', '2099-01-31T09:00:00+04:00'],
	["={{ DateTime.fromISO('2099-01-31T09:00') }} ", 'Asia/Dubai', '2099-01-31T09:00:00+04:00'],
])('schedules %s in a workflow of %s', async (given, timezone, scheduled_at) => {
	const execution = await runToEnd(environment, schedule(given, timezone));
	expect(execution.data.resultData.error).toBeUndefined();
	const [campaign] = getOutputItems(execution, 'Campaign');
	expect(Date.parse(String(campaign.scheduled_at))).toBe(Date.parse(scheduled_at));
	const journal = await environment.sandbox.call<IDataObject[]>('GET', '/journal?kind=request');
	// A trigger of an earlier test file may still delete its webhook.
	const creations = journal.filter(({ path }) => path === '/api/v1/campaigns');
	expect(creations.at(-1)).toMatchObject({ method: 'POST', body: { scheduled_at } });
});

it.each([
	['31/02/2099 09:00', 'not a date and time'],
	['01/31/2099 09:00', 'not a date and time'],
	['={{ $now.minus({ hours: 1 }) }}', 'is in the past'],
])('refuses to schedule %s', async (given, message) => {
	const execution = await runToEnd(environment, schedule(given, 'Asia/Dubai'));
	expect(execution.data.resultData.error).toMatchObject({
		message: expect.stringContaining(message),
		description: expect.stringContaining("the workflow's time zone, Asia/Dubai"),
	});
	expect(await environment.sandbox.actionRequests()).toEqual([]);
});

it('downloads the media of a received message, and names the item that has none', async () => {
	const { media } = await environment.sandbox.incoming({
		from: '201112223334',
		type: 'document',
		media_base64: FILE,
		mime_type: 'application/pdf',
		filename: 'invoice.pdf',
	});
	const url = environment.sandbox.url + (media as { file: string }).file;
	const rows = [
		{ media: { url, mime_type: 'application/pdf', filename: 'invoice.pdf' } },
		{ media: null },
		{ media: `data:application/pdf;base64,${FILE}` },
	];
	const jsCode = `return ${JSON.stringify(rows.map((json) => ({ json })))};`;
	const download = createNode(environment, 'Download', ACTION, {
		resource: 'message',
		operation: 'downloadMedia',
	});
	const toBase64 = { operation: 'binaryToPropery', options: {} };
	const execution = await runToEnd(
		environment,
		chainNodes(
			'Download',
			createNode(environment, 'Start', MANUAL),
			{ ...createNode(environment, 'Rows', 'n8n-nodes-base.code', { jsCode }), typeVersion: 2 },
			{ ...download, onError: 'continueErrorOutput' },
			createNode(environment, 'Content', 'n8n-nodes-base.extractFromFile', toBase64),
		),
	);
	expect(execution.data.resultData.error).toBeUndefined();
	const fileSize = Buffer.from(FILE, 'base64').length;
	expect(getOutputItems(execution, 'Download')).toEqual([
		{ fileName: 'invoice.pdf', mimeType: 'application/pdf', fileSize },
		{ fileName: 'file.pdf', mimeType: 'application/pdf', fileSize },
	]);
	expect(getOutputItems(execution, 'Content')).toEqual([{ data: FILE }, { data: FILE }]);
});
