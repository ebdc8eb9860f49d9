import { go, whereabouts } from '../page/address.js';
import { control, controlUrl } from './control.js';
import { addDelivery } from './deliveries.js';
import { changed, store } from './store.js';

const RETRY_MS = 1_000;
const MAX_ROWS = 200;

let source;
let retry;

function keepRequest(entry) {
	store.requests = [entry, ...store.requests.filter(({ id }) => id !== entry.id)];
	store.requests.length = Math.min(store.requests.length, MAX_ROWS);
}

function keepDelivery(entry) {
	addDelivery(store.deliveries, entry, MAX_ROWS);
}

function keepBudget(budget) {
	store.budget = budget;
	store.budgetAt = performance.now();
}

/** What each event does to the store; the sandbox's README.md describes them. */
const EVENTS = {
	message: (message) => store.messages.set(message.id, message),
	session: (session) => store.sessions.set(session.id, session),
	session_deleted: ({ id }) => store.sessions.delete(id),
	webhooks: (webhooks) => (store.webhooks = webhooks),
	request: keepRequest,
	delivery: keepDelivery,
	budget: keepBudget,
	settings: (settings) => (store.settings = settings),
	synced: () => connect(),
	reset: () => connect(),
};

function read() {
	return Promise.all([
		control('GET', '/state'),
		control('GET', '/messages'),
		control('GET', `/journal?kind=request&limit=${MAX_ROWS}`),
		control('GET', `/journal?kind=delivery&limit=${MAX_ROWS}`),
	]);
}

function keepAll([state, messages, requests, deliveries]) {
	const byId = (records) => new Map(records.map((record) => [record.id, record]));
	const { accounts, settings, contacts, groups, webhooks } = state;
	Object.assign(store, { accounts, settings, contacts, groups, webhooks });
	keepBudget(state.budget);
	store.sessions = byId(state.sessions);
	store.messages = byId(messages);
	store.requests = requests.reverse();
	store.deliveries = [];
	deliveries.forEach(keepDelivery);
}

/** The sandbox may have been started again with fewer accounts than the address names. */
async function leaveLostAccount() {
	if (whereabouts().account === 0) return;
	const error = await control('GET', '/state').catch((failure) => failure);
	if (error.status === 404) go({ account: 0, session: null, chat: null });
}

function failed(mine) {
	if (mine !== source) return;
	mine.close();
	store.live = false;
	changed();
	clearTimeout(retry);
	retry = setTimeout(connect, RETRY_MS);
	void leaveLostAccount();
}

/**
 * Opens the stream of the account in view, then reads everything. Events that come in between wait until
 * what was read is in place, so that nothing is lost. A broken stream is opened again, and all is read anew.
 */
export function connect() {
	source?.close();
	clearTimeout(retry);
	const mine = new EventSource(controlUrl('/_sandbox/events'));
	source = mine;
	let waiting = [];
	for (const [name, apply] of Object.entries(EVENTS)) {
		mine.addEventListener(name, ({ data }) => {
			if (mine !== source) return;
			const run = () => apply(JSON.parse(data));
			if (waiting) waiting.push(run);
			else run();
			changed();
		});
	}
	mine.addEventListener('error', () => failed(mine));
	mine.addEventListener('open', async () => {
		const all = await read().catch(() => null);
		if (mine !== source) return;
		if (!all) {
			failed(mine);
			return;
		}
		keepAll(all);
		const missed = waiting;
		waiting = null;
		for (const run of missed) run();
		store.live = true;
		changed();
	});
}
