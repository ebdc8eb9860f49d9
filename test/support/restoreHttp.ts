import http from 'node:http';
import https from 'node:https';

/**
 * Test files share Node's http modules, and nock replaces functions of them as soon as it is imported. Whatever a file leaves
 * there goes with it: otherwise a later file that opens real connections waits for ever.
 */
const { ClientRequest, get, request } = http;
const secure = { get: https.get, request: https.request };

afterAll(() => {
	Object.assign(http, { ClientRequest, get, request });
	Object.assign(https, secure);
});
