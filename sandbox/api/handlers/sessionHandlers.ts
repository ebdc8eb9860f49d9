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
import { createOwnLid } from '../../world/personIds';
import { findOrFail } from './findOrFail';

function getRequestedSession(request: ApiRequest): Session {
	return findOrFail(request.world.sessions, request, 'Session');
}

function toIdObject(id: string): object {
	const [user, server] = id.split('@');
	return { _serialized: id, user, server };
}

function createClientInfo({ world }: ApiRequest, session: Session): object | null {
	if (session.status !== 'connected' || !session.phone) return null;
	const { phone, pushname } = session;
	const wid = toIdObject(`${phone}@c.us`);
	const me = world.settings.dialect.ownId === 'phone' ? wid : toIdObject(createOwnLid(session));
	return { pushname, wid, me, platform: 'android' };
}

const PAIRING_CODE_CREATED = localized('Pairing code created', 'تم إنشاء رمز الاقتران');

export const sessionHandlers: Handlers = {
	listSessions: (request) => {
		const { world, settings } = request;
		const records = world.sessions.all().map((session) => toSessionRecord(world, session));
		const isWhole = settings.dialect.sessionList === 'whole';
		return isWhole ? success(records) : createListResponse(request, records);
	},

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
		const health = { healthy: health_status === 'healthy', status: session.status };
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
		const { pairing: key, pairingPlace } = request.settings.dialect;
		if (key !== 'message') {
			const inData = pairingPlace === 'data' ? { [key]: code } : {};
			const response = success({ status: 'pairing', ...inData }, PAIRING_CODE_CREATED);
			return pairingPlace === 'data' ? response : { ...response, [key]: code };
		}
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
		return success({
			status,
			connectionCode: pairing_code,
			clientInfo: createClientInfo(request, session),
		});
	},

	getSessionHealth: (request) =>
		success(getSessionHealth(request.world, getRequestedSession(request))),
};
