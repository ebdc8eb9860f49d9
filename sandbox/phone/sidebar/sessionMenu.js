import { callControlApi } from '../data/controlApi.js';
import { store } from '../data/store.js';
import { translate } from '../language/translate.js';
import { openMenu } from '../page/dialog.js';
import { runAction } from '../page/notice.js';
import { getSessionStatusLabel } from './sessionStatus.js';

/** Returns the actions that a session's state allows: `[action, label, hint]`. */
function getActions({ status, phone, health_status }) {
	const isConnected = status === 'connected';
	const isPhoneAsleep = health_status === 'warning';
	const isLinked = isConnected || phone;
	return [
		isConnected || status === 'connecting'
			? ['stop', 'Stop', 'Disconnects the session, as the API does.']
			: ['start', 'Start', 'Reconnects the session, or shows a QR code if no phone is linked.'],
		isConnected && isPhoneAsleep && ['wake', 'Wake phone', 'The heartbeat resumes.'],
		isConnected &&
			!isPhoneAsleep && [
				'sleep',
				'Put phone to sleep',
				'The session stays connected without a heartbeat.',
			],
		isConnected && [
			'drop',
			'Drop connection',
			'Disconnects the session, as a network failure does.',
		],
		isLinked && ['unlink', 'Log out on phone', 'Disconnects the session; it needs a new QR code.'],
		['delete', 'Delete', 'Deletes the session permanently.'],
	].filter(Boolean);
}

/** Opens the menu of what the account's owner can do, and what can happen to the linked phone. */
export function openSessionMenu(id) {
	const session = store.sessions.get(id);
	if (!session) return;
	openMenu(session.name, {
		intro: translate('Session {id}: {status}', {
			id,
			status: getSessionStatusLabel(session).toLowerCase(),
		}),
		items: getActions(session).map(([action, label, hint]) => ({
			label: translate(label),
			hint: translate(hint),
			run: () => runAction(() => callControlApi('POST', `/sessions/${id}`, { action })),
		})),
	});
}
