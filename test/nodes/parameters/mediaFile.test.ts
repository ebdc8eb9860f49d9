import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { expectRequest } from '../../support/operationTests';

guardNetwork();

const MB = 1024 * 1024;
const PDF = Buffer.from('%PDF-1.4 a small file').toString('base64');

const PNG = Buffer.from('\x89PNG\r\n\x1a\n a small file', 'latin1').toString('base64');
const OGG = Buffer.from('OggS\0\x02 a small file').toString('base64');
const MP4 = Buffer.from('\0\0\0\x20ftypisom').toString('base64');

const common = { resource: 'message', sessionId: byId(1), to: '201234567890' };

const files = Container.get(BinaryDataService);
const place = { type: 'execution' as const, workflowId: 'w', executionId: 'e' };

/** An item with a file that n8n keeps in its store, as it does unless it is told to keep files in memory. */
async function stored(content: Buffer, about: Partial<IBinaryData>): Promise<INodeExecutionData[]> {
	await files.init();
	const binary = { mimeType: 'application/pdf', data: '', ...about };
	return [{ json: {}, binary: { data: await files.store(place, content, binary) } }];
}

function inMemory(about: Partial<IBinaryData>, field = 'data'): INodeExecutionData[] {
	return [{ json: {}, binary: { [field]: { data: PDF, mimeType: 'application/pdf', ...about } } }];
}

/** Runs one send that must go out with exactly this beside the recipient. */
async function sends(
	kind: string,
	parameters: IDataObject,
	body: IDataObject,
	items?: INodeExecutionData[],
) {
	expectRequest({
		request: `POST /sessions/1/messages/${kind}`,
		body: { to: '201234567890', ...body } as never,
	}).reply(200, { success: true, data: { status: 'queued' } });
	const operation = `send${kind[0].toUpperCase()}${kind.slice(1)}`;
	const { error } = await runWavex({ ...common, operation, ...parameters }, { items });
	expect(error).toBeUndefined();
}

