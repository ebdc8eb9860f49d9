import { conflict, notFound } from '../responses';
import type { ApiRequest } from '../requestHandler';
import type { Session } from '../../world/recordTypes';
import type { RecordTable } from '../../world/recordTable';
import type { World } from '../../world/world';

/** Returns the record with the path's `{id}`. Throws the API's 404. */
export function findOrFail<T extends { id: number }>(
	table: RecordTable<T>,
	request: ApiRequest,
	name: string,
): T {
	const row = table.get(Number(request.params.id));
	if (!row) throw notFound(name);
	return row;
}

/** Returns the session with this id. Throws the API's 404. */
export function findSession(world: World, id: unknown): Session {
	const session = world.sessions.get(Number(id));
	if (!session) throw notFound('Session');
	return session;
}

/** Throws a 422 if the session cannot send. The live API's response for this is not known; this is our assumption. */
export function requireConnected(session: Session): Session {
	if (session.status !== 'connected')
		throw conflict('Session is not connected', 'الجلسة غير متصلة');
	return session;
}
