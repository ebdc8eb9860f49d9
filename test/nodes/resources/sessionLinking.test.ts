import { setImmediate } from 'node:timers/promises';

import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { scaleLimit } from '../../../tools/machineFactor';
import { HOST } from '../../support/credentials';
import { runWavex, startWavex } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { byId } from '../../support/parameters';
import { expectRequest, getJson } from '../../support/operationTests';

guardNetwork();

const PNG = 'iVBORw0KGgoAAAANSUhEUg==';
const picture = `data:image/png;base64,${PNG}`;

const qr = { resource: 'session', operation: 'getQr', sessionId: byId(1) };
const asked = { request: 'GET /sessions/1/qr' };

describe('Get QR Code', () => {
	it('puts the picture into the named binary field, and no base64 into the json', async () => {
		const data = { status: 'connecting', qr_code: '2@abc', qr_image: picture };
		expectRequest(asked).reply(200, { success: true, data });
		const { outputs } = await runWavex({ ...qr, binaryPropertyName: 'code' });
		expect(outputs[0]).toMatchObject([
			{
				json: { status: 'connecting', qr_code: '2@abc' },
				binary: { code: { data: PNG, mimeType: 'image/png', fileName: 'qr.png' } },
				pairedItem: { item: 0 },
			},
		]);
		expect(JSON.stringify(outputs[0][0].json)).not.toContain(PNG);
	});

	it.each(['qr_code', 'qr', 'image'])('finds the picture under %s as well', async (field) => {
		const data = { status: 'connecting', [field]: picture };
		expectRequest(asked).reply(200, { success: true, data });
		const { outputs } = await runWavex(qr);
		expect(outputs[0][0].json).toEqual({ status: 'connecting', qr_code: null });
		expect(outputs[0][0].binary?.data).toMatchObject({ data: PNG });
	});

	it('says that a connected session needs none', async () => {
		const data = { status: 'connected', qr_code: null, qr_image: null };
		expectRequest(asked).reply(200, { success: true, data });
		const { outputs } = await runWavex(qr);
		expect(outputs[0][0].binary).toBeUndefined();
		expect(outputs[0][0].json).toEqual({
			status: 'connected',
			qr_code: null,
			message: 'The session is already connected and needs no QR code.',
		});
	});

	it('asks again while the session boots, first without an answer and then without a code', async () => {
		expectRequest(asked).reply(404, { success: false, message_en: 'QR not ready' });
		expectRequest(asked).reply(404, 'Not Found');
		expectRequest(asked).reply(200, { success: true, data: { status: 'connecting' } });
		const data = { status: 'connecting', qr_code: '2@abc', qr_image: picture };
		expectRequest(asked).reply(200, { success: true, data });
		const { outputs, error } = await runWavex({ ...qr, options: { waitSeconds: 10 } });
		expect(error).toBeUndefined();
		expect(outputs[0][0].binary).toBeDefined();
	}, 15_000);

	it('gives the state without a picture when the time is up and there is no code yet', async () => {
		expectRequest(asked).reply(200, { success: true, data: { status: 'connecting' } });
		const { outputs } = await runWavex({ ...qr, options: { waitSeconds: 0 } });
		expect(getJson(outputs[0])).toEqual([
			{
				status: 'connecting',
				qr_code: null,
				message: 'The API has no QR code yet. Start the session, wait a few seconds and try again.',
			},
		]);
	});

	it("keeps the API's reason when there is no code", async () => {
		const message_en = 'The phone is offline.';
		expectRequest(asked).reply(200, { success: true, message_en, data: { status: 'offline' } });
		const { outputs } = await runWavex({ ...qr, options: { waitSeconds: 0 } });
		expect(outputs[0][0].json.message).toMatch(
			/^The phone is offline\. The API has no QR code yet/,
		);
	});

	it('says what a lasting 404 can mean', async () => {
		expectRequest(asked).times(2).reply(404, { success: false, message_en: 'Session not found' });
		const { error } = await runWavex({ ...qr, options: { waitSeconds: 0.05 } });
		expect(error?.message).toBe('Session not found');
		expect(error?.description).toMatch(/for 0.05 seconds.*start it first.*check the ID/);
	});

	it('stops asking at once when the execution is stopped', async () => {
		expectRequest(asked).reply(404, { success: false, message_en: 'QR not ready' });
		const execution = startWavex(qr);
		while (!nock.isDone()) await setImmediate();
		const start = Date.now();
		execution.cancel();
		const { data } = await execution;
		// Far below the 30 s that it would wait otherwise.
		expect(Date.now() - start).toBeLessThan(scaleLimit(5_000));
		expect(data.resultData.error?.message).toMatch(/^The execution was stopped/);
	});

	it('does not ask again after another failure', async () => {
		expectRequest(asked).reply(403, { success: false, message_en: 'Not yours' });
		const { error } = await runWavex(qr);
		expect(error?.message).toBe('Not yours');
	});
});

