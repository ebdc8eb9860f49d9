import { NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import { createInputError, toNodeError } from '../../../nodes/Wavex/errors/nodeErrors';
import { maskTokensIn, rememberToken } from '../../../nodes/Wavex/utils/maskTokens';
import { BASE_URL } from '../../support/credentials';
import { pick } from '../../support/editor';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';

guardNetwork();

/** Has none of the forms that the API documents, and characters that URLs and JSON escape. */
const TOKEN = 'Secret/key"with+signs-42';

const FORMS: Record<string, string> = {
	plain: TOKEN,
	'in JSON': JSON.stringify(TOKEN).slice(1, -1),
	'in a URL': encodeURIComponent(TOKEN),
	'in a URL in lower case': encodeURIComponent(TOKEN).toLowerCase().replace('secret', 'Secret'),
	'in base64': Buffer.from(TOKEN).toString('base64'),
	'in base64 for URLs': Buffer.from(TOKEN).toString('base64url'),
	'in a header in base64': Buffer.from(`Bearer ${TOKEN}`).toString('base64'),
};

const node = { name: 'Wavex', type: 'n8n-nodes-wavex.wavex', parameters: {} } as unknown as INode;
const credential = { apiToken: ` ${TOKEN}\n`, baseUrl: BASE_URL };

/** Returns everything that n8n could show or store of an error, but the node, which holds what the user entered. */
function serialize(error: unknown): string {
	const seen = new Set<object>();
	const collect = (value: unknown): string => {
		if (typeof value !== 'object' || value === null) return String(value);
		if (seen.has(value)) return '';
		seen.add(value);
		const properties = Object.entries(Object.getOwnPropertyDescriptors(value)).filter(
			([key]) => key !== 'node',
		);
		return properties.map(([key, { value: inner }]) => `${key}: ${collect(inner)}`).join('\n');
	};
	return collect(error);
}

describe.each(Object.entries(FORMS))('the token in use, %s', (_, form) => {
	it('is masked when the API quotes it', async () => {
		expectRequest({ request: 'GET /sessions' }, TOKEN).reply(422, {
			message: `Bad token ${form}`,
			errors: { token: [`${form} is unknown`] },
		});
		const { error } = await runWavex({ resource: 'session', operation: 'getAll' }, { credential });
		expect(error?.message).toMatch(/^Bad token \S*\*\*\*\*/);
		expect(serialize(error)).not.toContain(form);
	});

	it('is masked in a foreign error: its text, context, cause and request', () => {
		rememberToken(TOKEN);
		const cause = Object.assign(new Error(`cause ${form}`), {
			config: { headers: { Authorization: `Bearer ${form}` } },
		});
		const foreign = Object.assign(new Error(`failed with ${form}`, { cause }), {
			description: `because of ${form}`,
			context: { data: { sent: [form] } },
		});
		const error = toNodeError(node, foreign);
		expect(error.message).toMatch(/^failed with /);
		expect(serialize(error)).not.toContain(form);
	});

	it("is masked in an error of n8n's own", () => {
		const error = new NodeOperationError(node, `with ${form}`, { description: `for ${form}` });
		error.context.request = { headers: { Authorization: `Bearer ${form}` } };
		expect(serialize(toNodeError(node, error))).not.toContain(form);
	});

	it('is masked in an error about what the user entered', () => {
		expect(
			serialize(createInputError(node, `'${form}' is no number`, `Not ${form}.`)),
		).not.toContain(form);
	});
});

it('is masked when the user enters it in another field', async () => {
	const text = { resource: 'message', operation: 'sendText', message: 'Hello', to: TOKEN };
	const sessionId = { __rl: true, mode: 'id', value: '1' };
	const { error } = await runWavex({ ...text, sessionId }, { credential });
	expect(error?.message).toContain('is not a phone number');
	expect(serialize(error)).not.toContain(TOKEN);
});

it('is masked as a whole when an error quotes only the beginning of a long value', async () => {
	const long = `${'x'.repeat(30)}${TOKEN}`;
	const text = { resource: 'message', operation: 'sendText', message: 'Hello', to: long };
	const sessionId = { __rl: true, mode: 'id', value: '1' };
	const { error } = await runWavex({ ...text, sessionId }, { credential });
	expect(error?.message).toContain('xSecr****');
});

it('is masked in the item of a failed item with "Continue"', async () => {
	expectRequest({ request: 'GET /sessions' }, TOKEN).reply(403, { message: `No ${TOKEN}` });
	const run = await runWavex(
		{ resource: 'session', operation: 'getAll' },
		{ credential, node: { onError: 'continueRegularOutput' } },
	);
	expect(run.outputs[0][0].json.error).toMatch(/^No Secr\*\*\*\*/);
});

it('is masked in the error of a picker', async () => {
	expectRequest({ request: 'GET /sessions' }).reply(403, { message: 'No wavex_t0ken-for-tests' });
	await expect(pick('searchSessions')).rejects.toThrow('No wave****ests');
});

it('leaves an error without a token as it is, its cause included', () => {
	const cause = new TypeError('no wonder');
	const error = toNodeError(node, new Error('failed', { cause }));
	expect((error.cause as Error).cause).toBe(cause);
});

it('does not mask by a token so short that words would vanish', () => {
	rememberToken('test');
	expect(maskTokensIn('a test of text')).toBe('a test of text');
});
