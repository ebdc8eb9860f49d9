import { control } from '../data/control.js';
import { store } from '../data/store.js';
import { openDialog } from '../page/dialog.js';
import { el } from '../page/elements.js';
import { attempt } from '../page/notice.js';
import { stateWord } from './stateWords.js';

/** What can be done to a session: `[action, label, what happens]`. */
function actionsOf({ status, phone, health_status }) {
	const on = status === 'connected';
	const asleep = health_status === 'warning';
	const linked = on || phone;
	return [
		on || status === 'connecting'
			? ['stop', 'Stop', 'Disconnects it, as the API does.']
			: ['start', 'Start', 'Connects it again, or shows a QR code when no phone is linked.'],
		on && asleep && ['wake', 'Wake the phone', 'Its heartbeat comes back.'],
		on && !asleep && ['sleep', 'Let the phone sleep', 'It stays connected without a heartbeat.'],
		on && ['drop', 'Lose the connection', 'Disconnects it, as a lost network does.'],
		linked && ['unlink', 'Log out on the phone', 'Disconnects it; it needs a new QR code.'],
		['delete', 'Delete', 'Takes the session away for good.'],
	].filter(Boolean);
}

/** Opens what the owner of the account and of the phone can do to a session. */
export function openSession(id) {
	const session = store.sessions.get(id);
	if (!session) return;
	const run = (action) => {
		dialog.close();
		return attempt(() => control('POST', `/sessions/${id}`, { action }));
	};
	const rows = actionsOf(session).map(([action, label, effect]) =>
		el(
			'li',
			{},
			el(
				'button',
				{ type: 'button', class: 'choice', on: { click: () => run(action) } },
				el('strong', {}, label),
				el('span', {}, effect),
			),
		),
	);
	const about = `Session ${id}, ${stateWord(session).toLowerCase()}`;
	const dialog = openDialog(
		session.name,
		el('p', { class: 'dialog-intro' }, about),
		el('ul', { class: 'choices' }, ...rows),
	);
}
