/** The page's copy of one account's data. Call `notifyStoreChange` after each change. */
export const store = {
	/** Whether the event stream is open; null until the first response. */
	connected: null,
	accounts: 1,
	settings: null,
	budget: null,
	/** `performance.now()` when the budget was received. */
	budgetReceivedAt: 0,
	contacts: [],
	groups: [],
	webhooks: [],
	/** By ID, in ascending order. */
	sessions: new Map(),
	messages: new Map(),
	/** Newest first. */
	requests: [],
	deliveries: [],
	/** Names entered for new chats on this page, by chat ID. */
	newChatNames: new Map(),
};

const listeners = [];
let isScheduled = false;
let isPointerDown = false;

/** Calls `listener` after each change, at most once per animation frame. */
export function onStoreChange(listener) {
	listeners.push(listener);
}

export function notifyStoreChange() {
	if (isScheduled) return;
	isScheduled = true;
	requestAnimationFrame(notifyListeners);
}

/** A browser drops a click if its element was replaced since the press. So the page changes only after the click. */
function notifyListeners() {
	if (isPointerDown) return;
	isScheduled = false;
	for (const listener of listeners) listener();
}

document.addEventListener('pointerdown', ({ button }) => (isPointerDown = button === 0), true);
for (const end of ['pointerup', 'pointercancel', 'blur']) {
	window.addEventListener(end, () => {
		if (!isPointerDown) return;
		isPointerDown = false;
		// The click follows the release, in the same task.
		if (isScheduled) requestAnimationFrame(notifyListeners);
	});
}

/** Removes all data of the previous account. */
export function clearStore() {
	Object.assign(store, { contacts: [], groups: [], webhooks: [], requests: [], deliveries: [] });
	Object.assign(store, { settings: null, budget: null });
	for (const records of [store.sessions, store.messages, store.newChatNames]) records.clear();
}
