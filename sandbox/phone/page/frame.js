import { onChange } from '../data/store.js';
import { linkTo, whereabouts } from './address.js';
import { byId, fill } from './elements.js';
import { icon } from './icons.js';

/** Narrow screens show one of three views; style/frame.css does the rest. */
function viewOf({ chat, activity }) {
	if (activity) return 'activity';
	return chat ? 'chat' : 'chats';
}

function showTab(id, changes, isHere) {
	const tab = byId(id);
	tab.href = linkTo(changes);
	if (isHere) tab.setAttribute('aria-current', 'page');
	else tab.removeAttribute('aria-current');
}

export function startFrame() {
	fill(byId('tab-chats'), icon('chats'), 'Chats');
	fill(byId('tab-activity'), icon('activity'), 'Activity');
	const show = () => {
		const view = viewOf(whereabouts());
		byId('frame').dataset.view = view;
		showTab('tab-chats', { activity: false }, view !== 'activity');
		showTab('tab-activity', { activity: true }, view === 'activity');
	};
	show();
	onChange(show);
}
