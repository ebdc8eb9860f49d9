import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData, IDataObject, INodeExecutionData, IWorkflowSettings } from 'n8n-workflow';

import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { asExpression, byId } from '../../support/parameters';
import { expectRequest, testInvalidInput } from '../../support/operationTests';

guardNetwork();

const COMBINED = { binaryMode: 'combined' } as IWorkflowSettings;
const CONTENT = Buffer.from([0, 255, 1, 254]);
const BASE64 = CONTENT.toString('base64');
const about = { mimeType: 'image/png', fileName: 'a.png' };

const common = { sessionId: byId(1), to: '201234567890' };

/** A file as n8n keeps it by default: in its store, with an ID in the item. */
async function store(content = CONTENT): Promise<IBinaryData> {
	const files = Container.get(BinaryDataService);
	await files.init();
	const place = { type: 'execution' as const, workflowId: 'w', executionId: 'e' };
	return await files.store(place, content, { ...about, data: '' });
}

const inMemory: IBinaryData = { ...about, data: BASE64 };

async function sends(
	binaryPropertyName: string,
	item: INodeExecutionData,
	settings?: IWorkflowSettings,
	isLegacyTool = false,
): Promise<void> {
	const body = { to: '201234567890', image_base64: BASE64 };
	expectRequest({ request: 'POST /sessions/1/messages/image', body }).reply(200, { data: {} });
	const { error } = await runWavex(
		{
			resource: 'message',
			operation: 'sendImage',
			...common,
			mediaSource: 'binary',
			binaryPropertyName,
		},
		{ items: [item], settings, isLegacyTool },
	);
	expect(error).toBeUndefined();
}

describe.each([
	['in the item', async () => inMemory],
	["in n8n's store", async () => await store()],
])('a file %s', (_, load) => {
	it.each<[string, string, (file: IBinaryData) => INodeExecutionData]>([
		['its name', 'images0', (file) => ({ json: {}, binary: { images0: file } })],
		['its name with blanks', ' images0 ', (file) => ({ json: {}, binary: { images0: file } })],
		[
			'the path of the other mode',
			'_files.images0',
			(file) => ({ json: {}, binary: { images0: file } }),
		],
		[
			'itself, from another node',
			"={{ $('Items').item.binary.images0 }}",
			(file) => ({ json: {}, binary: { images0: file } }),
		],
		['itself', '={{ $binary.images0 }}', (file) => ({ json: {}, binary: { images0: file } })],
		['itself, in the json', '={{ $json.photo }}', (file) => ({ json: { photo: { ...file } } })],
		['a name with a comma in it', 'a,b', (file) => ({ json: {}, binary: { 'a,b': file } })],
	])('is found by %s', async (__, field, createItem) => {
		await sends(field, createItem(await load()));
	});

	it('is found for an agent before version 3', async () => {
		const binary = { data: await load() };
		await sends('={{ $binary.data }}', { json: {}, binary }, undefined, true);
	});

	it.each<[string, string, (file: IDataObject) => IDataObject]>([
		['its path', '_files.data', (file) => ({ _files: { data: file } })],
		['its name', 'data', (file) => ({ _files: { data: file } })],
		['a path anywhere', 'forms[1].photo', (file) => ({ forms: [{}, { photo: file }] })],
		['itself', '={{ $json._files.data }}', (file) => ({ _files: { data: file } })],
		[
			'itself, from another node',
			"={{ $('Items').item._files.data }}",
			(file) => ({ _files: { data: file } }),
		],
	])('is found in combined mode by %s', async (__, field, createJson) => {
		await sends(field, { json: createJson({ ...(await load()) }) }, COMBINED);
	});
});

it('reads the file that the expression names, not the one of the same name in the input', async () => {
	const other = await store(Buffer.from('another file'));
	const items = { json: { file: { ...(await store()) } }, binary: { data: other } };
	await sends('={{ $json.file }}', items);
});

const invalid = (
	binaryPropertyName: string,
	message: string | RegExp,
	item: INodeExecutionData = { json: {}, binary: { photo: inMemory, invoice: inMemory } },
) => ({
	operation: 'sendImage',
	parameters: { ...common, mediaSource: 'binary', binaryPropertyName },
	items: [item],
	message,
});
const base64 = (mediaBase64: string, message: string, item?: INodeExecutionData) => ({
	...invalid('', message, item),
	operation: 'sendDocument',
	parameters: { ...common, mediaSource: 'base64', mediaBase64 },
});
const REFERS = "it refers to a file, and does not contain it. Set 'Media Source' to 'Binary File'";

testInvalidInput('message', {
	'several names': invalid(
		'photo, invoice',
		/'Input Binary Field' names several fields: 'photo, invoice'\. A message contains one file/,
	),
	'a name that is not there, with those that are': invalid(
		'data',
		"no file in the binary field 'data'. Its files are in 'photo', 'invoice': enter that in 'Input Binary Field'.",
	),
	'a path that is not there, with those that are': invalid(
		'_files.data',
		"no file in the binary field '_files.data'. Its files are in '_files.photo'",
		{ json: { _files: { photo: { ...inMemory } } } },
	),
	'no files at all': invalid('data', 'It has no files at all. Connect the node', { json: {} }),
	'all files at once': invalid('={{ $binary }}', /not one file\. .*: 'photo', 'invoice'\./),
	'a list of files': invalid('={{ Object.values($binary) }}', /not one file/),
	'a number': invalid(asExpression(5), "no file in the binary field '5'"),
	'an expression for a file that is not there': invalid('={{ $binary.data }}', 'is empty'),
	'a record of a file without its content': invalid(
		asExpression({ mimeType: 'image/png', data: 'filesystem-v2', fileName: 'a.png' }),
		"The file 'a.png' is empty",
	),
	...Object.fromEntries(
		['default', 'filesystem', 'filesystem-v2', 'database', 's3', 'azure'].map((storage) => [
			`base64 that is the name of the storage ${storage}`,
			base64(storage, `The field 'Base64 Text' is '${storage}': ${REFERS}`),
		]),
	),
	'base64 that is an ID in a storage': base64(
		'filesystem-v2:workflows/w/executions/1/binary_data/2',
		REFERS,
	),
	'base64 that is the name of the binary field': base64('data', REFERS, {
		json: {},
		binary: { data: inMemory },
	}),
	'base64 that is the record of a file': base64('={{ $binary.photo }}', REFERS),
});

it('refuses what n8n puts in place of a file in its store as base64', async () => {
	const { error } = await runWavex(
		{
			resource: 'message',
			operation: 'sendImage',
			...common,
			mediaSource: 'base64',
			mediaBase64: "={{ $('Items').item.binary.data.data }}",
		},
		{ items: [{ json: {}, binary: { data: await store() } }] },
	);
	expect(error?.message).toContain('it refers to a file, and does not contain it');
	expect(error?.description).toContain("'Input Binary Field' to the field of the file, e.g. data.");
});
