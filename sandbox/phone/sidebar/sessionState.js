import { control, controlUrl } from '../data/control.js';
import { store } from '../data/store.js';
import { byId, el, fill } from '../page/elements.js';
import { attempt } from '../page/notice.js';

function button(text, id, action) {
	const run = () => attempt(() => control('POST', `/sessions/${id}`, { action }));
	return el('button', { type: 'button', class: 'button primary', on: { click: run } }, text);
}

/** The QR changes every minute; its own end in the address keeps the old picture away. */
function qrPicture({ id, qr_code }) {
	const path = `/_sandbox/sessions/${id}/qr.png?code=${encodeURIComponent(qr_code.slice(-12))}`;
	return el('img', {
		class: 'qr',
		src: controlUrl(path),
		alt: 'QR code',
		width: '176',
		height: '176',
	});
}

function panelOf(session) {
	const { id, status, phone, connection_method, qr_code, pairing_code } = session;
	if (status === 'disconnected') {
		const what = phone
			? 'The session is stopped. Messages neither go out nor come in.'
			: 'No phone is linked. Start the session and scan its QR code.';
		return [el('p', {}, what), button('Start', id, 'start')];
	}
	if (status === 'created') return [el('p', { class: 'busy' }, 'Starting the session')];
	if (qr_code) return [qrPicture(session), button('Scan with the phone', id, 'scan')];
	if (pairing_code) {
		return [el('p', { class: 'code' }, pairing_code), button('Type it into the phone', id, 'scan')];
	}
	if (connection_method === 'code' && !phone && status === 'connecting') {
		return [el('p', {}, `Ask for a pairing code with POST /api/v1/sessions/${id}/pair.`)];
	}
	return [el('p', { class: 'busy' }, 'Connecting')];
}

let shown;

/** Under the list of sessions: what the session in view needs before it can send. */
export function showSessionState(session) {
	const place = byId('session-state');
	const { id, status, phone, qr_code, pairing_code } = session ?? {};
	const now = JSON.stringify([id, status, phone, qr_code, pairing_code, store.live !== null]);
	if (now === shown) return;
	shown = now;
	const hadFocus = place.contains(document.activeElement);
	place.hidden = status === 'connected' || store.live === null;
	if (session) fill(place, ...panelOf(session));
	else fill(place, el('p', {}, 'There is no session. Create one with the plus sign above.'));
	if (!hadFocus) return;
	const next = place.hidden ? null : place.querySelector('button');
	(next ?? byId('session-list').querySelector('[aria-current]'))?.focus();
}
