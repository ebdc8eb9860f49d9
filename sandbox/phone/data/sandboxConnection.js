import { callControlApi, getControlUrl } from './controlApi.js';
import { addDeliveryAttempt } from './deliveryRows.js';
import { getRoute, navigate } from './navigation.js';
import { notifyStoreChange, store } from './store.js';

const RETRY_MS = 1_000;
const MAX_ROWS = 200;

let currentSource;
let retryTimer;

function addRequest(entry) {
	store.requests = [entry, ...store.requests.filter(({ id }) => id !== entry.id)];
	store.requests.length = Math.min(store.requests.length, MAX_ROWS);
}

function addDelivery(entry) {
	addDeliveryAttempt(store.deliveries, entry, MAX_ROWS);
}

function setBudget(budget) {
	store.budget = budget;
	store.budgetReceivedAt = performance.now();
}

/** How each event changes the store. The events are described in the sandbox's README.md. */
const EVENT_HANDLERS = {
	message: (message) => store.messages.set(message.id, message),
	session: (session) => store.sessions.set(session.id, session),
	session_deleted: ({ id }) => store.sessions.delete(id),
	webhooks: (webhooks) => (store.webhooks = webhooks),
	request: addRequest,
	delivery: addDelivery,
	budget: setBudget,
	settings: (settings) => (store.settings = settings),
	synced: () => connect(),
	reset: () => connect(),
};

function loadAll() {
	return Promise.all([
		callControlApi('GET', '/state'),
		callControlApi('GET', '/messages'),
		callControlApi('GET', `/journal?kind=request&limit=${MAX_ROWS}`),
		callControlApi('GET', `/journal?kind=delivery&limit=${MAX_ROWS}`),
	]);
}

function replaceAll([state, messages, requests, deliveries]) {
	const mapById = (records) => new Map(records.map((record) => [record.id, record]));
	const { accounts, settings, contacts, groups, webhooks } = state;
	Object.assign(store, { accounts, settings, contacts, groups, webhooks });
	setBudget(state.budget);
	store.sessions = mapById(state.sessions);
	store.messages = mapById(messages);
	store.requests = requests.reverse();
	store.deliveries = [];
	deliveries.forEach(addDelivery);
}

/** Selects the first account if the sandbox was restarted without the account in the URL. */
async function leaveMissingAccount() {
	if (getRoute().account === 0) return;
	const error = await callControlApi('GET', '/state').catch((failure) => failure);
	if (error.status === 404) navigate({ account: 0, session: null, chat: null });
}

function reconnectLater(source) {
	if (source !== currentSource) return;
	source.close();
	store.connected = false;
	notifyStoreChange();
	clearTimeout(retryTimer);
	retryTimer = setTimeout(connect, RETRY_MS);
	void leaveMissingAccount();
}

/**
 * Opens the event stream of the selected account, then loads all data. Events that arrive while the data
 * loads are applied after it, so that no event is lost. If the stream breaks, everything is loaded again.
 */
export function connect() {
	currentSource?.close();
	clearTimeout(retryTimer);
	const source = new EventSource(getControlUrl('/_sandbox/events'));
	currentSource = source;
	let pendingEvents = [];
	for (const [name, handle] of Object.entries(EVENT_HANDLERS)) {
		source.addEventListener(name, ({ data }) => {
			if (source !== currentSource) return;
			const apply = () => handle(JSON.parse(data));
			if (pendingEvents) pendingEvents.push(apply);
			else apply();
			notifyStoreChange();
		});
	}
	source.addEventListener('error', () => reconnectLater(source));
	source.addEventListener('open', async () => {
		const all = await loadAll().catch(() => null);
		if (source !== currentSource) return;
		if (!all) {
			reconnectLater(source);
			return;
		}
		replaceAll(all);
		const missedEvents = pendingEvents;
		pendingEvents = null;
		for (const apply of missedEvents) apply();
		store.connected = true;
		notifyStoreChange();
	});
}
