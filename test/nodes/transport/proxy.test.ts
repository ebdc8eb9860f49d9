import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { TOKEN } from '../../support/credentials';
import { runWavex } from '../../support/n8n';

// Without nock: what it puts in the place of Node's requests does not let a proxy's agent through.
it('the proxy of Request Options gets the request, with the name and password that its address holds', async () => {
	const seen: Array<[string | undefined, string | undefined]> = [];
	const proxy = createServer((request, response) => {
		seen.push([request.url, request.headers['proxy-authorization']]);
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ success: true, data: [] }));
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	const { port } = proxy.address() as AddressInfo;
	const run = await runWavex(
		{
			resource: 'session',
			operation: 'getAll',
			requestOptions: { proxy: `http://me:se%20cret@127.0.0.1:${port}` },
		},
		{ credential: { apiToken: TOKEN, baseUrl: 'http://api.wavex.test/api/v1' } },
	);
	proxy.closeAllConnections();
	proxy.close();
	expect(run.error).toBeUndefined();
	const basic = `Basic ${Buffer.from('me:se cret').toString('base64')}`;
	expect(seen).toEqual([['http://api.wavex.test/api/v1/sessions', basic]]);
});
