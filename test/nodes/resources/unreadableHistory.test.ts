import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';

import { HOST } from '../../support/credentials';
import { guardNetwork } from '../../support/network';
import {
	A,
	acceptTexts,
	ago,
	authenticated,
	B,
	mockHistory,
	PATH,
	record,
	retried,
	sendTexts,
} from '../../support/messageHistory';

guardNetwork();

describe('a history that cannot be read', () => {
	const noHistory = (status: number, body: IDataObject | IDataObject[] | string) =>
		nock(HOST, authenticated).get(PATH).query({ per_page: '100' }).reply(status, body);

	it.each<[string, number, IDataObject | IDataObject[] | string, RegExp]>([
		['404', 404, { message: 'Session not found' }, /could not be read: Session not found/],
		['no list', 200, { success: true, data: { id: 1 } }, /does not list messages/],
		[
			'records without text',
			200,
			{ success: true, data: [{ id: 1, to: A }] },
			/does not list messages/,
		],
		['a page', 200, '<html>', /could not be read: .* did not respond like the Wavex API/],
	])('sends nothing and says why: %s', async (_, status, body, why) => {
		noHistory(status, body);
		const sent = acceptTexts();
		const { error } = await sendTexts([`${A} Hi`, `${B} Hi`], {}, { retried });
		expect(error?.message).toMatch(why);
		expect(error?.description).toContain('this message was not sent');
		expect(error?.description).toContain('to -1');
		expect(sent).toEqual([]);
	});

	it('on a later page sends nothing', async () => {
		const data = [record(B, 'x', { created_at: ago(0) })];
		nock(HOST, authenticated)
			.get(PATH)
			.query({ per_page: '100' })
			.reply(200, { success: true, data, pagination: { current_page: 1, last_page: 2 } })
			.get(PATH)
			.query({ per_page: '100', page: '2' })
			.reply(403, { message: 'No' });
		const sent = acceptTexts();
		const { error } = await sendTexts([`${A} Hi`, `${B} Hi`], {}, { retried });
		expect(error?.message).toContain('could not be read: No');
		expect(sent).toEqual([]);
	});

	it('with "Continue" fails every item after one question', async () => {
		noHistory(404, { message: 'Gone' });
		const sent = acceptTexts();
		const node = { onError: 'continueRegularOutput' as const };
		const { json } = await sendTexts([`${A} Hi`, `${B} Hi`, `${A} Ho`], {}, { retried, node });
		expect(json.map(({ error }) => error)).toEqual(Array(3).fill(expect.stringContaining('Gone')));
		expect(sent).toEqual([]);
	});

	it('with Retry On Fail is asked for again', async () => {
		noHistory(404, { message: 'Gone' });
		mockHistory([record(A, 'Hi')]);
		const sent = acceptTexts();
		const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const { error } = await sendTexts([`${A} Hi`, `${B} Hi`], {}, { retried, node });
		expect(error).toBeUndefined();
		expect(sent).toEqual([`${B} Hi`]);
	});
});
