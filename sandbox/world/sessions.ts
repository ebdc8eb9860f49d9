import { randomBytes, randomInt } from 'node:crypto';
import QRCode from 'qrcode';
import type { Qr, Session, SessionStatus } from './recordTypes';
import { toSessionRecord } from './apiRecords';
import type { World } from './world';

// World milliseconds.
const START_MS = 2_000;
const CONNECT_MS = 1_500;
const QR_LIFETIME_MS = 60_000;
/** Then the session disconnects, as on WhatsApp's page. */
const QR_RENEWALS = 20;

/** Returns a PNG of the code as a data URI, rendered once. */
export function getQrImage(qr: Qr): Promise<string> {
	qr.image ??= QRCode.toDataURL(qr.code, { margin: 2, scale: 4 });
	return qr.image;
}

export function announceSession(world: World, session: Session): void {
	world.announce('session', toSessionView(world, session));
}

/** Returns the record with the additional fields of the phone page. */
export function toSessionView(world: World, session: Session) {
	const { qr, pairing_code } = session;
	return { ...toSessionRecord(world, session), qr_code: qr?.code ?? null, pairing_code };
}

function schedule(world: World, session: Session, ms: number, run: () => void): void {
	world.clock.cancel(world.sessionTimers.get(session.id));
	world.sessionTimers.set(session.id, world.clock.schedule(ms, run));
}

function setStatus(world: World, session: Session, status: SessionStatus, reason?: string): void {
	const previous = session.status;
	session.status = status;
	if (status === 'connected') {
		session.last_connected_at = world.clock.iso();
		session.silent_since = null;
	} else if (previous === 'connected') {
		session.silent_since ??= world.clock.iso();
	}
	if (status !== 'connecting') session.qr = session.pairing_code = null;
	announceSession(world, session);
	if (status === previous) return;
	if (status === 'connected') {
		world.emit('session.connected', session.id, toSessionRecord(world, session));
	} else if (status === 'disconnected') {
		const record = toSessionRecord(world, session);
		world.emit('session.disconnected', session.id, { ...record, reason: reason ?? null });
	}
}

export function createSession(world: World, name: string, method: Session['connection_method']) {
	const session = world.sessions.add({
		name,
		status: 'created',
		connection_method: method,
		phone: null,
		pushname: null,
		profile_pic: false,
		last_connected_at: null,
		created_at: world.clock.iso(),
		qr: null,
		pairing_code: null,
		silent_since: null,
	});
	announceSession(world, session);
	startSession(world, session);
	return session;
}

/** Connects a session that is linked to a phone; starts a new one, which then waits for its phone. */
export function startSession(world: World, session: Session): void {
	if (session.status === 'connected') return;
	if (session.phone) {
		setStatus(world, session, 'connecting');
		schedule(world, session, START_MS, () => setStatus(world, session, 'connected'));
		return;
	}
	schedule(world, session, START_MS, () => {
		setStatus(world, session, 'connecting');
		if (session.connection_method === 'qr') renewQr(world, session, QR_RENEWALS);
	});
}

async function emitQr(world: World, { id, name }: Session, qr: Qr): Promise<void> {
	const qr_image = await getQrImage(qr);
	world.emit('session.qr', id, { id, name, status: 'qr', qr_code: qr.code, qr_image });
}

function renewQr(world: World, session: Session, renewalsLeft: number): void {
	if (renewalsLeft === 0) {
		setStatus(world, session, 'disconnected', 'qr_expired');
		return;
	}
	const code = `2@${randomBytes(48).toString('base64')},${randomBytes(24).toString('base64')}`;
	session.qr = { code };
	announceSession(world, session);
	if (world.hasSubscribers('session.qr')) void emitQr(world, session, session.qr);
	schedule(world, session, QR_LIFETIME_MS, () => renewQr(world, session, renewalsLeft - 1));
}

const PAIRING_CODE_CHARACTERS = 'ABCDEFGHJKLMNPQRSTVWXYZ123456789';

/** Returns the code to enter on the phone; it stays the same until it is used. */
export function getPairingCode(world: World, session: Session): string {
	if (!session.pairing_code) {
		const letters = Array.from(
			{ length: 8 },
			() => PAIRING_CODE_CHARACTERS[randomInt(PAIRING_CODE_CHARACTERS.length)],
		);
		session.pairing_code = `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
	}
	if (session.status !== 'connecting') setStatus(world, session, 'connecting');
	announceSession(world, session);
	return session.pairing_code;
}

/** Links the phone that scans the QR code or enters the pairing code. Returns false when there is neither. */
export function linkPhone(
	world: World,
	session: Session,
	phone: string,
	pushname: string,
): boolean {
	if (session.status !== 'connecting' || !(session.qr ?? session.pairing_code)) return false;
	session.qr = session.pairing_code = null;
	announceSession(world, session);
	schedule(world, session, CONNECT_MS, () => {
		Object.assign(session, { phone, pushname, profile_pic: true });
		setStatus(world, session, 'connected');
	});
	return true;
}

export function stopSession(world: World, session: Session, reason: string): void {
	world.clock.cancel(world.sessionTimers.get(session.id));
	setStatus(world, session, 'disconnected', reason);
}

export function restartSession(world: World, session: Session): void {
	stopSession(world, session, 'restart');
	startSession(world, session);
}

/** Removes the session from the linked devices of the phone: it needs a new QR code or pairing code. */
export function unlinkPhone(world: World, session: Session): void {
	Object.assign(session, { phone: null, pushname: null, profile_pic: false });
	stopSession(world, session, 'logged_out');
}

/** Puts the phone to sleep or wakes it. The session stays connected, but has no heartbeat during sleep. */
export function setAsleep(world: World, session: Session, asleep: boolean): void {
	if (session.status !== 'connected') return;
	session.silent_since = asleep ? world.clock.iso() : null;
	if (!asleep) session.last_connected_at = world.clock.iso();
	announceSession(world, session);
}

export function deleteSession(world: World, session: Session): void {
	world.clock.cancel(world.sessionTimers.get(session.id));
	if (session.status === 'connected') setStatus(world, session, 'disconnected', 'deleted');
	world.sessions.delete(session.id);
	world.announce('session_deleted', { id: session.id });
}
