import { conflict, successMessage, notFound, localized, success } from '../responses';
import type { ApiRequest, Handlers } from '../requestHandler';
import { createListResponse } from '../listResponse';
import type { Group } from '../../world/recordTypes';
import { syncGroups } from '../../world/syncFromPhone';
import { toGroupRecord } from '../../world/apiRecords';
import { requireConnected, findSession } from './findOrFail';
import { queueAndRespond } from './messageHandlers';

/** Finds the group by its id or its WhatsApp id. */
function getRequestedGroup({ world, params }: ApiRequest): Group {
	const id = String(params.id);
	const group = id.includes('@')
		? world.groups.find((each) => each.group_id === id)
		: world.groups.get(Number(id));
	if (!group) throw notFound('Group');
	return group;
}

export const groupHandlers: Handlers = {
	listGroups: (request) =>
		createListResponse(request, request.world.groups.all().map(toGroupRecord)),

	getGroup: (request) => {
		const group = getRequestedGroup(request);
		const contacts = group.participants;
		if (request.settings.dialect.groupContacts === 'beside') {
			return { ...success(toGroupRecord(group)), contacts };
		}
		return success({ ...toGroupRecord(group), contacts });
	},

	listParticipants: (request) =>
		createListResponse(request, getRequestedGroup(request).participants),

	sendGroupMessage: (request) => {
		const group = getRequestedGroup(request);
		const { message, session_id } = request.body as { message: string; session_id?: number };
		const session = requireConnected(findSession(request.world, session_id ?? group.session_id));
		return queueAndRespond(request, session, group.group_id, { type: 'text', text: message });
	},

	syncGroups: ({ world, body }) => {
		const { session_id } = body as { session_id?: number };
		const sessions = session_id
			? [requireConnected(findSession(world, session_id))]
			: world.sessions.all().filter((session) => session.status === 'connected');
		if (sessions.length === 0) throw conflict('No session is connected', 'لا توجد جلسة متصلة');
		for (const session of sessions) syncGroups(world, session);
		return successMessage(localized('Groups sync started', 'بدأت مزامنة المجموعات'));
	},
};
