/** Returns whether the receiver accepted the delivery. */
export function isDelivered({ status }) {
	return status !== null && status >= 200 && status < 300;
}

/**
 * Adds a delivery attempt to `rows`, which are newest first. All attempts of one delivery share one row: a
 * retry replaces the attempt before it. The journal has no ID for a delivery, so it is recognized by its
 * webhook and body, which contains the time of the event. The row keeps the ID of the first attempt.
 */
export function addDeliveryAttempt(rows, entry, maxRows) {
	if (rows.some(({ id }) => id === entry.id)) return;
	const previous = rows.findIndex(
		(row) =>
			row.webhook_id === entry.webhook_id &&
			row.attempt === entry.attempt - 1 &&
			row.event === entry.event &&
			row.body === entry.body,
	);
	const firstId = previous < 0 ? entry.id : rows.splice(previous, 1)[0].firstId;
	rows.unshift({ ...entry, firstId });
	rows.length = Math.min(rows.length, maxRows);
}
