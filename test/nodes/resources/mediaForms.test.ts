import type { IDataObject } from 'n8n-workflow';

import { startSandbox } from '../../../sandbox';
import type { Dialect, Sandbox } from '../../../sandbox';
import { runWavex } from '../../support/n8n';
import { byId } from '../../support/parameters';
import { SandboxControl } from '../../../tools/testEnvironment/sandboxControl';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n a small file', 'latin1').toString('base64');
const OGG = Buffer.from('OggS\0\x02 a small file').toString('base64');
const MP4 = Buffer.from('\0\0\0\x20ftypisom').toString('base64');

const FILES: Record<string, [mimeType: string, base64: string]> = {
	audio: ['audio/ogg', OGG],
	document: ['image/png', PNG],
	image: ['image/png', PNG],
	video: ['video/mp4', MP4],
};

const FAULT_PATH = '/sessions/*/messages/image';

let sandbox: Sandbox;
let control: SandboxControl;

// A new sandbox has a new token, for which the node has remembered nothing.
async function start(dialect: Partial<Dialect>): Promise<void> {
	sandbox = await startSandbox({ limits: false, dialect });
	control = new SandboxControl(sandbox.url);
}

afterEach(async () => await sandbox.close());

async function send(kind = 'image', parameters: IDataObject = {}) {
	const { error } = await runWavex(
		{
			resource: 'message',
			operation: `send${kind[0].toUpperCase()}${kind.slice(1)}`,
			sessionId: byId(1),
			to: '201234567890',
			mediaSource: 'binary',
			...parameters,
		},
		{
			credential: { apiToken: sandbox.tokens[0], baseUrl: sandbox.apiUrl },
			items: [{ json: {}, binary: { data: { data: FILES[kind][1], mimeType: FILES[kind][0] } } }],
		},
	);
	return error;
}

/** Returns the file's field in each request that reached the API, as `image_base64 iVBO` or `image_base64 data`. */
async function listForms(): Promise<string[]> {
	const entries = await control.call<Array<{ body: Record<string, string> | null }>>(
		'GET',
		'/journal?kind=request',
	);
	return entries.map(({ body }) => {
		// The sandbox does not read the body of a request that a fault answers.
		const [name, value] = Object.entries(body ?? { _url: 'unread' }).find(([field]) =>
			/_(base64|url)$/.test(field),
		)!;
		return body ? `${name} ${value.slice(0, 4)}` : value;
	});
}

async function listFiles(): Promise<unknown[]> {
	return (await control.messages()).map(({ media }) => {
		const { mime_type, size } = media as IDataObject;
		return { mime_type, size };
	});
}

const BARE = 'image_base64 iVBO';
const DATA_URI = 'image_base64 data';
const AS_URL = 'image_url data';
const bytes = Buffer.from(PNG, 'base64').length;

const forms: Array<[Dialect['base64'], string[]]> = [
	['bare', [BARE]],
	['dataUri', [BARE]],
	['dataUriOnly', [BARE, DATA_URI]],
	['dataUriAsUrl', [BARE, DATA_URI, AS_URL]],
];

describe.each(forms)('an API that accepts a file as %s', (base64, tried) => {
	it.each(['laravel', 'message'] as const)(
		'gets it once, and the next file at once in that form (422 as %s)',
		async (validation) => {
			await start({ base64, validation });
			expect(await send()).toBeUndefined();
			expect(await listForms()).toEqual(tried);
			expect(await send()).toBeUndefined();
			expect(await listForms()).toEqual([...tried, tried.at(-1)]);
			const file = { mime_type: 'image/png', size: bytes };
			expect(await listFiles()).toEqual([file, file]);
		},
	);

	it.each(['document', 'video', 'audio'])('gets a %s', async (kind) => {
		await start({ base64 });
		expect(await send(kind)).toBeUndefined();
		const [mime_type, file] = FILES[kind];
		const toForm = (form: string) => form.replace('image', kind).replace('iVBO', file.slice(0, 4));
		expect(await listForms()).toEqual(tried.map(toForm));
		const size = Buffer.from(file, 'base64').length;
		expect(await listFiles()).toEqual([{ mime_type, size }]);
	});

	it('gets Base64 Text with the type of its content', async () => {
		await start({ base64 });
		expect(await send('image', { mediaSource: 'base64', mediaBase64: PNG })).toBeUndefined();
		expect(await listFiles()).toEqual([{ mime_type: 'image/png', size: bytes }]);
	});
});

it('each token has its own form', async () => {
	await start({ base64: 'dataUriAsUrl' });
	await send();
	await sandbox.close();
	await start({});
	expect(await send()).toBeUndefined();
	expect(await listForms()).toEqual([BARE]);
});

it('a form that is no longer accepted gives way to the others', async () => {
	await start({ base64: 'dataUriOnly' });
	await send();
	await control.settings({ dialect: { base64: 'bare' } });
	expect(await send()).toBeUndefined();
	expect(await send()).toBeUndefined();
	expect(await listForms()).toEqual([BARE, DATA_URI, DATA_URI, BARE, BARE]);
});

it('a file that no form can send fails with the answer to the first form', async () => {
	await start({});
	const errors = { image_base64: ['The image base64 field has an unknown type.'] };
	const body = { message: 'Invalid', errors };
	await control.fault({ path: FAULT_PATH, kind: 'status', status: 422, body, count: 3 });
	const error = await send();
	expect(error?.description).toContain('unknown type');
	expect(await listForms()).toHaveLength(3);
	expect(await control.messages()).toEqual([]);
});

describe('sends once, whatever the failure may mean:', () => {
	it.each<[string, IDataObject]>([
		['500', { kind: 'status', status: 500, when: 'after' }],
		[
			'500 that names the field',
			{ kind: 'status', status: 500, body: { message: 'image_base64' } },
		],
		['404', { kind: 'status', status: 404 }],
		['403', { kind: 'status', status: 403 }],
		[
			'400 that names the field',
			{ kind: 'status', status: 400, body: { message: 'image_base64' } },
		],
		['422 for another field', { kind: 'status', status: 422, body: { errors: { to: ['No'] } } }],
		['422 without a field', { kind: 'status', status: 422, body: { message: 'No' } }],
		['connection lost', { kind: 'reset', when: 'after' }],
		['page', { kind: 'html', when: 'after' }],
		['broken JSON', { kind: 'broken', when: 'after' }],
	])('%s', async (_, fault) => {
		await start({});
		await control.fault({ path: FAULT_PATH, ...fault });
		expect(await send()).toBeDefined();
		expect(await listForms()).toHaveLength(1);
	});
});

it('a failure in the second form is reported as it is, and nothing is sent after it', async () => {
	await start({ base64: 'dataUriAsUrl' });
	await control.fault({ path: FAULT_PATH, kind: 'status', status: 500, skip: 1 });
	expect((await send())?.description).toContain('may');
	expect(await listForms()).toEqual([BARE, 'unread']);
});
