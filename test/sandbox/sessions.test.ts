import { closeAll, eventually, start, type Client } from './sandboxClient';

afterEach(closeAll);

const PNG = 'data:image/png;base64,iVBORw0KGgo';

function waitForStatus(client: Client, id: number, status: string) {
	return eventually(async () => {
		const { body } = await client.api('GET', `/sessions/${id}`);
		return body.data.status === status && body;
	}, `session ${id} to be ${status}`);
}

async function waitForQrCode(client: Client, id: number) {
	return eventually(async () => {
		const { status, body } = await client.api('GET', `/sessions/${id}/qr`);
		return status === 200 && body.data;
	}, 'the QR code');
}

it('starts, shows a QR code, is scanned and connects', async () => {
	const client = await start();
	const setClock = (clock: number) => client.control('PUT', '/settings', { clock });
	const created = await client.api('POST', '/sessions', { name: 'Second' });
	expect(created).toMatchObject({ status: 201, body: { data: { id: 2, status: 'created' } } });
	expect((await client.api('GET', '/sessions/2/qr')).status).toBe(404);

	await setClock(20);
	await waitForQrCode(client, 2);
	// So that the code does not change between the requests.
	await setClock(0.01);
	const qrCode = await waitForQrCode(client, 2);
	expect(qrCode).toMatchObject({ status: 'qr', qr_code: expect.stringMatching(/^2@/) });
	expect(qrCode.qr_image.startsWith(PNG)).toBe(true);

	const picture = await fetch(`${client.sandbox.url}/_sandbox/sessions/2/qr.png`);
	const base64 = Buffer.from(await picture.arrayBuffer()).toString('base64');
	expect(qrCode.qr_image).toBe(`data:image/png;base64,${base64}`);

	await client.control('POST', '/sessions/2', { action: 'scan', phone: '201000000002' });
	await setClock(20);
	const { data, health } = await waitForStatus(client, 2, 'connected');
	expect(data).toMatchObject({ phone: '201000000002', health_status: 'healthy' });
	expect(health).toEqual({ healthy: true, status: 'connected' });
	const { body } = await client.api('GET', '/sessions/2/status');
	expect(body.data.clientInfo.wid).toEqual({
		_serialized: '201000000002@c.us',
		user: '201000000002',
		server: 'c.us',
	});
});

it('renews its QR code, and finally disconnects', async () => {
	const client = await start({ clock: 30 });
	await client.api('POST', '/sessions', { name: 'Second' });
	const first = await waitForQrCode(client, 2);
	await eventually(async () => {
		const { body } = await client.api('GET', '/sessions/2/qr');
		return body.data?.qr_code !== first.qr_code;
	}, 'another code');
	await client.control('PUT', '/settings', { clock: 2_000 });
	await waitForStatus(client, 2, 'disconnected');
});

describe('pairing', () => {
	it('connects by a code', async () => {
		const client = await start({ clock: 50 });
		await client.api('POST', '/sessions', { name: 'Second', connection_method: 'code' });
		const phone_number = '201000000002';
		const { body } = await client.api('POST', '/sessions/2/pair', { phone_number });
		expect(body.data.pairing_code).toMatch(/^[A-Z1-9]{4}-[A-Z1-9]{4}$/);
		await client.control('POST', '/sessions/2', { action: 'scan', phone: phone_number });
		await waitForStatus(client, 2, 'connected');
	});

	it('reports a session that is already connected', async () => {
		const client = await start();
		const { body } = await client.api('POST', '/sessions/1/pair', { phone_number: '201000000001' });
		expect(body.data).toEqual({ status: 'connected' });
	});

	it.each(['12345678', '+201000000001', '020100000001', ''])(
		'rejects "%s"',
		async (phone_number) => {
			const client = await start();
			const { status, body } = await client.api('POST', '/sessions/1/pair', { phone_number });
			expect({ status, fields: Object.keys(body.errors) }).toEqual({
				status: 422,
				fields: ['phone_number'],
			});
		},
	);
});

it('stops and starts again without a new QR code', async () => {
	const client = await start({ clock: 50 });
	await client.api('POST', '/sessions/1/stop');
	expect((await waitForStatus(client, 1, 'disconnected')).health).toEqual({
		healthy: false,
		status: 'disconnected',
	});
	await client.api('POST', '/sessions/1/start');
	await waitForStatus(client, 1, 'connected');
});

it('needs a new QR code after the phone unlinks it', async () => {
	const client = await start({ clock: 50 });
	await client.control('POST', '/sessions/1', { action: 'unlink' });
	await client.api('POST', '/sessions/1/start');
	await waitForQrCode(client, 1);
});

it('has a heartbeat every 30 seconds until the phone sleeps', async () => {
	const client = await start({ clock: 1_000 });
	const health = async () => (await client.api('GET', '/sessions/1/health')).body.data;
	await eventually(async () => {
		const { last_heartbeat_at, last_connected_at } = await health();
		const connectedFor = Date.parse(last_heartbeat_at) - Date.parse(last_connected_at);
		expect(connectedFor % 30_000).toBe(0);
		return connectedFor >= 60_000;
	}, 'the second heartbeat');
	await client.control('POST', '/sessions/1', { action: 'sleep' });
	const asleep = await eventually(async () => {
		const found = await health();
		return found.consecutive_failures > 1 && found;
	}, 'missed heartbeats');
	expect(asleep).toMatchObject({ status: 'connected', health_status: 'warning' });
});

it('does not exist after it is deleted', async () => {
	const client = await start();
	expect((await client.api('DELETE', '/sessions/1')).body).not.toHaveProperty('data');
	expect((await client.api('GET', '/sessions/1')).status).toBe(404);
});

it('cannot be scanned without a QR code', async () => {
	const client = await start();
	expect((await client.control('POST', '/sessions/1', { action: 'scan' })).status).toBe(422);
});
