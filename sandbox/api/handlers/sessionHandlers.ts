import { successMessage, notFound, success, texts } from '../responses';
import type { ApiRequest, Handlers } from '../apiRequest';
import { createListResponse } from '../listResponse';
import type { Session } from '../../world/records';
import {
	createSession,
	deleteSession,
	getPairingCode,
	getQrImage,
	restartSession,
	startSession,
	stopSession,
} from '../../world/sessions';
import { getSessionHealth, toSessionRecord } from '../../world/apiRecords';
import { findOrFail } from './findOrFail';

function getRequestedSession(call: ApiRequest): Session {
	return findOrFail(call.world.sessions, call, 'Session');
}

function createClientInfo(session: Session): object | null {
	if (session.status !== 'connected' || !session.phone) return null;
	const { phone, pushname } = session;
	const wid = { _serialized: `${phone}@c.us`, user: phone, server: 'c.us' };
	return { pushname, wid, me: wid, platform: 'android' };
}

const PAIRING_CODE_CREATED = texts('Pairing code created', 'تم إنشاء رمز الاقتران');

export const sessionHandlers: Handlers = {
	listSessions: (call) =>
		createListResponse(
			call,
			call.world.sessions.all().map((session) => toSessionRecord(call.world, session)),
		),

	createSession: ({ world, body }) => {
		const { name, connection_method } = body as Pick<Session, 'name' | 'connection_method'>;
		const session = createSession(world, name, connection_method);
		return success(toSessionRecord(world, session), texts('Session created', 'تم إنشاء الجلسة'));
	},

	getSession: (call) => {
		const session = getRequestedSession(call);
		const { health_status } = getSessionHealth(call.world, session);
		const health = { healthy: health_status === 'healthy', status: health_status };
		return { ...success(toSessionRecord(call.world, session)), health };
	},

	deleteSession: (call) => {
		deleteSession(call.world, getRequestedSession(call));
		return successMessage(texts('Session deleted', 'تم حذف الجلسة'));
	},

	getSessionQr: async (call) => {
		const { status, qr } = getRequestedSession(call);
		if (status === 'connected') return success({ status, qr_code: null, qr_image: null });
		if (!qr) throw notFound('QR code');
		return success({ status: 'qr', qr_code: qr.code, qr_image: await getQrImage(qr) });
	},

	pairSession: (call) => {
		const session = getRequestedSession(call);
		if (session.status === 'connected') return success({ status: 'connected' });
		const code = getPairingCode(call.world, session);
		const key = call.settings.dialect.pairing;
		if (key !== 'message') return success({ status: 'pairing', [key]: code }, PAIRING_CODE_CREATED);
		const said = texts(`Your pairing code is ${code}`, `رمز الاقتران هو ${code}`);
		return success({ status: 'pairing' }, said);
	},

	startSession: (call) => {
		startSession(call.world, getRequestedSession(call));
		return successMessage(texts('Session started', 'تم تشغيل الجلسة'));
	},

	stopSession: (call) => {
		stopSession(call.world, getRequestedSession(call), 'stopped');
		return successMessage(texts('Session stopped', 'تم إيقاف الجلسة'));
	},

	restartSession: (call) => {
		restartSession(call.world, getRequestedSession(call));
		return successMessage(texts('Session restarted', 'تمت إعادة تشغيل الجلسة'));
	},

	getSessionStatus: (call) => {
		const session = getRequestedSession(call);
		const { status, pairing_code } = session;
		return success({ status, connectionCode: pairing_code, clientInfo: createClientInfo(session) });
	},

	getSessionHealth: (call) => success(getSessionHealth(call.world, getRequestedSession(call))),
};
