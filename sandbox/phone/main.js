import { startActivity } from './activity/activity.js';
import { startConversation } from './conversation/conversation.js';
import { getRoute, onRouteChange } from './data/navigation.js';
import { connect } from './data/sandboxConnection.js';
import { clearStore, notifyStoreChange, onStoreChange, store } from './data/store.js';
import { translateDocument } from './language/translate.js';
import { getById } from './page/elements.js';
import { startLayout } from './page/layout.js';
import { startSidebar } from './sidebar/sidebar.js';

translateDocument();
startLayout();
startSidebar();
startConversation();
startActivity();

onStoreChange(() => {
	getById('offline').hidden = store.connected !== false;
});

let { account } = getRoute();
onRouteChange(() => {
	const previousAccount = account;
	({ account } = getRoute());
	if (account !== previousAccount) {
		clearStore();
		connect();
	}
	notifyStoreChange();
});

connect();
