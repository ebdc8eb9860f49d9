import { TOKEN } from '../../support/credentials';
import { pick } from '../../support/editor';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';

guardNetwork();

const text = {
	resource: 'message',
	operation: 'sendText',
	sessionId: { __rl: true, mode: 'id', value: '1' },
	to: '201234567890',
	message: 'Hello',
};
const list = { resource: 'session', operation: 'getAll' };

describe('bad input', () => {
	// As expressions, since n8n itself stops a required field that is plainly empty.
	const sessionId = (value: string) => ({ __rl: true, mode: 'id', value: `={{ "${value}" }}` });

	it.each([
		['an empty recipient', { to: '={{ "" }}' }, "The field 'To' is empty"],
		['a recipient of spaces', { to: '={{ "  " }}' }, "The field 'To' is empty"],
		['words for a recipient', { to: 'my friend' }, "'my friend' is not a phone number"],
		['an empty message', { message: '={{ " " }}' }, "The field 'Message' is empty"],
		['no session', { sessionId: sessionId('') }, 'The session ID is empty'],
		[
			'a session that leads to another path',
			{ sessionId: sessionId('..') },
			'The session ID is not valid',
		],
		[
			'the memory key of the trigger',
			{ sessionId: sessionId('2:201234567890') },
			'The session ID is not valid',
		],
		[
			'a campaign whose ID a database reads as 2',
			{ resource: 'campaign', operation: 'start', campaignId: sessionId('2-spring') },
			'The campaign ID is not valid',
		],
		[
			'a template whose ID a database reads as 2',
			{ resource: 'template', operation: 'send', templateId: sessionId('2.5') },
			'The template ID is not valid',
		],
	])('%s: a clear error, and nothing is sent', async (_, change, message) => {
		const { error } = await runWavex({ ...text, ...change });
		expect(error).toMatchObject({
			message,
			description: expect.stringMatching(/This request was not sent\.$/),
		});
	});

	it.each(['nowhere', 'https://api.wavex.test:99999/api/v1'])(
		'a base URL that is not a valid URL: %s',
		async (baseUrl) => {
			const message = 'The Base URL in the Wavex credential is not a valid URL';
			const { error } = await runWavex(list, { credential: { apiToken: TOKEN, baseUrl } });
			expect(error?.message).toBe(message);
			await expect(pick('searchSessions', '', '', baseUrl)).rejects.toThrow(message);
		},
	);

	it('of a later item says that only this item was not sent', async () => {
		expectRequest({
			request: 'POST /sessions/1/messages/text',
			body: { to: '201234567890', message: 'Hello' },
		}).reply(200, { success: true });
		const to = '={{ $json.to }}';
		const items = [{ json: { to: '201234567890' } }, { json: { to: 'my friend' } }];
		const { error } = await runWavex({ ...text, to }, { items });
		expect(error?.description).toMatch(
			/This request was not sent\. Of the 2 items, item 0 was sent, item 1 failed\.$/,
		);
	});

	it('accepts a base URL with slashes and spaces around it', async () => {
		expectRequest({ request: 'GET /sessions' }).reply(200, { success: true, data: [] });
		const { error } = await runWavex(list, {
			credential: { apiToken: ` ${TOKEN}\n`, baseUrl: ' https://api.wavex.test/api/v1// ' },
		});
		expect(error).toBeUndefined();
	});
});
