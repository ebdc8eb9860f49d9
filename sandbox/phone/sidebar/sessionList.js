import { currentSession, phoneOf } from '../data/chats.js';
import { control } from '../data/control.js';
import { onChange, store } from '../data/store.js';
import { go, linkTo } from '../page/address.js';
import { announce } from '../page/announce.js';
import { arrowKeys } from '../page/arrowKeys.js';
import { openForm } from '../page/dialog.js';
import { byId, el, fill, written } from '../page/elements.js';
import { icon } from '../page/icons.js';
import { keyedList } from '../page/keyedList.js';
import { openSession } from './sessionDialog.js';
import { showSessionState } from './sessionState.js';
import { stateWord } from './stateWords.js';

function makeRow() {
	return el('li', { class: 'session-row' }, el('a', { class: 'session' }), el('button'));
}

function showRow(row, session, before) {
	const [link, button] = row.children;
	const { id, name, status, phone } = session;
	link.href = linkTo({ session: id, chat: null });
	if (session.current) link.setAttribute('aria-current', 'true');
	else link.removeAttribute('aria-current');
	const about = phone ? `${stateWord(session)}, ${phoneOf(phone) ?? phone}` : stateWord(session);
	fill(
		link,
		el('span', { class: `dot dot-${status}` }),
		el('span', { class: 'session-words' }, written('strong', 'name', name), el('span', {}, about)),
	);
	link.dataset.testid = 'session-item';
	link.dataset.status = status;
	if (before && before.status !== status) announce(`${name}: ${stateWord(session)}`);
	if (before?.name === name) return;
	Object.assign(button, {
		type: 'button',
		className: 'icon-button',
		onclick: () => openSession(id),
	});
	button.setAttribute('aria-label', `Manage session ${name}`);
	fill(button, icon('more'));
}

async function create({ name }) {
	const { session } = await control('POST', '/sessions', { name });
	go({ session: session.id, chat: null, activity: false });
}

function askForSession() {
	openForm({
		title: 'New session',
		fields: [
			{ name: 'name', label: 'Name', required: true, maxlength: '255', placeholder: 'Shop' },
		],
		button: 'Create',
		submit: create,
	});
}

export function startSessionList() {
	const list = byId('session-list');
	const button = byId('new-session');
	fill(button, icon('plus'));
	button.addEventListener('click', askForSession);
	const show = keyedList(list, { key: ({ id }) => id, make: makeRow, show: showRow });
	const refreshKeys = arrowKeys(list, 'a');
	onChange(() => {
		const current = currentSession();
		const sessions = [...store.sessions.values()];
		show(sessions.map((session) => ({ ...session, current: session.id === current?.id })));
		refreshKeys();
		showSessionState(current);
	});
}
