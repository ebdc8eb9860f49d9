import { campaignFromItems, createItems } from '../../support/campaignFromItems';
import { BASE_URL, TOKEN } from '../../support/credentials';
import { runWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { expectRequest, getJson } from '../../support/operationTests';
import { byId } from '../../support/parameters';

guardNetwork();

const inSession = { sessionId: byId('1') };

/** A credential whose local numbers are those of the country. */
const of = (localCountry: unknown) => ({
	credential: { apiToken: TOKEN, baseUrl: BASE_URL, localCountry: localCountry as string },
});

const LOCAL = '0100 111 2223';
const NUMBER = '201001112223';

const rows: Array<[string, Record<string, unknown>, string, object | undefined]> = [
	[
		'message.sendText',
		{ ...inSession, to: LOCAL, message: 'Hello' },
		'POST /sessions/1/messages/text',
		{ to: NUMBER, message: 'Hello' },
	],
	[
		'message.sendContact',
		{ ...inSession, to: '1001112223', contactName: 'Ali', contactPhone: LOCAL },
		'POST /sessions/1/messages/contact',
		{ to: NUMBER, contact_name: 'Ali', contact_phone: NUMBER },
	],
	[
		'message.getAll',
		{ ...inSession, limit: 5, filters: { to: LOCAL } },
		`GET /sessions/1/messages?per_page=5&to=${NUMBER}`,
		undefined,
	],
	[
		'template.send',
		{
			...inSession,
			templateId: byId('5'),
			to: LOCAL,
			variables: { mappingMode: 'defineBelow', value: { name: 'A' }, schema: [{ id: 'name' }] },
		},
		'POST /templates/5/send',
		{ session_id: 1, to: NUMBER, variables: { name: 'A' } },
	],
	[
		'campaign.create',
		{
			...inSession,
			name: 'Spring',
			message: 'Hello',
			recipients: { recipient: [{ phone: LOCAL }, { phone: '+966 055 123 4567' }] },
		},
		'POST /campaigns',
		{
			name: 'Spring',
			session_id: 1,
			message: 'Hello',
			type: 'immediate',
			recipients: [{ phone: NUMBER }, { phone: '966551234567' }],
		},
	],
	[
		'contact.import',
		{ contacts: { contact: [{ phone: LOCAL, name: 'Ali' }] } },
		'POST /contacts/import',
		{ contacts: [{ phone: NUMBER, name: 'Ali' }] },
	],
	[
		'contact.check',
		{ ...inSession, phone: LOCAL },
		`GET /contacts/${NUMBER}/check?session_id=1`,
		undefined,
	],
	[
		'session.requestPairingCode',
		{ ...inSession, phoneNumber: LOCAL },
		'POST /sessions/1/pair',
		{ phone_number: NUMBER },
	],
];

describe("a local number of the credential's country", () => {
	it.each(rows)('is understood by %s', async (key, parameters, request, body) => {
		const [resource, operation] = key.split('.');
		expectRequest({ request, ...(body && { body: body as never }) }).reply(200, {
			success: true,
			data: { id: 1 },
		});
		const { error } = await runWavex({ resource, operation, ...parameters } as never, of('EG'));
		expect(error).toBeUndefined();
	});

	it.each(['@c.us', ':3@s.whatsapp.net'])(
		'and a person given by %s reach the API as the same digits, with every operation',
		async (suffix) => {
			for (const [key, parameters, request, body] of rows) {
				const [resource, operation] = key.split('.');
				const given = JSON.parse(
					JSON.stringify(parameters).replace(
						/"0100 111 2223"|"1001112223"/g,
						`"${NUMBER}${suffix}"`,
					),
				) as typeof parameters;
				expectRequest({ request, ...(body && { body: body as never }) }).reply(200, {
					success: true,
					data: { id: 1 },
				});
				const { error } = await runWavex({ resource, operation, ...given } as never, of('EG'));
				expect(error).toBeUndefined();
			}
		},
	);

	it('is understood in the rows of Create From Input Items, once for each person', async () => {
		const recipients = [{ phone: NUMBER }, { phone: '5511999998888' }];
		const body = {
			name: 'Spring',
			session_id: 1,
			message: 'Hello',
			type: 'immediate',
			recipients,
		};
		expectRequest({ request: 'POST /campaigns', body }).reply(200, { data: { id: 7 } });
		const phones = [
			'01001112223',
			1001112223,
			'5511999998888',
			'+55 11 9999-8888',
			'120363012345678901@g.us',
			'status@broadcast',
			'5551234 5555678',
		];
		const { outputs, error } = await runWavex(campaignFromItems, {
			...createItems(...phones.map((phone) => ({ phone }))),
			...of('EG'),
		});
		expect(error).toBeUndefined();
		expect(getJson(outputs[0])).toEqual([
			{
				id: 7,
				recipients: 2,
				estimatedDuration: 'about 7 min',
				skipped: [
					{ item: 1, phone: 1001112223, reason: 'duplicate: the same number as item 0' },
					{ item: 3, phone: '+55 11 9999-8888', reason: 'duplicate: the same number as item 2' },
					{
						item: 4,
						phone: '120363012345678901@g.us',
						reason: "'120363012345678901@g.us' is a group",
					},
					{
						item: 5,
						phone: 'status@broadcast',
						reason: "'status@broadcast' is the WhatsApp status, not a person",
					},
					{
						item: 6,
						phone: '5551234 5555678',
						reason: "'5551234 5555678' contains two numbers",
					},
				],
			},
		]);
	});

	it.each([undefined, '', 'none'])('is refused when the country is %p', async (country) => {
		const parameters = { resource: 'message', operation: 'sendText', ...inSession, to: LOCAL };
		const { error } = await runWavex({ ...parameters, message: 'Hello' }, of(country));
		expect(error?.message).toContain("the credential's 'Country of Local Numbers' is not set");
		expect(error?.description).toMatch(/'Country of Local Numbers'.*This request was not sent\.$/);
	});

	it('is refused when the country is unknown, but an international number is not', async () => {
		const parameters = { resource: 'message', operation: 'sendText', ...inSession };
		const run = (to: string) => runWavex({ ...parameters, to, message: 'Hello' }, of('Egypt'));
		expect((await run(LOCAL)).error?.message).toContain("local country 'Egypt' is not a country");
		expectRequest({
			request: 'POST /sessions/1/messages/text',
			body: { to: NUMBER, message: 'Hello' },
		}).reply(200, { data: {} });
		expect((await run(`+${NUMBER}`)).error).toBeUndefined();
	});
});

describe('the filter To of Message: Get Many', () => {
	it.each([
		['20111', '20111'],
		['1223', '1223'],
		[20111, '20111'],
		['+20 111', '20111'],
		['٢٠١١١', '20111'],
		['0111', '111'],
		['+20 100 111 2223', NUMBER],
		[`${NUMBER}@c.us`, NUMBER],
		['120363041234567890@g.us', '120363041234567890%40g.us'],
	])('sends %p as %s', async (to, sent) => {
		expectRequest({ request: `GET /sessions/1/messages?per_page=5&to=${sent}` }).reply(200, {
			data: [],
		});
		const parameters = { resource: 'message', operation: 'getAll', ...inSession, limit: 5 };
		const { error } = await runWavex({ ...parameters, filters: { to } }, of('EG'));
		expect(error).toBeUndefined();
	});
});

describe('Campaign: Create', () => {
	it('refuses a person twice, groups and LIDs', async () => {
		const phones = ['+201001112223', '0020 100 111 2223', '12036301@g.us', '123@lid'];
		const { error } = await runWavex({
			...campaignFromItems,
			operation: 'create',
			recipientsMode: 'json',
			recipientsJson: JSON.stringify(phones.map((phone) => ({ phone }))),
		});
		expect(error?.message).toBe("3 of 4 recipients in 'Recipients (JSON)' are invalid");
		expect(error?.description).toBe(
			"Recipient 2: is the same person as recipient 1. Recipient 3: '12036301@g.us' is a group. Recipient 4: '123@lid' is a LID, which contains no phone number. This request was not sent.",
		);
	});
});
