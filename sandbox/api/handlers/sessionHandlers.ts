import { done, notFound, ok, texts } from '../responses';
import type { Call, Handlers } from '../apiRequest';
import { list } from '../listResponse';
import type { Session } from '../../world/records';
import {
	createSession,
	deleteSession,
	pairingCode,
	qrImage,
	restartSession,
	startSession,
	stopSession,
} from '../../world/sessions';
import { sessionHealth, sessionRecord } from '../../world/apiRecords';
import { named } from './findOrFail';

function asked(call: Call): Session {
	return named(call.world.sessions, call, 'Session');
}

function clientInfo(session: Session): object | null {
	if (session.status !== 'connected' || !session.phone) return null;
	const { phone, pushname } = session;
	const wid = { _serialized: `${phone}@c.us`, user: phone, server: 'c.us' };
	return { pushname, wid, me: wid, platform: 'android' };
}

const PAIR_TEXTS = texts('Pairing code created', 'تم إنشاء رمز الاقتران');

export const sessionHandlers: Handlers = {
	listSessions: (call) =>
		list(
			call,
			call.world.sessions.all().map((session) => sessionRecord(call.world, session)),
		),

	createSession: ({ world, body }) => {
		const { name, connection_method } = body as Pick<Session, 'name' | 'connection_method'>;
		const session = createSession(world, name, connection_method);
		return ok(sessionRecord(world, session), texts('Session created', 'تم إنشاء الجلسة'));
	},

	getSession: (call) => {
		const session = asked(call);
		const { health_status } = sessionHealth(call.world, session);
		const health = { healthy: health_status === 'healthy', status: health_status };
		return { ...ok(sessionRecord(call.world, session)), health };
	},

	deleteSession: (call) => {
		deleteSession(call.world, asked(call));
		return done(texts('Session deleted', 'تم حذف الجلسة'));
	},

	getSessionQr: async (call) => {
		const { status, qr } = asked(call);
		if (status === 'connected') return ok({ status, qr_code: null, qr_image: null });
		if (!qr) throw notFound('QR code');
		return ok({ status: 'qr', qr_code: qr.code, qr_image: await qrImage(qr) });
	},

	pairSession: (call) => {
		const session = asked(call);
		if (session.status === 'connected') return ok({ status: 'connected' });
		const code = pairingCode(call.world, session);
		const key = call.settings.dialect.pairing;
		if (key !== 'message') return ok({ status: 'pairing', [key]: code }, PAIR_TEXTS);
		const said = texts(`Your pairing code is ${code}`, `رمز الاقتران هو ${code}`);
		return ok({ status: 'pairing' }, said);
	},

	startSession: (call) => {
		startSession(call.world, asked(call));
		return done(texts('Session started', 'تم تشغيل الجلسة'));
	},

	stopSession: (call) => {
		stopSession(call.world, asked(call), 'stopped');
		return done(texts('Session stopped', 'تم إيقاف الجلسة'));
	},

	restartSession: (call) => {
		restartSession(call.world, asked(call));
		return done(texts('Session restarted', 'تمت إعادة تشغيل الجلسة'));
	},

	getSessionStatus: (call) => {
		const session = asked(call);
		const { status, pairing_code } = session;
		return ok({ status, connectionCode: pairing_code, clientInfo: clientInfo(session) });
	},

	getSessionHealth: (call) => ok(sessionHealth(call.world, asked(call))),
};
