import { callControlApi, getControlUrl } from '../data/controlApi.js';
import { store } from '../data/store.js';
import { translate } from '../language/translate.js';
import { createElement, getById, setChildren } from '../page/elements.js';
import { runAction } from '../page/notice.js';

function createButton(text, id, action) {
	const click = () => runAction(() => callControlApi('POST', `/sessions/${id}`, { action }));
	return createElement(
		'button',
		{ type: 'button', class: 'button primary', on: { click } },
		translate(text),
	);
}

function createQrImage({ id, qr_code }) {
	// The QR code changes every minute. A part of it in the URL prevents the browser from showing the old image.
	const path = `/_sandbox/sessions/${id}/qr.png?code=${encodeURIComponent(qr_code.slice(-12))}`;
	return createElement('img', {
		class: 'qr',
		src: getControlUrl(path),
		alt: translate('QR code'),
		width: '176',
		height: '176',
	});
}

function createContent(session) {
	const { id, status, phone, connection_method, qr_code, pairing_code } = session;
	if (status === 'disconnected') {
		const text = phone
			? 'The session is disconnected. It cannot send or receive messages.'
			: 'No phone is linked. Start the session, then scan the QR code.';
		return [createElement('p', {}, translate(text)), createButton('Start', id, 'start')];
	}
	if (status === 'created')
		return [createElement('p', {}, translate('Starting the session\u2026'))];
	if (qr_code) return [createQrImage(session), createButton('Scan with phone', id, 'scan')];
	if (pairing_code) {
		const code = createElement('p', { class: 'code' }, pairing_code);
		return [code, createButton('Enter code on phone', id, 'scan')];
	}
	if (connection_method === 'code' && !phone && status === 'connecting') {
		const text = translate('Request a pairing code with POST {path}.', {
			path: `/api/v1/sessions/${id}/pair`,
		});
		return [createElement('p', {}, text)];
	}
	return [createElement('p', {}, translate('Connecting\u2026'))];
}

let currentState;

/** Updates the panel under the sessions, which connects the current session. */
export function updateConnectPanel(session) {
	const panel = getById('connect-panel');
	const { id, status, phone, qr_code, pairing_code } = session ?? {};
	const isLoaded = store.connected !== null;
	const state = JSON.stringify([id, status, phone, qr_code, pairing_code, isLoaded]);
	if (state === currentState) return;
	currentState = state;
	const hadFocus = panel.contains(document.activeElement);
	panel.hidden = status === 'connected' || !isLoaded;
	if (session) setChildren(panel, ...createContent(session));
	else
		setChildren(
			panel,
			createElement('p', {}, translate('No sessions yet. Create one with the + button above.')),
		);
	if (!hadFocus) return;
	const button = panel.hidden ? null : panel.querySelector('button');
	(button ?? getById('session-list').querySelector('[aria-current]'))?.focus();
}
