/** What the page knows of one account. Whoever changes it calls `changed`. */
export const store = {
	/** null until the first answer, then whether the stream of events is open. */
	live: null,
	accounts: 1,
	settings: null,
	budget: null,
	/** `performance.now()` when the budget came. */
	budgetAt: 0,
	contacts: [],
	groups: [],
	webhooks: [],
	/** By id, in the order of the ids. */
	sessions: new Map(),
	messages: new Map(),
	/** Newest first. */
	requests: [],
	deliveries: [],
	/** Names given to new numbers on this page, by chat id. */
	names: new Map(),
};

const watchers = [];
let waiting = false;

/** Calls `run` soon after each change, at most once a frame. */
export function onChange(run) {
	watchers.push(run);
}

export function changed() {
	if (waiting) return;
	waiting = true;
	requestAnimationFrame(() => {
		waiting = false;
		for (const run of watchers) run();
	});
}

/** Another account is in view: nothing of the one before may stay. */
export function forget() {
	Object.assign(store, { contacts: [], groups: [], webhooks: [], requests: [], deliveries: [] });
	Object.assign(store, { settings: null, budget: null });
	for (const records of [store.sessions, store.messages, store.names]) records.clear();
}
