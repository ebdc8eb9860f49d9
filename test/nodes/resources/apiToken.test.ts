import type { Body } from 'nock';

import { TOKEN } from '../../support/credentials';
import { runWavex } from '../../support/n8n';
import { expectRequest, getJson, testOperations } from '../../support/operationTests';

const NEW = 'wavex_9z8y7x6w5v4u';
const SESSION = '12|aBcDeFgHiJkLmNoPqRsTuVwXyZ';
const created_at = '2026-01-01T00:00:00Z';

testOperations('apiToken', {
	get: {
		request: 'GET /api/client/api-token',
		answer: { success: true, data: { token: TOKEN, type: 'permanent', created_at } },
		items: [{ token: 'wave****ests', type: 'permanent', created_at }],
	},
	regenerate: {
		request: 'POST /api/client/api-token/regenerate',
		answer: {
			success: true,
			message_en: 'Regenerated',
			data: { token: NEW, token_type: 'Bearer' },
		},
		items: [{ token: 'wave****5v4u', token_type: 'Bearer' }],
	},
});

const get = { resource: 'apiToken', operation: 'get' };
const regenerate = { resource: 'apiToken', operation: 'regenerate' };

describe('apiToken: masking', () => {
	const answers: Record<string, Body> = {
		nested: { data: { client: { tokens: [{ plainTextToken: NEW }] } } },
		'a bare text': { success: true, data: NEW },
		'outside of data': { success: true, api_token: NEW },
		'in a message': { success: true, message_en: `Use ${NEW} from now on` },
		'of a form of its own': {
			data: { token: 'abcdefghijklmnopqrstuvwxyz', text: 'abcdefghijklmnopqrstuvwxyz' },
		},
		'of a session, in a message': { data: { note: `Use ${SESSION} from now on` } },
		'the one in use, in a message': { data: { note: `Use ${TOKEN} from now on` } },
	};

	it.each(Object.entries(answers))('hides a token %s', async (_, answer) => {
		expectRequest({ request: 'POST /api/client/api-token/regenerate' }).reply(200, answer);
		const run = await runWavex(regenerate);
		expect(run.error).toBeUndefined();
		const shown = JSON.stringify(run.outputs);
		expect(shown).toContain('****');
		for (const token of [NEW, SESSION, TOKEN, 'abcdefghijklmnopqrstuvwxyz']) {
			expect(shown).not.toContain(token);
		}
	});

	it('hides a short token altogether', async () => {
		expectRequest({ request: 'GET /api/client/api-token' }).reply(200, {
			data: { token: 'shorttoken' },
		});
		const run = await runWavex(get);
		expect(getJson(run.outputs[0])).toEqual([{ token: '****' }]);
	});

	it.each([get, regenerate])(
		'shows the token when it is to be revealed: $operation',
		async (at) => {
			const method = at === get ? 'GET' : 'POST';
			const path = at === get ? '' : '/regenerate';
			expectRequest({ request: `${method} /api/client/api-token${path}` }).reply(200, {
				data: { token: NEW },
			});
			const run = await runWavex({ ...at, options: { revealToken: true } });
			expect(getJson(run.outputs[0])).toEqual([{ token: NEW }]);
		},
	);

	const failures: Record<string, [status: number, body: Body]> = {
		'a refusal': [403, { message: `${NEW} is not allowed` }],
		fields: [422, { message: 'No', errors: { token: [`${SESSION} has expired`] } }],
		'a failure of the server': [500, { message: `Cannot save ${NEW}` }],
	};

	it.each(Object.entries(failures))('hides a token in %s', async (_, [status, body]) => {
		expectRequest({ request: 'POST /api/client/api-token/regenerate' }).reply(status, body);
		const { error } = await runWavex(regenerate);
		expect(error).toBeDefined();
		const shown = `${error?.message} ${error?.description} ${JSON.stringify(error)}`;
		for (const token of [NEW, SESSION, TOKEN]) expect(shown).not.toContain(token);
	});

	it('hides a token when the run continues', async () => {
		expectRequest({ request: 'POST /api/client/api-token/regenerate' }).reply(403, {
			message: `${NEW} is not allowed`,
		});
		const run = await runWavex(regenerate, { node: { onError: 'continueRegularOutput' } });
		expect(JSON.stringify(run.outputs)).toContain('wave****5v4u is not allowed');
	});
});
