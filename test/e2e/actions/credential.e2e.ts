import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { FaultyHost } from '../../support/faultyHost';
import { connect, type TestEnvironment } from '../../../tools/testEnvironment';

let environment: TestEnvironment;
beforeAll(async () => {
	environment = await connect();
	await environment.sandbox.reset();
});

/** Presses Test in the editor's credential window. */
async function testCredential(change: Partial<{ apiToken: string; baseUrl: string }> = {}) {
	const { apiToken, baseUrl } = environment.credential;
	const data = { apiToken, baseUrl, ...change };
	return await environment.n8n.testCredential({ name: 'Wavex', type: 'wavexApi', data });
}

it('passes with the right token', async () => {
	expect(await testCredential()).toEqual({ status: 'OK', message: 'Connection successful' });
	expect(await environment.sandbox.actionRequests()).toEqual(['GET /sessions']);
});

it('tolerates slashes at the end of the base URL', async () => {
	expect(await testCredential({ baseUrl: `${environment.credential.baseUrl}//` })).toMatchObject({
		status: 'OK',
	});
});

it('names a wrong token', async () => {
	const { status, message } = await testCredential({ apiToken: 'wavex_wrong' });
	expect(status).toBe('Error');
	expect(message).toMatch(/^The API token was not accepted\. Open the Wavex credential/);
});

it('names a host that cannot be reached', async () => {
	const { host } = await FaultyHost.start('refuse');
	const { status, message } = await testCredential({ baseUrl: `http://${host}/api/v1` });
	expect(status).toBe('Error');
	expect(message).toMatch(
		`The host ${host} refused the connection. This request was not sent. Check the Base URL`,
	);
});

it('names a host that never responds, also when it ends the connection without an error', async () => {
	const faulty = await FaultyHost.start('upgrade');
	const { status, message } = await testCredential({ baseUrl: `http://${faulty.host}` });
	await faulty.stop();
	expect(status).toBe('Error');
	expect(message).toMatch(`The host ${faulty.host} did not respond in time.`);
}, 60_000);

it('names a host that answers with a web page', async () => {
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'text/html').end('<html>Welcome</html>');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	const { status, message } = await testCredential({ baseUrl: `http://${host}` });
	server.close();
	expect(status).toBe('Error');
	expect(message).toMatch(`The host ${host} did not respond like the Wavex API.`);
});
