import { formatPhone, getCurrentSession } from '../data/chats.js';
import { callControlApi } from '../data/controlApi.js';
import { formatLink, navigate } from '../data/navigation.js';
import { onStoreChange, store } from '../data/store.js';
import { translate } from '../language/translate.js';
import { announce } from '../page/announce.js';
import { openForm } from '../page/dialog.js';
import {
	createElement,
	createUserText,
	getById,
	setChildren,
	setCurrent,
} from '../page/elements.js';
import { createIcon } from '../page/icons.js';
import { createKeyedList } from '../page/keyedList.js';
import { updateConnectPanel } from './connectPanel.js';
import { openSessionMenu } from './sessionMenu.js';
import { getSessionStatusLabel } from './sessionStatus.js';

function createRow({ id }) {
	return createElement(
		'li',
		{ class: 'session-row' },
		createElement('a', { class: 'session', data: { testid: 'session-item' } }),
		createElement(
			'button',
			{ type: 'button', class: 'icon-button', on: { click: () => openSessionMenu(id) } },
			createIcon('more'),
		),
	);
}

function updateRow(row, session, previous) {
	const [link, menuButton] = row.children;
	const { id, name, status, phone, isCurrent } = session;
	const label = getSessionStatusLabel(session);
	link.href = formatLink({ session: id, chat: null });
	link.dataset.status = status;
	setCurrent(link, isCurrent);
	setChildren(
		link,
		createElement('span', { class: `dot dot-${status}` }),
		createElement(
			'span',
			{ class: 'session-text' },
			createUserText('strong', 'name', name),
			createElement(
				'span',
				{},
				phone
					? translate('{status}, {phone}', { status: label, phone: formatPhone(phone) ?? phone })
					: label,
			),
		),
	);
	menuButton.setAttribute('aria-label', translate('Manage session {name}', { name }));
	if (previous && previous.status !== status) announce(`${name}: ${label}`);
}

async function createSession({ name }) {
	const { session } = await callControlApi('POST', '/sessions', { name });
	navigate({ session: session.id, chat: null, activity: false });
}

function openNewSessionForm() {
	openForm({
		title: translate('New session'),
		fields: [
			{
				name: 'name',
				label: translate('Name'),
				required: true,
				maxlength: '255',
				placeholder: translate('Shop'),
			},
		],
		button: translate('Create'),
		submit: createSession,
	});
}

export function startSessionList() {
	const newSessionButton = getById('new-session');
	setChildren(newSessionButton, createIcon('plus'));
	newSessionButton.addEventListener('click', openNewSessionForm);
	const updateList = createKeyedList(getById('session-list'), {
		getKey: ({ id }) => id,
		createNode: createRow,
		updateNode: updateRow,
		focusable: 'a',
	});
	onStoreChange(() => {
		const current = getCurrentSession();
		const sessions = [...store.sessions.values()];
		updateList(sessions.map((session) => ({ ...session, isCurrent: session.id === current?.id })));
		updateConnectPanel(current);
	});
}
