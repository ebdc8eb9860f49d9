import { conflict, notFound } from '../responses';
import type { ApiRequest } from '../apiRequest';
import type { Session } from '../../world/records';
import type { Table } from '../../world/table';
import type { World } from '../../world/world';

/** The record that the path's `{id}` names. Throws the API's 404. */
export function findOrFail<T extends { id: number }>(
	table: Table<T>,
	request: ApiRequest,
	what: string,
): T {
	const row = table.get(Number(request.params.id));
	if (!row) throw notFound(what);
	return row;
}

export function findSession(world: World, id: unknown): Session {
	const session = world.sessions.get(Number(id));
	if (!session) throw notFound('Session');
	return session;
}

/**
 * A session that can send. What the live API answers for one that cannot is not known: a 422 that says so is
 * our reading.
 */
export function requireConnected(session: Session): Session {
	if (session.status !== 'connected')
		throw conflict('Session is not connected', 'الجلسة غير متصلة');
	return session;
}
