import { NodeHelpers } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import { Wavex } from '../../../nodes/Wavex/Wavex.node';
import { campaignFromItems, createItems } from '../../support/campaignFromItems';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';
import { byId } from '../../support/parameters';

guardNetwork();

const text = {
	resource: 'message',
	operation: 'sendText',
	sessionId: byId('1'),
	to: '201234567890',
	message: 'Hello',
};
const send = () =>
	expectRequest({
		request: 'POST /sessions/1/messages/text',
		body: { to: '201234567890', message: 'Hello' },
	});

describe('an error of a list', () => {
	const items = ['x', 'y', 'z'].map((to) => ({ json: { to } }));
	const getItem = async (parameters: object, answer?: () => unknown) => {
		answer?.();
		const { error } = await runWavex({ ...text, ...parameters }, { items });
		return error?.context.itemIndex;
	};

	it('names the item if it is about one, and none if it is the same for all', async () => {
		const answer = () => send().reply(401, {});
		expect(await getItem({ to: '={{ $json.to }}' })).toBe(0);
		expect(await getItem({ to: 'x' })).toBeUndefined();
		expect(await getItem({ to: '={{ "201234567890" }}' }, answer)).toBeUndefined();
	});
});

describe('an expression in a field that is set to Fixed', () => {
	const all = createItems({ phone: '201234567890' }, { phone: '201234567891' });

	it.each<[string, object, string, string]>([
		['To', { to: '{{ $json.phone }}' }, '{{ $json.phone }}', 'To'],
		[
			'a text with more code',
			{ message: 'A {{ Number($json.n) + 1 }}' },
			'{{ Number($json.n) + 1 }}',
			'Message',
		],
		[
			'the braces are not closed',
			{ message: "Hi {{ $('Form').item.json.name }" },
			"{{ $('Form').item.json.name }}}",
			'Message',
		],
		[
			'an option',
			{ options: { skipIfSentHours: '{{ $now.hour }}' } },
			'{{ $now.hour }}',
			'Skip If Sent in the Last (Hours)',
		],
		[
			'a campaign',
			{ ...campaignFromItems, recipientPhone: '{{ $json.phone }}' },
			'{{ $json.phone }}',
			'Recipient Phone',
		],
		[
			'a variable of a campaign',
			{
				...campaignFromItems,
				recipientVariables: { variable: [{ key: 'name', value: '{{$json.name}}' }] },
			},
			'{{$json.name}}',
			'Value',
		],
	])('is refused once for the whole list: %s', async (_, parameters, code, label) => {
		const { error } = await runWavex({ ...text, ...parameters }, all);
		expect(error?.message).toBe(
			`The field '${label}' contains ${code}, which n8n did not evaluate`,
		);
		expect(error?.description).toMatch(
			`Switch the field '${label}' to Expression. This request was not sent.`,
		);
		expect(error?.context.itemIndex).toBeUndefined();
	});

	it('is told from variables and prices', async () => {
		const message = 'Hello {{name}}, {{ price }} $5, {{$}}';
		expectRequest({
			request: 'POST /sessions/1/messages/text',
			body: { to: '201234567890', message },
		}).reply(200, { success: true, data: {} });
		expect((await runWavex({ ...text, message })).error).toBeUndefined();
	});
});

it('a session ID that is none is said once, before the node runs', () => {
	const { description } = new Wavex();
	const parameters = { ...text, sessionId: byId('{{ $json.id }}') };
	const node = { parameters, typeVersion: 1 } as unknown as INode;
	expect(NodeHelpers.getNodeParametersIssues(description.properties, node, description)).toEqual({
		parameters: {
			sessionId: [
				'A session ID is a whole number. For an expression, switch the field to Expression.',
			],
		},
	});
});
