import { registered, SECRET, Trigger } from '../../support/trigger';
import { contentOf, everyForm, EVENT_NAMES, fieldsOf, WHEN } from './deliveries';

const HUGE = 'x'.repeat(15_000_000);

describe.each(EVENT_NAMES)('%s, in every form', (event) => {
	const forms = everyForm(event);
	const trigger = registered({ events: [event] });

	it('starts the workflow with one item of one shape', async () => {
		const isMessage = event.startsWith('message.');
		for (const { form, body, headers } of forms) {
			const [[{ json }]] = (await trigger.deliver(body, headers)) ?? [[{ json: {} }]];
			expect({ form, ...json }).toEqual({
				form,
				...fieldsOf(event),
				timestamp: WHEN,
				data: expect.objectContaining(isMessage ? { id: 12 } : { id: contentOf(event).id }),
			});
		}
	});

	it('is answered 401 without the secret and starts nothing', async () => {
		for (const { form, body, headers } of forms) {
			for (const query of [{}, { secret: '' }, { secret: `${SECRET}0` }, { secret: [SECRET] }]) {
				const called = await trigger.call({ query, body, headers });
				expect({ form, query, ...called }).toEqual({
					form,
					query,
					status: 401,
					response: { noWebhookResponse: true },
				});
			}
		}
	});

	it('starts the workflow once when it is delivered twice, if asked to', async () => {
		const once = registered({ events: [event], options: { ignoreDuplicates: true } });
		for (const { form, body, headers } of forms) {
			// What was seen is remembered by the secret.
			Object.assign(once.staticData, { secret: `${event} ${form}`, seen: [] });
			const outcomes = [await once.deliver(body, headers), await once.deliver(body, headers)];
			expect({ form, started: outcomes.map((items) => items?.length) }).toEqual({
				form,
				started: [1, undefined],
			});
		}
	});

	it('starts nothing when it is too old, if asked to', async () => {
		const choosy = registered({ events: [event], options: { maxAgeMinutes: 5 } });
		for (const { form, body, headers } of forms) {
			const outcome = await choosy.deliver(body, headers);
			expect({ form, outcome }).toEqual({ form, outcome: undefined });
		}
	});

	it('starts nothing when another event was chosen', async () => {
		const other = registered({ events: EVENT_NAMES.filter((name) => name !== event) });
		for (const { form, body, headers } of forms) {
			const outcome = await other.deliver(body, headers);
			expect({ form, outcome }).toEqual({ form, outcome: undefined });
		}
	});

	it('starts the workflow when it is huge', async () => {
		const [{ body, headers }] = forms;
		const data = { ...contentOf(event), more: HUGE };
		const [[{ json }]] = (await trigger.deliver({ ...body, data }, headers)) ?? [[]];
		expect((json.data as { more: string }).more).toHaveLength(HUGE.length);
	});

	it('comes from nobody while the trigger has no registration', async () => {
		const called = await new Trigger({ events: [event] }).call({
			query: { secret: '' },
			body: forms[0].body,
		});
		expect(called.status).toBe(401);
	});
});