describe('a binary field', () => {
	it.each([
		['image', PNG, 'image/png'],
		['video', MP4, 'video/mp4'],
		['audio', OGG, 'audio/ogg; codecs=opus'],
		['audio', MP4, 'video/mp4'],
		['video', Buffer.from('GIF89a').toString('base64'), 'image/gif'],
		// The content decides; n8n calls a file that it does not know text/plain.
		['audio', OGG, 'image/png'],
		['video', 'AAAA', 'text/plain'],
		['image', 'AAAA', 'application/octet-stream'],
	])('goes out as %s_base64', async (kind, data, mimeType) => {
		const items = inMemory({ data, mimeType });
		await sends(kind, { mediaSource: 'binary' }, { [`${kind}_base64`]: data }, items);
	});

	it.each([
		['a data URI', `data:image/png;base64,${PNG}`],
		['lines', PNG.replace(/(.{8})/g, '$1\r\n')],
	])('goes out as bare base64 when it contains %s', async (_, data) => {
		await sends('image', { mediaSource: 'binary' }, { image_base64: PNG }, inMemory({ data }));
	});

	it.each([
		['audio', PNG, 'audio/ogg', 'image/png', 'Send Image or Send Document'],
		['video', PNG, 'application/octet-stream', 'image/png', 'Send Image or Send Document'],
		['video', 'AAAA', 'audio/mpeg', 'audio/mpeg', 'Send Audio or Send Document'],
		['image', MP4, 'video/mp4', 'video/mp4', 'Send Video or Send Document'],
		['image', PDF, 'image/png', 'application/pdf', 'Send Document'],
		['audio', 'AAAA', 'text/html; charset=utf-8', 'text/html; charset=utf-8', 'Send Document'],
	])('is not sent as %s when it is %s of the type %s', async (kind, data, mimeType, type, use) => {
		const operation = `send${kind[0].toUpperCase()}${kind.slice(1)}`;
		const { error } = await runWavex(
			{ ...common, operation, mediaSource: 'binary' },
			{ items: inMemory({ data, mimeType }) },
		);
		const name = operation.replace('send', 'Send ');
		expect(error?.message).toBe(`The file is of the type ${type}, which ${name} cannot send`);
		expect(error?.description).toBe(`Use ${use} for this file. This request was not sent.`);
	});

	it.each([
		['sendVideo', 'https://example.com/a.png?size=large', 'image/png'],
		['sendAudio', 'https://example.com/%D8%B5%D9%88%D8%B1%D8%A9.JPG', 'image/jpeg'],
		['sendImage', 'https://example.com/price-list.pdf', 'application/pdf'],
	])('%s refuses the link %s by its name', async (operation, mediaUrl, type) => {
		const { error } = await runWavex({ ...common, operation, mediaUrl });
		expect(error?.message).toContain(`The file is of the type ${type}`);
	});

	it('of any name gives a document its type and name', async () => {
		await sends(
			'document',
			{ mediaSource: 'binary', binaryPropertyName: 'invoice' },
			{ document_base64: PDF, mime_type: 'application/pdf', filename: 'invoice 7.pdf' },
			inMemory({ fileName: 'invoice 7.pdf' }, 'invoice'),
		);
	});

	it('gives way to the type and name that the user sets', async () => {
		await sends(
			'document',
			{ mediaSource: 'binary', mimeType: 'text/plain', fileName: 'a.txt' },
			{ document_base64: PDF, mime_type: 'text/plain', filename: 'a.txt' },
			inMemory({ fileName: 'invoice 7.pdf' }),
		);
	});

	it('without a name leaves the name out', async () => {
		await sends(
			'document',
			{ mediaSource: 'binary' },
			{ document_base64: PDF, mime_type: 'application/pdf' },
			inMemory({}),
		);
	});

	it('is read from the store of n8n', async () => {
		const content = Buffer.from([0, 255, 1, 254]);
		const items = await stored(content, { fileName: 'a.bin', mimeType: 'image/png' });
		expect(items[0].binary?.data.id).toMatch(/^filesystem/);
		await sends('image', { mediaSource: 'binary' }, { image_base64: 'AP8B/g==' }, items);
	});

	it('of exactly 16 MB goes out', async () => {
		const items = await stored(Buffer.alloc(16 * MB), { mimeType: 'image/png' });
		const image_base64 = Buffer.alloc(16 * MB).toString('base64');
		await sends('image', { mediaSource: 'binary' }, { image_base64 }, items);
	}, 20_000);

	it('of more in the store is refused by what the store says of it', async () => {
		const items = await stored(Buffer.alloc(16 * MB + 1), { fileName: 'film.mp4' });
		delete items[0].binary!.data.bytes;
		const { error } = await runWavex(
			{ ...common, operation: 'sendVideo', mediaSource: 'binary' },
			{ items },
		);
		expect(error?.message).toBe(
			"The file 'film.mp4' has 16.0 MB (16777217 bytes); WhatsApp accepts up to 16 MB",
		);
	});
});

describe('base64', () => {
	it.each([
		['bare', PNG],
		['after a data: prefix', `data:image/png;base64,${PNG}`],
		['after a data: prefix with a parameter', `data:text/plain;charset=utf-8;base64,${PNG}`],
		['in lines', `${PNG.slice(0, 8)}\r\n${PNG.slice(8)}\n`],
	])('%s goes out bare', async (_, mediaBase64) => {
		await sends('image', { mediaSource: 'base64', mediaBase64 }, { image_base64: PNG });
	});

	it('takes its type from the name', async () => {
		const mediaBase64 = `data:application/octet-stream;base64,${PDF}`;
		await sends(
			'document',
			{ mediaSource: 'base64', mediaBase64, fileName: 'a.b.PDF' },
			{ document_base64: PDF, mime_type: 'application/pdf', filename: 'a.b.PDF' },
		);
	});

	it('takes its type from its prefix when the name says nothing', async () => {
		await sends(
			'document',
			{ mediaSource: 'base64', mediaBase64: `data:application/pdf;base64,${PDF}` },
			{ document_base64: PDF, mime_type: 'application/pdf' },
		);
	});

	it('of no known type goes out without one', async () => {
		await sends('document', { mediaSource: 'base64', mediaBase64: PDF }, { document_base64: PDF });
	});
});

