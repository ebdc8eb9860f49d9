import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { fillVariables } from '../../../nodes/Wavex/resources/campaign/textVariables';
import { fillText, findVariables } from '../../../nodes/Wavex/utils/expression';
import { campaignFromItems, createItems } from '../../support/campaignFromItems';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';
import { byId } from '../../support/parameters';

guardNetwork();

const phones = ['201234567890', '201234567891'];

const create = {
	resource: 'campaign',
	operation: 'create',
	name: 'Spring',
	sessionId: byId('1'),
	recipientsMode: 'json',
};

/** Runs Create with these recipients and returns the error as one text. */
async function createWith(message: string, recipients: IDataObject[], rest: IDataObject = {}) {
	const recipientsJson = JSON.stringify(recipients);
	const { error } = await runWavex({ ...create, message, recipientsJson, ...rest });
	return error && `${error.message}. ${error.description}`;
}

const both = phones.map((phone) => ({ phone }));

describe('a campaign whose text names variables that recipients have no value for', () => {
	it.each<[string, string, IDataObject[], RegExp]>([
		[
			'none of them',
			'أهلاً {{name}}',
			both,
			/^The message's variable 'name' is empty for 2 of 2 recipients\. Recipient 1: the message's variable 'name' is empty\. Recipient 2: .*This request was not sent\.$/,
		],
		[
			'some of them, of several variables with spaces and Arabic names',
			'{{ name }} {{المدينة}} {{ first name }}',
			[
				{
					phone: phones[0],
					name: 'Ahmed',
					variables: { المدينة: 'القاهرة', 'first name': 'A' },
				},
				{ phone: phones[1], name: 'Mona', variables: { 'first name': 'M' } },
			],
			/^The message's variable 'المدينة' is empty for 1 of 2 recipients\. Recipient 2: /,
		],
		[
			'numbers as names, and values that are empty',
			'{{1}} {{2}}',
			[{ phone: phones[0], variables: { 1: 'a', 2: ' ' } }],
			/variable '2' is empty for 1 of 1 recipients/,
		],
		[
			'a name of another case',
			'Hello {{Name}}',
			[{ phone: phones[0], variables: { name: 'Ahmed' } }],
			/Recipient 1: the message's variable 'Name' is empty \(there is 'name'\)/,
		],
		[
			'a name that every object has',
			'Hello {{constructor}}',
			[{ phone: phones[0] }],
			/variable 'constructor' is empty/,
		],
	])('is refused: %s', async (_, message, recipients, expected) => {
		expect(await createWith(message, recipients)).toMatch(expected);
	});

	it('is refused, too, when it comes from a template', async () => {
		expectRequest({ request: 'GET /templates/5' }).reply(200, {
			data: { id: 5, content: 'Hello {{name}}' },
		});
		const template = { contentSource: 'template', templateId: byId('5') };
		expect(await createWith('', both, template)).toMatch(
			/^The template's variable 'name' is empty for 2 of 2 recipients/,
		);
	});

	it('is sent with the name and number of the recipient as their values', async () => {
		const variables = { name: 'Ahmed', phone: phones[0] };
		expectRequest({
			request: 'POST /campaigns',
			body: {
				name: 'Spring',
				session_id: 1,
				message: '{{name}} {{phone}}',
				type: 'immediate',
				recipients: [{ phone: phones[0], name: 'Ahmed', variables }],
			},
		}).reply(200, { data: { id: 7 } });
		const error = await createWith('{{ name }} {{phone}}', [{ phone: phones[0], name: 'Ahmed' }]);
		expect(error).toBeUndefined();
	});
});

describe('a campaign of input items whose text names variables', () => {
	const run = async (parameters: IDataObject, ...items: IDataObject[]) =>
		await runWavex({ ...campaignFromItems, ...parameters }, createItems(...items));

	it('is refused, saying it once, when no item has a value', async () => {
		const startImmediately = true;
		const { error } = await run({ message: 'أهلاً {{name}}', startImmediately }, ...both);
		expect(error?.message).toBe(
			"None of the 2 input items can be a recipient: the message's variable 'name' is empty",
		);
	});

	it('skips the items without a value, also of a variable in the text of an expression', async () => {
		expectRequest({
			request: 'POST /campaigns',
			body: {
				name: 'Spring',
				session_id: 1,
				message: '{{item_text}}',
				type: 'immediate',
				recipients: [
					{ phone: '201234567892', name: 'Ali', variables: { item_text: 'Hi' } },
					{
						phone: phones[0],
						name: 'Ahmed',
						variables: { name: 'Ahmed', item_text: 'Hello Ahmed' },
					},
				],
			},
		}).reply(200, { data: { id: 7 } });
		const { outputs, error } = await run(
			{ message: '={{ $json.text }}', recipientName: '={{ $json.name }}' },
			{ phone: '201234567892', name: 'Ali', text: 'Hi' },
			{ phone: phones[0], name: 'Ahmed', text: 'Hello {{name}}' },
			{ phone: phones[1], text: 'Hello {{ name }}' },
		);
		expect(error).toBeUndefined();
		expect(outputs[0][0].json.skipped).toEqual([
			{ item: 2, phone: phones[1], reason: "the message's variable 'name' is empty" },
		]);
	});
});

it('no text whose variables all have values leaves one of them raw, whatever the names', () => {
	const name = fc.constantFrom('name', 'phone', 'Name', '1', 'الاسم', 'first name', '__proto__');
	const value = fc.constantFrom('Ahmed', '', ' ', null, 0, '$&');
	fc.assert(
		fc.property(fc.array(name), fc.dictionary(name, value), value, (names, variables, own) => {
			const text = names.map((each) => `Hi {{ ${each} }}`).join(' ');
			const recipient: IDataObject = { phone: phones[0], name: own, variables };
			const empty = fillVariables(recipient, findVariables(text));
			const filled = fillText(text, recipient.variables as IDataObject);
			const left = findVariables(filled);
			expect(left.filter((each) => !empty.includes(each))).toEqual([]);
		}),
		{ seed: 19 },
	);
});
