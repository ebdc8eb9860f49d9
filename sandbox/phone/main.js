import { startActivity } from './activity/activity.js';
import { startConversation } from './conversation/conversation.js';
import { connect } from './data/stream.js';
import { changed, forget, onChange, store } from './data/store.js';
import { onMove, whereabouts } from './page/address.js';
import { byId } from './page/elements.js';
import { startFrame } from './page/frame.js';
import { startSidebar } from './sidebar/sidebar.js';

startFrame();
startSidebar();
startConversation();
startActivity();

onChange(() => {
	byId('offline').hidden = store.live !== false;
});

let { account } = whereabouts();
onMove(() => {
	const before = account;
	({ account } = whereabouts());
	if (account !== before) {
		forget();
		connect();
	}
	changed();
});

connect();
