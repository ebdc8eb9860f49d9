import { conflict, done, notFound, texts, ok } from '../responses';
import type { Call, Handlers } from '../apiRequest';
import { list } from '../listResponse';
import type { Group } from '../../world/records';
import { syncGroups } from '../../world/sync';
import { groupRecord } from '../../world/apiRecords';
import { connected, sessionById } from './findOrFail';
import { accept } from './messageHandlers';

/** By its id here or by its WhatsApp id. */
function asked({ world, params }: Call): Group {
	const id = String(params.id);
	const group = id.includes('@')
		? world.groups.find((each) => each.group_id === id)
		: world.groups.get(Number(id));
	if (!group) throw notFound('Group');
	return group;
}

export const groupHandlers: Handlers = {
	listGroups: (call) => list(call, call.world.groups.all().map(groupRecord)),

	getGroup: (call) => {
		const group = asked(call);
		return ok({ ...groupRecord(group), contacts: group.participants });
	},

	listParticipants: (call) => list(call, asked(call).participants),

	sendGroupMessage: (call) => {
		const group = asked(call);
		const { message, session_id } = call.body as { message: string; session_id?: number };
		const session = connected(sessionById(call.world, session_id ?? group.session_id));
		return accept(call, session, group.group_id, { type: 'text', text: message });
	},

	syncGroups: ({ world, body }) => {
		const { session_id } = body as { session_id?: number };
		const sessions = session_id
			? [connected(sessionById(world, session_id))]
			: world.sessions.all().filter((session) => session.status === 'connected');
		if (sessions.length === 0) throw conflict('No session is connected', 'لا توجد جلسة متصلة');
		for (const session of sessions) syncGroups(world, session);
		return done(texts('Groups sync started', 'بدأت مزامنة المجموعات'));
	},
};
