import type { Dialect } from '../../sandbox';
import { closeAll, start, type Body } from './sandboxClient';

afterEach(closeAll);

const to = '201234567890';
const PNG = 'iVBORw0KGgo=';
const DATA_URI = `data:image/png;base64,${PNG}`;

describe('a message accepts', () => {
	const post = async (kind: string, body: object, dialect: Partial<Dialect> = {}) => {
		const client = await start({ dialect });
		const path = `/sessions/1/messages/${kind}`;
		const { status } = await client.api('POST', path, { to, ...body });
		return { status, messages: (await client.control('GET', '/messages')).body as Body[] };
	};

	it.each([
		['30.0444', '31.2357'],
		['-90', '+180.0'],
		[30.0444, '31'],
	])('the coordinates %j and %j', async (latitude, longitude) => {
		const { status, messages } = await post('location', { latitude, longitude });
		expect(status).toBe(200);
		expect(messages[0].location).toMatchObject({
			latitude: Number(latitude),
			longitude: Number(longitude),
		});
	});

	it.each(['+20 111 222-3334', '201112223334', '20-111-2223334'])('the card %s', async (number) => {
		const { status } = await post('contact', { contact_name: 'Mona', contact_phone: number });
		expect(status).toBe(200);
	});

	it.each([
		['location', { latitude: '91', longitude: '0' }],
		['location', { latitude: 'north', longitude: 0 }],
		['location', { latitude: '', longitude: 0 }],
		['location', { latitude: 0, longitude: '180.1' }],
		['contact', { contact_name: 'Mona', contact_phone: '+20 (111) 2223334' }],
		['contact', { contact_name: 'Mona', contact_phone: '20111' }],
	])('no %s with %j', async (kind, body) => {
		expect((await post(kind, body)).status).toBe(422);
	});

	it.each([
		[{ image_url: DATA_URI }, 422, 200],
		[{ image_base64: DATA_URI }, 422, 200],
		[{ image_base64: PNG }, 200, 200],
	])('a file as %j', async (body, bare, everywhere) => {
		expect((await post('image', body)).status).toBe(bare);
		expect((await post('image', body, { base64: 'everywhere' })).status).toBe(everywhere);
	});
});
