/** Whether the receiver took it. */
export function arrived({ status }) {
	return status !== null && status >= 200 && status < 300;
}

/**
 * The tries of one delivery are one row: a later try takes the place of the one before. `rows` are newest
 * first; a delivery is known by its webhook and its body, which holds the moment of the event.
 */
export function addDelivery(rows, entry, most) {
	if (rows.some(({ id }) => id === entry.id)) return;
	const before = rows.findIndex(
		(row) =>
			row.webhook_id === entry.webhook_id &&
			row.attempt === entry.attempt - 1 &&
			row.event === entry.event &&
			row.body === entry.body,
	);
	const first = before < 0 ? entry.id : rows.splice(before, 1)[0].first;
	rows.unshift({ ...entry, first });
	rows.length = Math.min(rows.length, most);
}
