import { formatLink, getRoute } from '../data/navigation.js';
import { onStoreChange } from '../data/store.js';
import { translate } from '../language/translate.js';
import { getById, setChildren, setCurrent } from './elements.js';
import { createIcon } from './icons.js';

/** Returns the view that a narrow screen shows; style/layout.css hides the others. */
function getView({ chat, activity }) {
	if (activity) return 'activity';
	return chat ? 'chat' : 'chats';
}

function updateTab(id, changes, isCurrent) {
	const tab = getById(id);
	tab.href = formatLink(changes);
	setCurrent(tab, isCurrent, 'page');
}

export function startLayout() {
	setChildren(getById('tab-chats'), createIcon('chats'), translate('Chats'));
	setChildren(getById('tab-activity'), createIcon('activity'), translate('Activity'));
	const update = () => {
		const view = getView(getRoute());
		getById('layout').dataset.view = view;
		updateTab('tab-chats', { activity: false }, view !== 'activity');
		updateTab('tab-activity', { activity: true }, view === 'activity');
	};
	update();
	onStoreChange(update);
}
