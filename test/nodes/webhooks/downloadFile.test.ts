import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import nock from 'nock';

import { BASE_URL, HOST, TOKEN } from '../../support/credentials';
import { guardNetwork } from '../../support/network';
import { createRegisteredTrigger } from '../../support/trigger';

guardNetwork();

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const OTHER = 'https://files.example.com';
const image = { 'content-type': 'image/png' };

async function deliver(
	url: string,
	change: IDataObject = {},
	baseUrl = BASE_URL,
): Promise<INodeExecutionData> {
	const trigger = createRegisteredTrigger({ options: { downloadFiles: true } }, { baseUrl });
	const data = { from: '201234567890', media_url: url, ...change };
	const outputs = await trigger.deliver({ event: 'message.received', session_id: 1, data });
	return outputs![0][0];
}

function getError({ json, binary }: INodeExecutionData): unknown {
	expect(binary).toBeUndefined();
	expect(JSON.stringify(json)).not.toContain(TOKEN);
	return (json.media as IDataObject).error;
}

describe('a file that came as a link', () => {
	it('is downloaded from a public host, without the token', async () => {
		nock(OTHER, { badheaders: ['authorization'] })
			.get('/a/1.png?sig=x')
			.reply(200, PNG, image);
		const { binary, json } = await deliver(`${OTHER}/a/1.png?sig=x`);
		expect(Buffer.from(binary!.data.data, 'base64').equals(PNG)).toBe(true);
		expect(binary!.data).toMatchObject({ fileName: '1.png', mimeType: 'image/png' });
		expect(json.media).toEqual({ mime_type: null, filename: null, url: `${OTHER}/a/1.png?sig=x` });
	});

	it("is downloaded from the API's own host with the token", async () => {
		nock(HOST, { reqheaders: { authorization: `Bearer ${TOKEN}` } })
			.get('/storage/7')
			.reply(200, PNG, { 'content-type': 'application/octet-stream' });
		const { binary } = await deliver(`${HOST}/storage/7`, {
			mime_type: 'image/png',
			filename: 'look.png',
		});
		expect(binary!.data).toMatchObject({ fileName: 'look.png', mimeType: 'image/png' });
	});

	it("gets no token on another port of the API's host", async () => {
		nock(`${HOST}:8443`, { badheaders: ['authorization'] })
			.get('/1.png')
			.reply(200, PNG, image);
		expect((await deliver(`${HOST}:8443/1.png`)).binary).toBeDefined();
	});

	it('is downloaded after a redirect within its host', async () => {
		nock(OTHER).get('/1').reply(302, '', { location: '/2.png' });
		nock(OTHER).get('/2.png').reply(200, PNG, image);
		expect((await deliver(`${OTHER}/1`)).binary).toBeDefined();
	});

	it('is not downloaded when the delivery contains it', async () => {
		const { binary } = await deliver(`${OTHER}/1.png`, {
			media_base64: PNG.toString('base64'),
			mime_type: 'image/png',
		});
		expect(Buffer.from(binary!.data.data, 'base64').equals(PNG)).toBe(true);
	});

	it('is downloaded from the own machine if the API is there', async () => {
		nock('http://127.0.0.1:3111').get('/f/1').reply(200, PNG, image);
		expect(
			(await deliver('http://127.0.0.1:3111/f/1', {}, 'http://127.0.0.1:3111/api/v1')).binary,
		).toBeDefined();
	});
});

