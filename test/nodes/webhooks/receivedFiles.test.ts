import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { createRegisteredTrigger } from '../../support/trigger';

const PNG = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);
const base64 = PNG.toString('base64');

async function deliver(data: IDataObject): Promise<INodeExecutionData> {
	const body = { event: 'message.received', session_id: 1, data: { from: '201', ...data } };
	return (await createRegisteredTrigger().deliver(body))![0][0];
}

/** In this test n8n stores binary data as base64 in the item. */
function getBytes({ binary }: INodeExecutionData, name = 'data'): Buffer {
	return Buffer.from(binary![name].data, 'base64');
}

describe('base64 becomes binary data and is removed from the json', () => {
	it.each<[string, IDataObject, IDataObject]>([
		[
			'data with a MIME type',
			{ media: { mime_type: 'image/png', filename: 'a.png', size: 70, data: base64 } },
			{ mimeType: 'image/png', fileName: 'a.png' },
		],
		[
			'a data URI',
			{ media: `data:image/png;base64,${base64}` },
			{ mimeType: 'image/png', fileName: 'file.png' },
		],
		[
			'a separate field',
			{ media_base64: base64, mimetype: 'image/png', file_name: 'b.png' },
			{ mimeType: 'image/png', fileName: 'b.png' },
		],
		[
			'base64 with line breaks',
			{ media_base64: base64.replace(/.{20}/g, '$&\r\n'), mimetype: 'image/png' },
			{ mimeType: 'image/png' },
		],
		[
			'media_data with media_type and media_filename',
			{ media_data: base64, media_type: 'image/png', media_filename: 'd.png' },
			{ mimeType: 'image/png', fileName: 'd.png' },
		],
		[
			'data beside a name without a type',
			{ media: { data: base64, filename: 'e.png' } },
			{ mimeType: 'image/png', fileName: 'e.png' },
		],
		[
			'a file in metadata',
			{ metadata: { media_data: base64, mime_type: 'image/png', filename: 'f.png' } },
			{ mimeType: 'image/png', fileName: 'f.png' },
		],
		[
			'a file in metadata as JSON',
			{ metadata: JSON.stringify({ media_data: base64, mime_type: 'image/png' }) },
			{ mimeType: 'image/png' },
		],
		[
			'an attachment',
			{ attachments: [{ file: base64, mime_type: 'image/png', filename: 'g.png' }] },
			{ mimeType: 'image/png', fileName: 'g.png' },
		],
		[
			'a name with a path',
			{ media: { mime_type: 'image/png', filename: '../../etc/c.png', data: base64 } },
			{ mimeType: 'image/png', fileName: 'c.png' },
		],
		[
			'a voice message',
			{ media: { mime_type: 'audio/ogg; codecs=opus', data: base64 } },
			{ mimeType: 'audio/ogg; codecs=opus', fileName: expect.stringMatching(/^file\.og[ag]$/) },
		],
	])('%s', async (_, data, expected) => {
		const item = await deliver(data);
		expect(getBytes(item).equals(PNG)).toBe(true);
		expect(item.binary?.data).toMatchObject(expected);
		expect(JSON.stringify(item.json)).not.toContain(base64);
	});

	it('and the json keeps its type and name', async () => {
		const { json } = await deliver({
			media: { mime_type: 'image/png', filename: 'a.png', data: base64 },
		});
		expect(json.media).toEqual({ mime_type: 'image/png', filename: 'a.png', url: null });
		const { json: other } = await deliver({ media_base64: base64, mimetype: 'image/png' });
		expect(other.media).toEqual({ mime_type: 'image/png', filename: null, url: null });
	});

	it('several files have different names', async () => {
		const one = { mimetype: 'image/png', image_base64: base64 };
		const item = await deliver({ ...one, more: [one] });
		expect(Object.keys(item.binary ?? {})).toEqual(['data', 'data2']);
		expect(getBytes(item, 'data2').equals(PNG)).toBe(true);
	});

	it('the picture of a QR code, too', async () => {
		const data = { id: 1, qr_code: '2@abc', qr_image: `data:image/png;base64,${base64}` };
		const body = { event: 'session.qr', session_id: 1, data };
		const [[item]] = (await createRegisteredTrigger({ events: ['session.qr'] }).deliver(body))!;
		expect(getBytes(item).equals(PNG)).toBe(true);
		expect(item.json.data).toEqual({ id: 1, qr_code: '2@abc' });
	});
});

it.each<[string, IDataObject]>([
	['a text that could be base64', { message: 'Hello' }],
	['data without a type', { data: 'AAAA' }],
	['what is not base64', { media: { mime_type: 'image/png', data: 'not base64!' } }],
	['an empty file', { media: { mime_type: 'image/png', data: '' } }],
	['a name in place of a file', { file: 'photos/look', filename: 'look.png' }],
	['a URL', { media: { mime_type: 'image/png', url: 'https://x.example/1.png' } }],
])('%s stays in the json', async (_, data) => {
	const { json, binary } = await deliver(data);
	expect(binary).toBeUndefined();
	expect(json.data).toMatchObject(data);
});
