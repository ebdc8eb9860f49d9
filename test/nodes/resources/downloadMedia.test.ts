import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import nock from 'nock';

import { HOST, TOKEN } from '../../support/credentials';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { createRegisteredTrigger } from '../../support/trigger';

guardNetwork();

const PNG = Buffer.concat([
	Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
	Buffer.alloc(49),
]);
const BASE64 = PNG.toString('base64');
const OTHER = 'https://files.example.com';
const image = { 'content-type': 'image/png' };

const download = { resource: 'message', operation: 'downloadMedia' };

async function run(items: INodeExecutionData[], parameters: INodeParameters = {}) {
	return await runWavex({ ...download, ...parameters }, { items });
}

/** What an item with this json becomes. */
async function getFile(json: IDataObject, parameters: INodeParameters = {}) {
	const { outputs, error } = await run([{ json }], parameters);
	expect(error).toBeUndefined();
	const [item] = outputs[0];
	const [field] = Object.keys(item.binary!);
	const { data, fileName, mimeType } = item.binary![field];
	return { json: item.json, field, content: data, fileName, mimeType, pairedItem: item.pairedItem };
}

const file = (fileName: string, field = 'data') => ({
	json: { fileName, mimeType: 'image/png', fileSize: PNG.length },
	field,
	content: BASE64,
	fileName,
	mimeType: 'image/png',
	pairedItem: { item: 0 },
});

/** The item that the trigger puts out for this message. */
async function receive(data: IDataObject): Promise<INodeExecutionData> {
	const trigger = createRegisteredTrigger({ options: {} });
	const from = '201234567890';
	const outputs = await trigger.deliver({ event: 'message.received', data: { from, ...data } });
	return outputs![0][0];
}

const serve = () =>
	nock(OTHER, { badheaders: ['authorization'] })
		.get('/a/1.png')
		.reply(200, PNG, image);
const url = `${OTHER}/a/1.png`;

describe('the media that the trigger returned, with no field changed', () => {
	it('as a link', async () => {
		serve();
		const { json } = await receive({ media_url: url });
		expect(await getFile(json)).toEqual(file('1.png'));
	});

	it('as a link with a name and a type', async () => {
		nock(OTHER).get('/7').reply(200, PNG, { 'content-type': 'application/octet-stream' });
		const media = { url: `${OTHER}/7`, mime_type: 'image/png', filename: 'look.png' };
		const { json } = await receive({ media });
		expect(await getFile(json)).toEqual(file('look.png'));
	});

	it('as a file that came with the message', async () => {
		const item = await receive({ media_base64: BASE64, mime_type: 'image/png', filename: 'a.png' });
		expect(item.binary).toBeDefined();
		const { outputs, error } = await run([item], { binaryPropertyName: 'photo' });
		expect(error).toBeUndefined();
		expect(outputs[0][0].json).toEqual({ fileName: 'a.png', mimeType: 'image/png', fileSize: 65 });
		expect(outputs[0][0].binary!.photo.data).toBe(BASE64);
	});

	it('is missing in a text', async () => {
		const { error } = await run([await receive({ message: 'Hi' })]);
		expect(error?.message).toBe("The field 'Media' is empty");
		expect(error?.description).toContain("put an 'If' node before");
	});
});

