import { onChange, store } from '../data/store.js';
import { arrowKeys } from '../page/arrowKeys.js';
import { byId, fill } from '../page/elements.js';
import { keyedList } from '../page/keyedList.js';
import { makeRow, showRow } from './row.js';

function levelOf({ status, duration_ms }) {
	if (status === null) return duration_ms === null ? 'waiting' : 'bad';
	return status < 300 ? 'good' : 'bad';
}

function chipOf({ status, duration_ms }) {
	if (status !== null) return String(status);
	return duration_ms === null ? 'runs' : 'none';
}

function viewOf(entry) {
	const { id, method, path, duration_ms, fault, account } = entry;
	return {
		id,
		entry,
		title: 'API request',
		level: levelOf(entry),
		chip: chipOf(entry),
		main: `${method} ${path.replace(/^\/api\/v1/, '')}`,
		facts: [
			duration_ms !== null && `${duration_ms} ms`,
			fault && `fault: ${fault}`,
			account === null && 'no valid token',
		],
	};
}

/** The requests of the API, newest first. */
export function startRequests() {
	const list = byId('request-list');
	const empty = byId('requests-empty');
	fill(empty, 'No request yet. Run a workflow with the credential that points here.');
	const show = keyedList(list, { key: ({ id }) => id, make: makeRow, show: showRow });
	const refreshKeys = arrowKeys(list, 'button');
	onChange(() => {
		show(store.requests.map(viewOf));
		refreshKeys();
		empty.hidden = store.live === null || store.requests.length > 0;
	});
}
