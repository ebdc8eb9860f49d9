import { store } from '../data/store.js';
import { startActivityList } from './activityList.js';

/** A request without a status is still running, or its connection was dropped by a fault. */
function describeStatus({ status, duration_ms }) {
	if (status !== null) return { level: status < 300 ? 'good' : 'bad', label: String(status) };
	if (duration_ms === null) return { level: 'waiting', label: 'pending' };
	return { level: 'bad', label: 'error' };
}

function describeRequest(entry) {
	const { id, method, path, duration_ms, fault, account } = entry;
	return {
		id,
		entry,
		title: 'API request',
		...describeStatus(entry),
		main: `${method} ${path.replace(/^\/api\/v1/, '')}`,
		facts: [
			duration_ms !== null && `${duration_ms} ms`,
			fault && `fault: ${fault}`,
			account === null && 'no valid token',
		],
	};
}

export function startRequestList() {
	startActivityList({
		listId: 'request-list',
		emptyId: 'requests-empty',
		getEntries: () => store.requests,
		describeEntry: describeRequest,
		getEmptyText: () => 'No requests yet. Run a workflow with a credential for this sandbox.',
	});
}
