import type { IDataObject } from 'n8n-workflow';

import type { RunOptions } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import {
	A,
	acceptTexts,
	ago,
	B,
	HOUR,
	MINUTE,
	mockHistory,
	record,
	retried,
	sendTexts,
} from '../../support/messageHistory';

guardNetwork();

describe('what counts as sent', () => {
	const cases: Array<[string, IDataObject, boolean]> = [
		['the same number and text', {}, true],
		['a WhatsApp ID of the number', { to: `${A}@c.us` }, true],
		['a linked device of the number', { to: `${A}:3@s.whatsapp.net` }, true],
		['a WhatsApp ID in capitals', { to: `${A}@C.US` }, true],
		['a number', { to: Number(A) }, true],
		['a number with a plus sign', { to: `+${A}` }, true],
		['a number as people write it', { to: '+20 (111) 111-1111' }, true],
		['an object in place of the number', { to: { phone: A } }, true],
		['spaces around the text and other line ends', { message: ' Hi\r\nyou ' }, true],
		['other spaces in the text', { message: 'Hi \n\u00a0you' }, true],
		['direction marks', { message: '\u200fHi\nyou\u200e' }, true],
		['a LID, which hides the number', { to: '123456789012345678@lid' }, true],
		['a LID without its suffix', { to: '1234567890123456' }, true],
		[
			'queued, not sent yet',
			{ status: 'queued', delivery_status: 'pending', whatsapp_message_id: null },
			true,
		],
		[
			'an unknown status',
			{ status: 'processing', delivery_status: null, whatsapp_message_id: null },
			true,
		],
		['no time', { created_at: null }, true],
		['an unreadable time', { created_at: 'today' }, true],
		['another number', { to: B }, false],
		['another text', { message: 'Hi\nYou' }, false],
		['a group', { to: `${A}@g.us` }, false],
		['a group without a suffix', { to: `${A}-1612345678` }, false],
		['a group by its name', { to: 'Our family' }, false],
		['failed', { status: 'failed' }, false],
		['failed in delivery', { delivery_status: 'failed' }, false],
		['received', { status: 'received', from: A, to: A }, false],
		['sent before the execution began', { created_at: ago(20 * MINUTE) }, false],
	];
	it.each(cases)('%s', async (_, change, isSkipped) => {
		mockHistory([record(A, 'Hi\nyou', change)]);
		const sent = acceptTexts();
		const { error } = await sendTexts([`${A} Hi\nyou`], {}, { retried });
		expect(error).toBeUndefined();
		expect(sent).toHaveLength(isSkipped ? 0 : 1);
	});

	it('each record stands for one item: two equal texts in a list stay two', async () => {
		mockHistory([record(A, 'Hi')]);
		const sent = acceptTexts();
		await sendTexts([`${A} Hi`, `${A} Hi`, `${A} Hi`], {}, { retried });
		expect(sent).toHaveLength(2);
	});

	it.each([null, '', undefined])('records with the ID %p are different ones', async (id) => {
		mockHistory([record(B, 'Hi', { id }), record(A, 'Hi', { id })]);
		const sent = acceptTexts();
		await sendTexts([`${A} Hi`], {}, { retried });
		expect(sent).toEqual([]);
	});

	it('a record that stands on two pages, because new messages came in between, is one', async () => {
		const one = record(A, 'Hi');
		mockHistory([record(B, 'x'), one], [one, record(B, 'y', { created_at: ago(HOUR) })]);
		const sent = acceptTexts();
		await sendTexts([`${A} Hi`, `${A} Hi`], {}, { retried });
		expect(sent).toEqual([`${A} Hi`]);
	});

	it('a record with the number comes before one with a LID', async () => {
		mockHistory([record('123456789012345678@lid', 'Hi'), record(A, 'Hi')]);
		const sent = acceptTexts();
		const { json } = await sendTexts([`${A} Hi`, `${B} Hi`], {}, { retried });
		expect(sent).toEqual([]);
		expect(json.map(({ to }) => to)).toEqual([A, B]);
	});
});

