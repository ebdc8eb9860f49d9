import { closeAll, eventually, start, type Body } from './sandboxClient';

afterEach(closeAll);

describe('templates', () => {
	it('are created, updated and lose their media', async () => {
		const client = await start();
		const media = { media_url: 'https://example.com/a.jpg', media_type: 'image/jpeg' };
		const body = { name: 'T', content: 'Dear {{name}}, {{ name }} and {{ اسم }}', ...media };
		const { body: made } = await client.api('POST', '/templates', body);
		expect(made.data).toMatchObject({ id: 3, category: 'general', variables: ['name', 'اسم'] });
		const none = { media_url: null, media_type: null, media_filename: null };
		await client.api('PUT', '/templates/3', { content: 'Bye', ...none });
		const { body: changed } = await client.api('GET', '/templates/3');
		expect(changed.data).toMatchObject({ name: 'T', content: 'Bye', variables: [], ...none });
		await client.api('DELETE', '/templates/3');
		expect((await client.api('GET', '/templates/3')).status).toBe(404);
	});

	it('keep their category when only the name changes', async () => {
		const client = await start();
		await client.api('PUT', '/templates/2', { name: 'Renamed' });
		const { body } = await client.api('GET', '/templates/2');
		expect(body.data).toMatchObject({ name: 'Renamed', category: 'transactional' });
	});

	it('render their variables, and list the missing ones', async () => {
		const client = await start();
		const variables = { name: 'Ahmed' };
		const { body } = await client.api('POST', '/templates/1/preview', { variables });
		expect(body.data).toEqual({
			content: 'Hello Ahmed, welcome to {{shop}}!',
			variables: ['name', 'shop'],
			missing_variables: ['shop'],
		});
	});

	it('accept any value except null, and no inherited property', async () => {
		const client = await start();
		const content = '{{zero}} {{no}} {{empty}} {{none}} {{constructor}}';
		await client.api('PUT', '/templates/1', { content });
		const variables = { zero: 0, no: false, empty: '', none: null };
		const { body } = await client.api('POST', '/templates/1/preview', { variables });
		expect(body.data.content).toBe('0 false  {{none}} {{constructor}}');
		expect(body.data.missing_variables).toEqual(['none', 'constructor']);
	});

	it('are sent with their media', async () => {
		const client = await start();
		const media = { media_url: 'https://example.com/a.jpg', media_type: 'image/jpeg' };
		await client.api('PUT', '/templates/1', media);
		const variables = { name: 'Ahmed', shop: 'us' };
		const body = { session_id: 1, to: '201234567890', variables };
		const { body: accepted } = await client.api('POST', '/templates/1/send', body);
		expect(accepted.data).toEqual({ status: 'queued', to: '201234567890', session_id: 1 });
		const { body: messages } = await client.control('GET', '/messages');
		expect(messages[0]).toMatchObject({
			type: 'image',
			text: 'Hello Ahmed, welcome to us!',
			media: { url: 'https://example.com/a.jpg', mime_type: 'image/jpeg' },
		});
	});
});

describe('contacts', () => {
	it('are found by name and by number', async () => {
		const client = await start();
		const searchNames = async (search: string) => {
			const { body } = await client.api('GET', `/contacts?search=${search}`);
			return body.data.map(({ name }: Body) => name);
		};
		expect(await searchNames('mona')).toEqual(['Mona Ali']);
		expect(await searchNames('9715')).toEqual(['Omar Khalid']);
		expect(await searchNames('unknown')).toEqual([]);
	});

	it('are imported once, and renamed by a second entry', async () => {
		const client = await start();
		const contacts = [
			{ phone: '201234567890', name: 'Renamed' },
			{ phone: '201555555555', name: 'New' },
			{ phone: '201555555555' },
		];
		const { body } = await client.api('POST', '/contacts/import', { contacts });
		expect(body.data).toEqual({ imported: 1, updated: 2 });
		const { body: list } = await client.api('GET', '/contacts');
		expect(list.data.map(({ name }: Body) => name)).toEqual([
			'Renamed',
			'Mona Ali',
			'Omar Khalid',
			'Sara Nasser',
			'New',
		]);
	});

	it('are synced later', async () => {
		const client = await start({ clock: 100 });
		await client.api('POST', '/contacts/sync', { session_id: 1 });
		await eventually(
			async () => (await client.api('GET', '/contacts?session_id=1')).body.data.length === 6,
			'the sync',
		);
	});

	it.each([
		['201234567890', { exists: true, whatsapp_id: '201234567890@c.us' }],
		['201234560000', { exists: false, whatsapp_id: null }],
	])('%s is checked', async (phone, expected) => {
		const client = await start();
		const { body } = await client.api('GET', `/contacts/${phone}/check?session_id=1`);
		expect(body.data).toEqual({ phone, ...expected });
	});

	it('are not checked without a session', async () => {
		const client = await start();
		const { status, body } = await client.api('GET', '/contacts/201234567890/check');
		expect({ status, fields: Object.keys(body.errors) }).toEqual({
			status: 422,
			fields: ['session_id'],
		});
	});
});

describe('groups', () => {
	it('are found by either id, and list their participants', async () => {
		const client = await start();
		const { body } = await client.api('GET', '/groups/1');
		expect(body.data).toMatchObject({ name: 'Regular customers', participants_count: 5 });
		const other = await client.api('GET', `/groups/${body.data.group_id}/participants`);
		expect(other.body.data).toEqual(body.data.contacts);
		expect(other.body.data[4]).toMatchObject({ whatsapp_id: '98765432101234@lid', phone: null });
	});

	it('receive messages', async () => {
		const client = await start({ clock: 100 });
		const { body } = await client.api('POST', '/groups/1/message', { message: 'Hello all' });
		const group_id = '120363012345678901@g.us';
		expect(body.data).toEqual({ status: 'queued', to: group_id, session_id: 1 });
		const sent = await eventually(async () => {
			const { body: messages } = await client.control('GET', '/messages');
			return messages[0].status === 'sent' && (messages[0] as Body);
		}, 'the message to be sent');
		expect(sent).toMatchObject({ chat_id: group_id, text: 'Hello all' });
	});

	it('are synced later, without a session in the body', async () => {
		const client = await start({ clock: 100 });
		expect((await client.api('POST', '/groups/sync')).status).toBe(200);
		await eventually(
			async () => (await client.api('GET', '/groups')).body.data.length === 3,
			'the sync',
		);
	});
});