describe('Request Pairing Code', () => {
	const pair = {
		resource: 'session',
		operation: 'requestPairingCode',
		sessionId: byId(1),
		phoneNumber: '201234567890',
	};

	it.each<[string, IDataObject, IDataObject]>([
		['under pairing_code', { data: { pairing_code: 'ABCD-1234' } }, {}],
		['under code', { data: { code: 'ABCD1234' } }, { pairing_code: 'ABCD1234' }],
		['under pairingCode', { data: { status: 'x', pairingCode: 'ABCD-1234' } }, { status: 'x' }],
		['beside the data', { data: { status: 'x' }, code: 'ABCD-1234' }, { status: 'x' }],
		['as the data', { data: 'ABCD-1234' }, { success: true, value: 'ABCD-1234' }],
		[
			'in the message beside the data',
			{ data: { status: 'x' }, message: 'الرمز ABCD-1234', message_en: 'Your code: ABCD-1234' },
			{ status: 'x' },
		],
		[
			'in the message alone, in Arabic',
			{ message: 'الرمز: ABCD-1234', code: 200 },
			{ success: true, message: 'الرمز: ABCD-1234' },
		],
		[
			'nowhere, since the session is connected',
			{ data: { status: 'connected' } },
			{
				status: 'connected',
				pairing_code: null,
				message: 'The session is already connected and needs no pairing code.',
			},
		],
		[
			"nowhere, for the API's own reason",
			{ data: { status: 'offline' }, message_en: 'The phone is offline.' },
			{
				status: 'offline',
				pairing_code: null,
				message:
					'The phone is offline. The API returned no pairing code. Start the session, wait a few seconds and try again.',
			},
		],
		[
			"nowhere, for the API's own reason and without data",
			{ message: 'Too many codes' },
			{
				success: true,
				pairing_code: null,
				message:
					'Too many codes. The API returned no pairing code. Start the session, wait a few seconds and try again.',
			},
		],
		['beside a flag', { data: { pairing_code: false, code: 'ABCD-1234' } }, {}],
		[
			'in the message beside a status',
			{ data: { pair_code: 'pending' }, message: 'ABCD-1234' },
			{},
		],
		['under pair_code', { data: { pair_code: 'ABCD-1234' } }, {}],
		['under pairCode', { pairCode: 'ABCD-1234', data: { status: 'x' } }, { status: 'x' }],
		[
			'nowhere',
			{ data: { status: 'connecting', code: 'scanning…' } },
			{
				status: 'connecting',
				pairing_code: null,
				message:
					'The API returned no pairing code. Start the session, wait a few seconds and try again.',
			},
		],
	])('finds the code %s', async (_, answer, item) => {
		const body = { phone_number: '201234567890' };
		expectRequest({ request: 'POST /sessions/1/pair', body }).reply(200, {
			success: true,
			...answer,
		} as nock.Body);
		const { outputs } = await runWavex(pair);
		expect(getJson(outputs[0])).toEqual([{ pairing_code: 'ABCD-1234', ...item }]);
	});
});

it('gives a whole record of eleven fields when Simplify is off', async () => {
	const record = { id: 1, name: 'Shop', connection_method: 'qr', profile_pic: null };
	nock(HOST).get('/api/v1/sessions/1').reply(200, { success: true, data: record });
	const { outputs } = await runWavex({
		...qr,
		operation: 'get',
		simplify: false,
	});
	expect(getJson(outputs[0])).toEqual([record]);
});
