import { CredentialTestContext } from 'n8n-core';
import { getCountries } from 'libphonenumber-js/max';
import type {
	ICredentialDataDecryptedObject,
	INodeCredentialTestResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import nock from 'nock';

import { WavexApi } from '../../credentials/WavexApi.credentials';
import { Wavex } from '../../nodes/Wavex/Wavex.node';
import { WavexTrigger } from '../../nodes/Wavex/WavexTrigger.node';
import { BASE_URL, TOKEN } from '../support/credentials';
import { FaultyHost } from '../support/faultyHost';
import { createAdditionalData } from '../support/n8n';
import { guardNetwork } from '../support/network';
import { expectRequest } from '../support/operationTests';

guardNetwork();

const good = { apiToken: TOKEN, baseUrl: BASE_URL };

/** Tests the credential as n8n's server does. */
async function test(data: ICredentialDataDecryptedObject): Promise<INodeCredentialTestResult> {
	const context = new CredentialTestContext(createAdditionalData(data));
	return await new Wavex().methods.credentialTest.wavexApiTest.call(context, {
		id: '1',
		name: 'Wavex',
		type: 'wavexApi',
		data,
	});
}

const sessions = () => expectRequest({ request: 'GET /sessions' });

describe('the test of the credential', () => {
	it('succeeds when the API lists the sessions', async () => {
		sessions().reply(200, { success: true, data: [] });
		expect(await test(good)).toEqual({ status: 'OK', message: 'Connection successful' });
	});

	it('sends the token and the path as the nodes do, without pasted spaces and slashes', async () => {
		sessions().reply(200, { success: true, data: [] });
		const pasted = { apiToken: `  ${TOKEN}\n`, baseUrl: ` ${BASE_URL}// ` };
		expect(await test(pasted)).toMatchObject({ status: 'OK' });
	});

	const failures: Array<[string, () => unknown, RegExp]> = [
		[
			'a rejected token',
			() => sessions().reply(401, { message: 'Unauthenticated.' }),
			/^The API token was not accepted\. Open the Wavex credential and enter a valid token/,
		],
		[
			'a host that is not the API',
			() => sessions().reply(200, '<html></html>', { 'content-type': 'text/html' }),
			/^The host api\.wavex\.test did not respond like the Wavex API\. .*Base URL/,
		],
		[
			'a base URL that lacks its path',
			() => sessions().reply(404, '<html></html>', { 'content-type': 'text/html' }),
			/^The host api\.wavex\.test did not respond like the Wavex API/,
		],
		[
			'an exhausted rate limit',
			() => sessions().reply(429, { message: 'Too Many Attempts.' }),
			/^Rate limit reached\. The API allows 60 requests per minute/,
		],
		[
			'an API failure',
			() => sessions().reply(500, { message: 'Server Error' }),
			/^The API failed with status 500: Server Error\. Try again/,
		],
	];

	it.each(failures)('reports %s, without the token', async (_, answer, message) => {
		answer();
		const result = await test(good);
		expect(result.status).toBe('Error');
		expect(result.message).toMatch(message);
		expect(result.message).not.toContain(TOKEN);
	});

	it('reports a base URL that lacks its path when the host answers 404 in JSON', async () => {
		nock('https://api.wavex.test').get('/sessions').reply(404, { message: 'No route' });
		const { message } = await test({ ...good, baseUrl: 'https://api.wavex.test' });
		expect(message).toBe(
			'No route. Correct the Base URL in the Wavex credential: it does not end in /api/v1.',
		);
	});

	it('reports a host that refuses the connection', async () => {
		nock.enableNetConnect('127.0.0.1');
		const { host } = await FaultyHost.start('refuse');
		const result = await test({ ...good, baseUrl: `http://${host}` });
		nock.disableNetConnect();
		expect(result.message).toMatch(
			new RegExp(`^The host ${host} refused the connection\\. .*Check the Base URL`),
		);
	});

	it('sends no request to a base URL that is not a valid URL', async () => {
		expect(await test({ ...good, baseUrl: 'ftp://x' })).toEqual({
			status: 'Error',
			message: 'The Base URL is not a valid URL. It must begin with https:// and end in /api/v1.',
		});
		expect(nock.isDone()).toBe(true);
	});
});

describe('the credential type', () => {
	it('keeps the token in a password field and has the documented address', () => {
		const [token, baseUrl] = new WavexApi().properties;
		expect(token).toMatchObject({ name: 'apiToken', typeOptions: { password: true }, default: '' });
		expect(baseUrl.default).toBe('https://whatsapp.theonesystemco.com/api/v1');
	});

	it('offers no country and every country for local numbers, in alphabetical order', () => {
		const field = new WavexApi().properties[2];
		const [none, ...countries] = (field.options ?? []) as INodePropertyOptions[];
		expect(field).toMatchObject({
			displayName: 'Country of Local Numbers',
			name: 'localCountry',
			type: 'options',
			default: 'none',
		});
		expect(none).toEqual({ name: 'None', value: 'none' });
		expect(countries).toContainEqual({ name: 'Egypt (+20)', value: 'EG' });
		expect(countries.map(({ value }) => value).sort()).toEqual(getCountries().sort());
		const names = countries.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
	});

	it('is tested by both nodes', () => {
		for (const node of [new Wavex(), new WavexTrigger()]) {
			const [{ testedBy }] = node.description.credentials!;
			expect(node.methods.credentialTest).toHaveProperty(testedBy as string);
		}
	});
});