describe('media in any form', () => {
	it.each<[string, IDataObject, INodeParameters]>([
		['a link', { file: ` ${url}` }, { media: '={{ $json.file }}' }],
		['a record of the history', { id: 7, media_url: url }, { media: '={{ $json }}' }],
		['a whole item of the trigger', { text: 'Hi', media: { url } }, { media: '={{ $json }}' }],
		['metadata', { metadata: { media: { url } } }, { media: '={{ $json.metadata }}' }],
		['the text of an object', {}, { media: JSON.stringify({ url }) }],
	])('that links: %s', async (_, json, parameters) => {
		serve();
		expect(await getFile(json, parameters)).toEqual(file('1.png'));
	});

	it.each<[string, unknown]>([
		['a data URI', `data:image/png;base64,${BASE64}`],
		['base64', BASE64],
		['base64 in lines', `${BASE64.slice(0, 8)}\r\n${BASE64.slice(8)}\n`],
		['base64 without its padding', BASE64.replace(/=+$/, '')],
		['a field of base64', { media_base64: BASE64 }],
		[
			'a field of base64 in the text of an object',
			JSON.stringify({ data: BASE64, mime_type: 'image/png' }),
		],
		['a data URI as the URL', { url: `data:image/png;base64,${BASE64}` }],
		['data with its type', { data: BASE64, mimetype: 'image/png' }],
	])('that contains the file: %s', async (_, media) => {
		expect(await getFile({ media } as IDataObject)).toEqual(file('file.png'));
	});

	it('gets the name, the type and the field that the user sets', async () => {
		const parameters = {
			binaryPropertyName: 'picture',
			options: { fileName: 'look.webp', mimeType: 'image/webp' },
		};
		expect(await getFile({ media: BASE64 }, parameters)).toMatchObject({
			json: { fileName: 'look.webp', mimeType: 'image/webp', fileSize: 65 },
			field: 'picture',
			fileName: 'look.webp',
			mimeType: 'image/webp',
		});
	});

	it("gets the token only from the API's own host", async () => {
		nock(HOST, { reqheaders: { authorization: `Bearer ${TOKEN}` } })
			.get('/storage/1.png')
			.reply(200, PNG, image);
		expect(await getFile({ media: `${HOST}/storage/1.png` })).toEqual(file('1.png'));
	});
});

describe('an item fails with the reason:', () => {
	it.each<[string, unknown, string]>([
		['words', 'the photo', "There is no file in 'the photo'"],
		['a name', 'photos', "There is no file in 'photos'"],
		[
			'a data URI that is not base64',
			'data:text/plain,hello',
			"There is no file in 'data:text/plain,hello'",
		],
		[
			'an object without a file',
			{ filename: 'a.png' },
			`There is no file in '{"filename":"a.png"}'`,
		],
		['a number', 5, "There is no file in '5'"],
		['nothing', '', "The field 'Media' is empty"],
	])('%s', async (_, media, message) => {
		const { error } = await run([{ json: { media } as IDataObject }]);
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/^Enter the media that the trigger or Get Many returned/);
	});

	const failed = async (media: unknown, options: INodeParameters = {}) => {
		const { error } = await run([{ json: { media } as IDataObject }], { options });
		expect(error?.message).toBe('The media could not be downloaded');
		return error?.description;
	};

	it.each(['http://127.0.0.1/1', 'http://169.254.169.254/latest/meta-data', 'http://db/1'])(
		'the private address %s',
		async (media) => expect(await failed(media)).toBe('The link leads to a private address.'),
	);

	it('a redirect to another host, which could be a private one', async () => {
		nock(OTHER).get('/1').reply(302, '', { location: 'http://169.254.169.254/' });
		expect(await failed(`${OTHER}/1`)).toBe('files.example.com redirects to another host.');
	});

	it('a status', async () => {
		nock(OTHER).get('/1').reply(404, 'no');
		expect(await failed({ url: `${OTHER}/1` })).toBe(
			'files.example.com responded with status 404.',
		);
	});

	it('more than Max Size, as a link or in the item', async () => {
		nock(OTHER).get('/1').reply(200, Buffer.alloc(1_100_000), image);
		const reason = 'The file is larger than 1 MB.';
		expect(await failed(`${OTHER}/1`, { maxSize: 1 })).toBe(reason);
		const base64 = Buffer.alloc(1_100_000).toString('base64');
		expect(await failed({ data: base64, mime_type: 'image/png' }, { maxSize: 1 })).toBe(reason);
	});

	it('more than 16 MB, whatever is entered', async () => {
		const base64 = Buffer.alloc(16 * 1024 * 1024 + 1).toString('base64');
		expect(await failed(base64)).toBe('The file is larger than 16 MB.');
		const { error } = await run([{ json: { media: BASE64 } }], { options: { maxSize: 20 } });
		expect(error?.message).toBe("The field 'Max Size (MB)' is '20', not a number from 0 to 16");
	}, 20_000);

	it('beside others that are downloaded, with Continue', async () => {
		serve();
		const items = [
			{ json: { media: { url } } },
			{ json: { media: null } },
			{ json: { media: BASE64 } },
		];
		const { outputs } = await runWavex(download, {
			items,
			node: { onError: 'continueRegularOutput' },
		});
		expect(outputs[0].map(({ json, binary }) => [json.fileName ?? json.error, !!binary])).toEqual([
			['1.png', true],
			[expect.stringContaining("The field 'Media' is empty"), false],
			['file.png', true],
		]);
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});
});
