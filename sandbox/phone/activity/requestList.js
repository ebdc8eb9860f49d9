import { store } from '../data/store.js';
import { translate } from '../language/translate.js';
import { startActivityList } from './activityList.js';

/** A request without a status is still running, or its connection was dropped by a fault. */
function describeStatus({ status, duration_ms }) {
	if (status !== null) return { level: status < 300 ? 'good' : 'bad', label: String(status) };
	if (duration_ms === null) return { level: 'waiting', label: translate('pending') };
	return { level: 'bad', label: translate('error') };
}

function describeRequest(entry) {
	const { id, method, path, duration_ms, fault, account } = entry;
	return {
		id,
		entry,
		title: translate('API request'),
		...describeStatus(entry),
		main: `${method} ${path.replace(/^\/api\/v1/, '')}`,
		facts: [
			duration_ms !== null && translate('{duration} ms', { duration: duration_ms }),
			fault && translate('fault: {fault}', { fault }),
			account === null && translate('no valid token'),
		],
	};
}

export function startRequestList() {
	startActivityList({
		listId: 'request-list',
		emptyId: 'requests-empty',
		getEntries: () => store.requests,
		describeEntry: describeRequest,
		getEmptyText: () =>
			translate('No requests yet. Run a workflow with a credential for this sandbox.'),
	});
}
