import { successMessage, notFound, success, localized } from '../responses';
import type { ApiRequest, Handlers } from '../requestHandler';
import { createListResponse } from '../listResponse';
import type { Session } from '../../world/recordTypes';
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

function getRequestedSession(request: ApiRequest): Session {
	return findOrFail(request.world.sessions, request, 'Session');
}

function createClientInfo(session: Session): object | null {
	if (session.status !== 'connected' || !session.phone) return null;
	const { phone, pushname } = session;
	const wid = { _serialized: `${phone}@c.us`, user: phone, server: 'c.us' };
	return { pushname, wid, me: wid, platform: 'android' };
}

const PAIRING_CODE_CREATED = localized('Pairing code created', 'تم إنشاء رمز الاقتران');

export const sessionHandlers: Handlers = {
	listSessions: (request) =>
		createListResponse(
			request,
			request.world.sessions.all().map((session) => toSessionRecord(request.world, session)),
		),

	createSession: ({ world, body }) => {
		const { name, connection_method } = body as Pick<Session, 'name' | 'connection_method'>;
		const session = createSession(world, name, connection_method);
		return success(
			toSessionRecord(world, session),
			localized('Session created', 'تم إنشاء الجلسة'),
		);
	},

	getSession: (request) => {
		const session = getRequestedSession(request);
		const { health_status } = getSessionHealth(request.world, session);
		const health = { healthy: health_status === 'healthy', status: health_status };
		return { ...success(toSessionRecord(request.world, session)), health };
	},

	deleteSession: (request) => {
		deleteSession(request.world, getRequestedSession(request));
		return successMessage(localized('Session deleted', 'تم حذف الجلسة'));
	},

	getSessionQr: async (request) => {
		const { status, qr } = getRequestedSession(request);
		if (status === 'connected') return success({ status, qr_code: null, qr_image: null });
		if (!qr) throw notFound('QR code');
		return success({ status: 'qr', qr_code: qr.code, qr_image: await getQrImage(qr) });
	},

	pairSession: (request) => {
		const session = getRequestedSession(request);
		if (session.status === 'connected') return success({ status: 'connected' });
		const code = getPairingCode(request.world, session);
		const key = request.settings.dialect.pairing;
		if (key !== 'message') return success({ status: 'pairing', [key]: code }, PAIRING_CODE_CREATED);
		const text = localized(`Your pairing code is ${code}`, `رمز الاقتران هو ${code}`);
		return success({ status: 'pairing' }, text);
	},

	startSession: (request) => {
		startSession(request.world, getRequestedSession(request));
		return successMessage(localized('Session started', 'تم تشغيل الجلسة'));
	},

	stopSession: (request) => {
		stopSession(request.world, getRequestedSession(request), 'stopped');
		return successMessage(localized('Session stopped', 'تم إيقاف الجلسة'));
	},

	restartSession: (request) => {
		restartSession(request.world, getRequestedSession(request));
		return successMessage(localized('Session restarted', 'تمت إعادة تشغيل الجلسة'));
	},

	getSessionStatus: (request) => {
		const session = getRequestedSession(request);
		const { status, pairing_code } = session;
		return success({ status, connectionCode: pairing_code, clientInfo: createClientInfo(session) });
	},

	getSessionHealth: (request) =>
		success(getSessionHealth(request.world, getRequestedSession(request))),
};
