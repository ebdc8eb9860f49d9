import nock from 'nock';

import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';
import { Trigger } from '../../support/trigger';

guardNetwork();

describe('a URL that the API cannot call is rejected before anything is sent', () => {
	it.each([
		'http://localhost:5678',
		'https://localhost',
		'https://n8n.localhost',
		'http://127.0.0.1:5678',
		'https://127.1',
		'https://0.0.0.0',
		'https://10.1.2.3',
		'https://172.16.0.1',
		'https://172.31.255.255',
		'https://192.168.1.5',
		'https://169.254.169.254',
		'https://100.64.0.1',
		'https://[::1]',
		'https://[fd00::1]',
		'https://[fe80::1]',
		'https://[::ffff:10.0.0.1]',
		'http://n8n:5678',
		'https://nas.local',
		'https://n8n.internal',
		'http://n8n.example.com',
		'http://8.8.8.8',
		'n8n.example.com',
	])('%s', async (n8nUrl) => {
		const rejection = /cannot call this n8n at .*WEBHOOK_URL.*public https address/;
		await expect(new Trigger({}, { n8nUrl }).lifecycle('checkExists')).rejects.toThrow(rejection);
		await expect(new Trigger({}, { n8nUrl }).lifecycle('create')).rejects.toThrow(rejection);
	});

	it('also when listening in the editor', async () => {
		const trigger = new Trigger({}, { n8nUrl: 'http://localhost:5678', isTest: true });
		await expect(trigger.lifecycle('checkExists')).rejects.toThrow('WEBHOOK_URL');
	});

	it('has no webhook to delete', async () => {
		const trigger = new Trigger({}, { n8nUrl: 'http://localhost:5678' });
		expect(await trigger.lifecycle('delete')).toBe(true);
	});
});

describe('a public https address is accepted', () => {
	it.each([
		'https://n8n.example.com',
		'https://n8n.example.com:8443/n8n',
		'https://8.8.8.8',
		'https://172.32.0.1',
		'https://100.128.0.1',
		'https://[2606:4700::1111]',
		'https://local.example.com',
		'HTTPS://n8n.example.com',
	])('%s', async (n8nUrl) => {
		expectRequest({ request: 'GET /webhooks' }).reply(200, { data: [] });
		expect(await new Trigger({}, { n8nUrl }).lifecycle('checkExists')).toBe(false);
	});
});

it('a local API, such as the sandbox, can call any address', async () => {
	const host = 'http://127.0.0.1:4010';
	nock(host).get('/api/v1/webhooks').reply(200, { data: [] });
	const trigger = new Trigger({}, { n8nUrl: 'http://localhost:5678', baseUrl: `${host}/api/v1` });
	expect(await trigger.lifecycle('checkExists')).toBe(false);
});

it('reports an invalid base URL', async () => {
	const trigger = new Trigger({}, { baseUrl: 'api.wavex.test' });
	await expect(trigger.lifecycle('checkExists')).rejects.toThrow(/Base URL/);
});
