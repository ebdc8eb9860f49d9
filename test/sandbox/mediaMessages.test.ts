import { closeAll, start } from './sandboxClient';

afterEach(closeAll);

const createImageBody = (fields: object) => ({ to: '201234567890', ...fields });
const SEND = '/sessions/1/messages/image';

describe('a media URL', () => {
	it.each([
		'http://127.0.0.1/a.png',
		'http://localhost:8080/a.png',
		'https://printer.local/a.png',
		'http://intranet/a.png',
		'http://10.1.2.3/a.png',
		'http://172.31.0.1/a.png',
		'http://192.168.1.1/a.png',
		'http://169.254.169.254/latest/meta-data',
		'http://2130706433/a.png',
		'http://0x7f.1/a.png',
		'http://[::1]/a.png',
		'http://[::ffff:10.0.0.1]/a.png',
		'http://[fd00::1]/a.png',
		'http://localhost./a.png',
	])('to %s is a security violation', async (image_url) => {
		const client = await start();
		const { status, body } = await client.api('POST', SEND, createImageBody({ image_url }));
		expect({ status, error: body.error }).toEqual({ status: 403, error: 'security_violation' });
	});

	it.each(['https://example.com/a.png', 'http://8.8.8.8/a.png', 'http://[2606:4700::1]/a.png'])(
		'to %s is accepted',
		async (image_url) => {
			const client = await start();
			expect((await client.api('POST', SEND, createImageBody({ image_url }))).status).toBe(200);
		},
	);

	it('to a private address is accepted if that is allowed', async () => {
		const client = await start({ allowPrivateMedia: true });
		const body = createImageBody({ image_url: 'http://127.0.0.1/a.png' });
		expect((await client.api('POST', SEND, body)).status).toBe(200);
	});

	it.each(['nonsense', 'ftp://example.com/a', 'file:///etc/passwd', 'https://', 'http://a b/'])(
		'"%s" is not a URL',
		async (image_url) => {
			const client = await start();
			const { status, body } = await client.api('POST', SEND, createImageBody({ image_url }));
			expect({ status, fields: Object.keys(body.errors) }).toEqual({
				status: 422,
				fields: ['image_url'],
			});
		},
	);

	it.each([
		['/templates', { name: 'T', content: 'C', media_url: 'http://10.0.0.1/a.png' }],
		[
			'/campaigns',
			{
				name: 'C',
				session_id: 1,
				message: 'Hi',
				recipients: [{ phone: '201234567890' }],
				media_options: { media_url: 'http://10.0.0.1/a.png' },
			},
		],
	])('is checked in %s too', async (path, body) => {
		const client = await start();
		expect((await client.api('POST', path, body)).status).toBe(403);
	});
});

describe('base64', () => {
	it.each(['not base64!', 'data:image/png;base64,iVBORw0KGgo=', 'aGk=aGk=', 'a'])(
		'"%s" is rejected by default',
		async (image_base64) => {
			const client = await start();
			const { status, body } = await client.api('POST', SEND, createImageBody({ image_base64 }));
			expect({ status, fields: Object.keys(body.errors) }).toEqual({
				status: 422,
				fields: ['image_base64'],
			});
		},
	);

	it('can be a data URI in that dialect', async () => {
		const client = await start({ dialect: { base64: 'dataUri' } });
		for (const image_base64 of ['data:image/webp;base64,aGk=', 'aGk=']) {
			expect((await client.api('POST', SEND, createImageBody({ image_base64 }))).status).toBe(200);
		}
		const { body } = await client.control('GET', '/messages');
		expect(body[0].media).toMatchObject({ mime_type: 'image/webp', size: 2 });
	});

	const dataUri = 'data:image/webp;base64,aGk=';
	it.each([
		['dataUriOnly', { image_base64: dataUri }, 200],
		['dataUriOnly', { image_base64: 'aGk=' }, 422],
		['dataUriOnly', { image_url: dataUri }, 422],
		['dataUriAsUrl', { image_url: dataUri }, 200],
		['dataUriAsUrl', { image_url: 'data:hi' }, 422],
		['dataUriAsUrl', { image_url: 'https://example.com/a.png' }, 200],
		['dataUriAsUrl', { image_base64: 'aGk=' }, 422],
		['bare', { image_url: dataUri }, 422],
	] as const)('in the dialect %s: %j gets %i', async (base64, fields, expected) => {
		const client = await start({ dialect: { base64 } });
		const { status, body } = await client.api('POST', SEND, createImageBody(fields));
		expect(status).toBe(expected);
		if (status === 422)
			expect(Object.keys(body.errors)).toEqual([expect.stringMatching(/^image_/)]);
	});

	it('of 16 MB is accepted, of one byte more rejected', async () => {
		const client = await start();
		const size = 16 * 1024 * 1024;
		const createBody = (bytes: number) =>
			createImageBody({ image_base64: Buffer.alloc(bytes).toString('base64') });
		expect((await client.api('POST', SEND, createBody(size))).status).toBe(200);
		const over = await client.api('POST', SEND, createBody(size + 1));
		expect(over).toMatchObject({
			status: 422,
			body: { errors: { image_base64: [expect.stringContaining('16 MB')] } },
		});
	});
});