describe('the name in a link', () => {
	it.each<[string, IDataObject]>([
		['https://example.com', {}],
		['https://example.com/', {}],
		['https://example.com/files/', {}],
		['https://example.com?name=a.pdf', {}],
		['https://example.com/get?name=a.pdf', {}],
		['https://example.com/download', {}],
		['https://example.com/file/view?id=3', {}],
		['https://example.com/report.php?id=3', {}],
		['https://example.com/Report.ASPX', {}],
		['https://example.com/v1.0', {}],
		['https://drive.google.com/uc?export=download&id=1AbC', {}],
		['HTTPS://example.com/a.zip#page', { filename: 'a.zip', mime_type: 'application/zip' }],
		['https://example.com/%E0%A4%A.txt', { filename: '%E0%A4%A.txt', mime_type: 'text/plain' }],
		['https://example.com/a.unknown', { filename: 'a.unknown' }],
		[
			'https://example.com/o/2030%2Fa%20b.pdf?alt=media',
			{ filename: 'a b.pdf', mime_type: 'application/pdf' },
		],
	])('%s', async (mediaUrl, body) => {
		await sends('document', { mediaUrl }, { document_url: mediaUrl, ...body });
	});

	it('gives its extension to a name without one', async () => {
		const mediaUrl = 'https://example.com/a.xlsx?version=2';
		await sends(
			'document',
			{ mediaUrl, fileName: 'Price list' },
			{
				document_url: mediaUrl,
				filename: 'Price list.xlsx',
				mime_type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			},
		);
	});
});

describe('a name and a type that say little', () => {
	const OCTETS = 'application/octet-stream';
	const nameless = { mimeType: undefined as unknown as string };

	it.each<[string, Partial<IBinaryData>, IDataObject, IDataObject]>([
		[
			'octet-stream gives way to the type by the name',
			{ mimeType: OCTETS, fileName: 'Invoice.PDF' },
			{},
			{ filename: 'Invoice.PDF', mime_type: 'application/pdf' },
		],
		[
			'no type gives way, too',
			{ ...nameless, fileName: 'voice.ogg' },
			{},
			{ filename: 'voice.ogg', mime_type: 'audio/ogg' },
		],
		[
			'also to the type by the name that the user enters',
			{ mimeType: 'binary/octet-stream', fileName: 'download' },
			{ fileName: 'prices.csv' },
			{ filename: 'prices.csv', mime_type: 'text/csv' },
		],
		[
			'octet-stream stays when the name says nothing',
			{ mimeType: OCTETS, fileExtension: 'bin', fileName: 'data' },
			{},
			{ filename: 'data', mime_type: OCTETS },
		],
		[
			'a name without an extension gets that of the binary',
			{ fileExtension: 'pdf', fileName: 'Invoice 7' },
			{},
			{ filename: 'Invoice 7.pdf', mime_type: 'application/pdf' },
		],
		[
			'or that of its type',
			{ mimeType: 'image/jpeg', fileName: 'photo' },
			{},
			{ filename: 'photo.jpg', mime_type: 'image/jpeg' },
		],
		[
			'or that of its name, also when the user enters one',
			{ mimeType: 'application/dwg', fileName: 'a.dwg' },
			{ fileName: 'خطة 1.5' },
			{ filename: 'خطة 1.5.dwg', mime_type: 'application/dwg' },
		],
		[
			'or that of the type that the user enters',
			{ fileName: 'a.pdf' },
			{ fileName: 'notes', mimeType: 'text/plain' },
			{ filename: 'notes.txt', mime_type: 'text/plain' },
		],
		[
			'an unknown type adds nothing',
			{ mimeType: 'x/y', fileName: 'a' },
			{},
			{ filename: 'a', mime_type: 'x/y' },
		],
	])('%s', async (_, file, parameters, body) => {
		await sends(
			'document',
			{ mediaSource: 'binary', ...parameters },
			{ document_base64: PDF, ...body },
			inMemory(file),
		);
	});
});