describe('the item says why there is no file:', () => {
	it('a redirect to another host', async () => {
		nock(HOST)
			.get('/1')
			.reply(302, '', { location: `${OTHER}/1` });
		expect(getError(await deliver(`${HOST}/1`))).toBe('api.wavex.test redirects to another host.');
	});

	it('a redirect that gives up https', async () => {
		nock(HOST).get('/1').reply(302, '', { location: 'http://api.wavex.test/1' });
		expect(getError(await deliver(`${HOST}/1`))).toBe('api.wavex.test redirects to another host.');
	});

	it('endless redirects', async () => {
		nock(OTHER).get('/1').times(4).reply(302, '', { location: '/1' });
		expect(getError(await deliver(`${OTHER}/1`))).toBe('files.example.com redirects too often.');
	});

	it('an error of the server', async () => {
		nock(OTHER).get('/1').reply(404, 'no');
		expect(getError(await deliver(`${OTHER}/1`))).toBe(
			'files.example.com responded with status 404.',
		);
	});

	it('a page to sign in', async () => {
		nock(OTHER).get('/1').reply(200, '<html>', { 'content-type': 'text/html; charset=utf-8' });
		expect(getError(await deliver(`${OTHER}/1`))).toBe(
			'The link leads to a web page, not to a file.',
		);
	});

	it('more than 16 MB', async () => {
		nock(OTHER)
			.get('/1')
			.reply(200, Buffer.alloc(17 * 1024 * 1024), image);
		expect(getError(await deliver(`${OTHER}/1`))).toBe('The file is larger than 16 MB.');
	});

	it('nothing', async () => {
		nock(OTHER).get('/1').reply(200, '', image);
		expect(getError(await deliver(`${OTHER}/1`))).toBe('The file is empty.');
	});

	it('a host that does not answer', async () => {
		// nock refuses what no test announced.
		expect(getError(await deliver(`${OTHER}/1`))).toBe(
			'The host of the link could not be reached.',
		);
	});

	it.each([
		'http://127.0.0.1/1',
		'http://2130706433/1',
		'http://0x7f.1/1',
		'http://localhost:5678/rest/settings',
		'http://169.254.169.254/latest/meta-data',
		'http://10.0.0.8/1',
		'http://192.168.1.1/1',
		'http://172.20.0.1/1',
		'http://[::1]/1',
		'http://[::ffff:127.0.0.1]/1',
		'http://db/1',
		'http://n8n.internal/1',
		'http://LOCALHOST./1',
	])('the private address %s', async (url) => {
		expect(getError(await deliver(url))).toBe('The link leads to a private address.');
	});

	it.each(['file:///etc/passwd', 'ftp://x.example/1', 'photo.png', 'http://'])(
		'the link %s',
		async (url) => {
			expect(getError(await deliver(url))).toBe('The link is not a valid http or https URL.');
		},
	);
});

it('without Download Files a link stays a link', async () => {
	const data = { from: '201234567890', media_url: `${OTHER}/1.png` };
	const body = { event: 'message.received', session_id: 1, data };
	const outputs = await createRegisteredTrigger().deliver(body);
	expect(outputs![0][0].binary).toBeUndefined();
	expect(outputs![0][0].json.media).toMatchObject({ url: `${OTHER}/1.png` });
});

it('a message that the options exclude is not downloaded', async () => {
	const options = { downloadFiles: true, ignoreGroups: true };
	const data = { from: '120363041234567890@g.us', media_url: `${OTHER}/1.png` };
	const body = { event: 'message.received', session_id: 1, data };
	expect(await createRegisteredTrigger({ options }).deliver(body)).toBeUndefined();
});

it('a slow download does not keep the API waiting: it would send the delivery again', async () => {
	nock(OTHER).get('/1.png').delay(7_000).reply(200, PNG, image);
	const trigger = createRegisteredTrigger({ options: { downloadFiles: true } });
	const data = { from: '201234567890', media_url: `${OTHER}/1.png` };
	const { response, answeredAt } = await trigger.call({
		query: { secret: trigger.staticData.secret },
		body: { event: 'message.received', session_id: 1, data },
	});
	expect(answeredAt).toBeLessThan(Date.now());
	expect(response.noWebhookResponse).toBe(true);
	expect(response.workflowData?.[0][0].binary?.data).toMatchObject({ fileName: '1.png' });
});
