import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { getLatestTime, getSentAt } from '../../../nodes/Wavex/resources/message/sentHistory';
import { HOST } from '../../support/credentials';
import { guardNetwork } from '../../support/network';
import {
	A,
	acceptTexts,
	authenticated,
	PATH,
	record,
	retried,
	sendTexts,
} from '../../support/messageHistory';

guardNetwork();

describe('the time of a record', () => {
	const noon = Date.UTC(2026, 0, 2, 12);
	it.each([
		['2026-01-02T12:00:00Z', noon],
		['2026-01-02T12:00:00.000000Z', noon],
		['2026-01-02T15:00:00+03:00', noon],
		['2026-01-02T09:00:00-0300', noon],
		['2026-01-02 12:00:00 UTC', noon],
		['2026-01-02 15:00:00+03:00', noon],
		[noon, noon],
		[noon / 1000, noon],
		[String(noon), noon],
		[`${noon / 1000}.5`, noon + 500],
		// Without a zone it may be as late as in the zone that is furthest behind UTC.
		['2026-01-02 00:00:00', noon],
		['2026-01-02T00:00:00.123', noon + 123],
	])('%p', (value, time) => {
		expect(getLatestTime(value)).toBe(time);
	});

	it.each([
		[null],
		[undefined],
		[''],
		['today'],
		['2026-01-02'],
		['02/01/2026 12:00'],
		[7],
		[true],
		[{}],
	])('%p is not known', (value) => {
		expect(getLatestTime(value)).toBeUndefined();
	});

	it.each<[IDataObject, string | null]>([
		[{ created_at: noon / 1000 }, '2026-01-02T12:00:00.000Z'],
		[{ created_at: '2026-01-02 12:00:00' }, '2026-01-02 12:00:00'],
		[{ created_at: null, sent_at: '2026-01-02T12:00:00Z' }, '2026-01-02T12:00:00Z'],
		[{ timestamp: String(noon) }, '2026-01-02T12:00:00.000Z'],
		[{}, null],
	])('%j stands in the item as %p', (one, text) => {
		expect(getSentAt(one)).toBe(text);
	});
});

describe('a history of two pages is read to its end', () => {
	const first = [record('202222222222', 'x')];
	const second = [record(A, 'Hi')];
	const next = `${HOST}${PATH}?page=2`;
	it.each<[string, (data: IDataObject[], page: number) => IDataObject]>([
		['pagination', (data, page) => ({ data, pagination: { current_page: page, last_page: 2 } })],
		['meta', (data, page) => ({ data, meta: { current_page: page, last_page: 2 } })],
		['links', (data, page) => ({ data, links: { next: page === 1 ? next : null } })],
		['flat', (data, page) => ({ data, next_page_url: page === 1 ? next : null })],
		['nested', (data, page) => ({ data: { data, current_page: page, last_page: 2 } })],
	])('%s', async (_, answer) => {
		nock(HOST, authenticated)
			.get(PATH)
			.query({ per_page: '100' })
			.reply(200, { success: true, ...answer(first, 1) })
			.get(PATH)
			.query({ per_page: '100', page: '2' })
			.reply(200, { success: true, ...answer(second, 2) });
		const sent = acceptTexts();
		const { error } = await sendTexts([`${A} Hi`], {}, { retried });
		expect(error).toBeUndefined();
		expect(sent).toEqual([]);
	});

	it('whole', async () => {
		nock(HOST, authenticated)
			.get(PATH)
			.query({ per_page: '100' })
			.reply(200, [...first, ...second] as never);
		const sent = acceptTexts();
		await sendTexts([`${A} Hi`], {}, { retried });
		expect(sent).toEqual([]);
	});
});