describe('how far back it reads', () => {
	const page = (first: number, last: number) => [
		record(B, 'x', { created_at: ago(first) }),
		record(B, 'x', { created_at: ago(last) }),
	];

	it.each<[string, NonNullable<RunOptions['retried']>, number]>([
		[
			'the end of the node before it',
			{ sourceEndedAt: Date.now() - 2 * HOUR, establishedAt: Date.now() - 40 * HOUR },
			2,
		],
		['the begin of the execution', { establishedAt: Date.now() - 40 * HOUR }, 40],
		['24 hours', {}, 24],
	])('in a retried execution to %s', async (_, retriedRun, hours) => {
		mockHistory(
			[
				...page(0, hours * HOUR - MINUTE),
				record(A, 'in', { created_at: ago(hours * HOUR - MINUTE) }),
			],
			[
				record(A, 'out', { created_at: ago(hours * HOUR + 6 * MINUTE) }),
				...page(hours * HOUR + HOUR, 90 * HOUR),
			],
		);
		const sent = acceptTexts();
		await sendTexts([`${A} in`, `${A} out`], {}, { retried: retriedRun });
		expect(sent).toEqual([`${A} out`]);
	});

	it('after that sends without asking, when the retry itself ran the node before it', async () => {
		const sent = acceptTexts();
		await sendTexts([`${A} Hi`], {}, { retried: { sourceEndedAt: Date.now() + MINUTE } });
		expect(sent).toEqual([`${A} Hi`]);
	});

	it('with the option to its hours, also in an ordinary execution', async () => {
		mockHistory([
			record(A, 'in', { created_at: ago(2 * HOUR - MINUTE) }),
			record(A, 'out', { created_at: ago(2 * HOUR + MINUTE) }),
		]);
		const sent = acceptTexts();
		await sendTexts([`${A} in`, `${A} out`], { skipIfSentHours: 2 });
		expect(sent).toEqual([`${A} out`]);
	});

	it('with the option in a retried execution to the earlier of both', async () => {
		mockHistory([record(A, 'Hi', { created_at: ago(10 * MINUTE) })]);
		const sent = acceptTexts();
		await sendTexts([`${A} Hi`], { skipIfSentHours: 0.01 }, { retried });
		expect(sent).toEqual([]);
	});

	it('further for an item with more hours', async () => {
		mockHistory(
			[record(A, 'Hi', { created_at: ago(0) }), ...page(0.5 * HOUR, 1.5 * HOUR)],
			[
				record(A, 'Hi', { created_at: ago(1.6 * HOUR) }),
				record(B, 'Hi', { created_at: ago(3 * HOUR) }),
			],
			page(4 * HOUR, 5 * HOUR),
		);
		const sent = acceptTexts();
		const skipIfSentHours = '={{ $itemIndex < 2 ? 1 : 3.5 }}';
		await sendTexts([`${A} Hi`, `${A} Hi`, `${A} Hi`, `${B} Hi`], { skipIfSentHours });
		expect(sent).toEqual([`${A} Hi`]);
	});

	it('not into what this run has sent meanwhile', async () => {
		mockHistory(page(0.5 * HOUR, HOUR), page(2 * HOUR, 3 * HOUR), [
			record(A, 'Hi', { created_at: ago(0) }),
			record(B, 'c', { created_at: ago(9 * HOUR) }),
		]);
		const sent = acceptTexts();
		await sendTexts([`${A} Hi`, `${A} Hi`], { skipIfSentHours: '={{ $itemIndex ? 8 : 1 }}' });
		expect(sent).toEqual([`${A} Hi`, `${A} Hi`]);
	});

	it.each<[string, IDataObject[][]]>([
		['no order', [[...page(2 * HOUR, HOUR), ...page(HOUR, 3 * HOUR)]]],
		['the oldest page first, the newest message of each first', [page(2 * HOUR, 3 * HOUR)]],
		['an empty page', [page(0, MINUTE), []]],
	])('to the end of a list with %s', async (_, pages) => {
		mockHistory(...pages, [record(A, 'Hi')]);
		const sent = acceptTexts();
		await sendTexts([`${A} Hi`], {}, { retried });
		expect(sent).toEqual([]);
	});

	it('to the end where the oldest messages come first', async () => {
		mockHistory(
			[...page(5 * HOUR, 4 * HOUR)],
			[record(B, 'x', { created_at: ago(HOUR) }), record(A, 'Hi')],
		);
		const sent = acceptTexts();
		await sendTexts([`${A} Hi`], {}, { retried });
		expect(sent).toEqual([]);
	});

	it('to the end where all times of a page are equal', async () => {
		mockHistory([...page(5 * HOUR, 5 * HOUR)], [record(A, 'Hi')]);
		const sent = acceptTexts();
		await sendTexts([`${A} Hi`], {}, { retried });
		expect(sent).toEqual([]);
	});
});
