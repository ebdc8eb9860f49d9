import type { IDataObject } from 'n8n-workflow';

import { createRegisteredTrigger } from '../../support/trigger';

const content = {
	from: '201234567890@c.us',
	to: '201000000001',
	message: 'Hi',
	whatsapp_message_id: 'WA1',
};

function delivery(change: IDataObject = {}, event = 'message.received'): IDataObject {
	return { event, session_id: 1, data: { ...content, ...change } };
}

async function starts(options: IDataObject, body: IDataObject): Promise<boolean> {
	const trigger = createRegisteredTrigger({
		events: ['message.received', 'message.sent'],
		options,
	});
	return (await trigger.deliver(body)) !== undefined;
}

const GROUP = '120363041234567890@g.us';
const now = () => new Date().toISOString();
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

describe('what starts the workflow', () => {
	it.each<[string, IDataObject, () => IDataObject, boolean]>([
		['one of the selected sessions', { sessionIds: ['1', '2'] }, delivery, true],
		['a session selected by number', { sessionIds: [1] }, delivery, true],
		['another session', { sessionIds: ['2', '11'] }, delivery, false],
		['any session when none is selected', { sessionIds: [] }, delivery, true],
		[
			'an event without a session, when sessions are selected',
			{ sessionIds: ['1'] },
			() => ({ event: 'message.received', data: content }),
			false,
		],
		['a group', {}, () => delivery({ from: GROUP }), true],
		['a group, ignored', { ignoreGroups: true }, () => delivery({ from: GROUP }), false],
		[
			'a group that only a flag identifies, ignored',
			{ ignoreGroups: true },
			() => delivery({ is_group: true }),
			false,
		],
		['a direct chat when groups are ignored', { ignoreGroups: true }, delivery, true],
		['an own message, by default', {}, () => delivery({ from_me: true }), false],
		[
			'an own message by default, identified by its status',
			{},
			() => delivery({ status: 'sent' }),
			false,
		],
		['an own message, ignored', { ignoreOwnMessages: true }, () => delivery({ fromMe: 1 }), false],
		[
			'an own message, not ignored',
			{ ignoreOwnMessages: false },
			() => delivery({ from_me: true }),
			true,
		],
		['a sent message, when Message Sent is selected', {}, () => delivery({}, 'message.sent'), true],
		['a new event', { maxAgeMinutes: 10 }, () => delivery({ timestamp: minutesAgo(9) }), true],
		['an old event', { maxAgeMinutes: 10 }, () => delivery({ timestamp: minutesAgo(11) }), false],
		[
			'an old event, any age',
			{ maxAgeMinutes: 0 },
			() => delivery({ timestamp: minutesAgo(11) }),
			true,
		],
		['an event without a time', { maxAgeMinutes: 10 }, delivery, true],
		[
			'an event from a clock ahead of ours',
			{ maxAgeMinutes: 1 },
			() => delivery({ timestamp: minutesAgo(-60) }),
			true,
		],
		[
			'an old message in a new delivery',
			{ maxAgeMinutes: 10 },
			() => ({ ...delivery({ timestamp: minutesAgo(11) }), timestamp: now() }),
			false,
		],
	])('%s', async (_, options, body, expected) => {
		expect(await starts(options, body())).toBe(expected);
	});
});
