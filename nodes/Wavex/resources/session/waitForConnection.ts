import { sessionLocator } from '../../shared/locators';
import { simplifySession } from '../../shared/simplify';
import { showFor } from '../../shared/fieldRouting';
import { wavexApiRequest } from '../../transport/apiRequest';
import { getRequestOptions } from '../../transport/readRequestOptions';
import type { LookUp } from '../../waiting/wait';
import { createWaitOperation, limitField } from '../../waiting/waitOperation';

/** A session that connects or shows a QR code is not among them: a start would make the code invalid. */
const STOPPED = /^(created|disconnected|stopped|inactive|offline|logged.?out|failed|error)$/i;

const lookUpSession: LookUp = async (context, id) => {
	const { options } = getRequestOptions(context);
	const { records } = await wavexApiRequest(context, 'GET', `/sessions/${id}`, options);
	const session = simplifySession(records[0] ?? {});
	const isOver = session.status === 'connected';
	const { phone: number = null, name = null } = session;
	return { isOver, json: { status: isOver ? 'connected' : 'timedOut', number, name, session } };
};

export const waitForConnection = createWaitOperation({
	events: ['session.connected'],
	failure: 'The webhook for the connection could not be registered. The session was not started.',
	target: ['sessionId', sessionLocator.displayName],
	lookUp: lookUpSession,
	startPath: '/sessions/{}/start',
	isStartable: (_, { json }) => STOPPED.test(String((json.session as { status?: unknown }).status)),
});

export const sessionWaitForConnection = showFor('session', ['waitForConnection'], [limitField(10)]);
