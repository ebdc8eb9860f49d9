import { createRegisteredTrigger, SECRET, Trigger } from '../../support/trigger';
import {
	createContent,
	createAllForms,
	EVENT_NAMES,
	getExpectedFields,
	TIMESTAMP,
} from './deliveries';

const HUGE = 'x'.repeat(15_000_000);

describe.each(EVENT_NAMES)('%s, in every form', (event) => {
	const forms = createAllForms(event);
	const trigger = createRegisteredTrigger({ events: [event] });

	it('starts the workflow with one item of one shape', async () => {
		const isMessage = event.startsWith('message.');
		for (const { form, body, headers } of forms) {
			const [[{ json }]] = (await trigger.deliver(body, headers)) ?? [[{ json: {} }]];
			expect({ form, ...json }).toEqual({
				form,
				...getExpectedFields(event),
				timestamp: TIMESTAMP,
				data: expect.objectContaining(isMessage ? { id: 12 } : { id: createContent(event).id }),
			});
		}
	});

	it('gets 401 without the secret and starts nothing', async () => {
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

	it('starts the workflow once for two deliveries with Ignore Duplicate Events', async () => {
		const once = createRegisteredTrigger({ events: [event], options: { ignoreDuplicates: true } });
		for (const { form, body, headers } of forms) {
			// Deliveries are remembered by the secret.
			Object.assign(once.staticData, { secret: `${event} ${form}`, seen: [] });
			const outcomes = [await once.deliver(body, headers), await once.deliver(body, headers)];
			expect({ form, started: outcomes.map((items) => items?.length) }).toEqual({
				form,
				started: [1, undefined],
			});
		}
	});

	it('starts nothing when it is older than Max Age', async () => {
		const withMaxAge = createRegisteredTrigger({ events: [event], options: { maxAgeMinutes: 5 } });
		for (const { form, body, headers } of forms) {
			const outcome = await withMaxAge.deliver(body, headers);
			expect({ form, outcome }).toEqual({ form, outcome: undefined });
		}
	});

	it('starts nothing when another event is selected', async () => {
		const other = createRegisteredTrigger({ events: EVENT_NAMES.filter((name) => name !== event) });
		for (const { form, body, headers } of forms) {
			const outcome = await other.deliver(body, headers);
			expect({ form, outcome }).toEqual({ form, outcome: undefined });
		}
	});

	it('starts the workflow when it is huge', async () => {
		const [{ body, headers }] = forms;
		const data = { ...createContent(event), more: HUGE };
		const [[{ json }]] = (await trigger.deliver({ ...body, data }, headers)) ?? [[]];
		expect((json.data as { more: string }).more).toHaveLength(HUGE.length);
	});

	it('gets 401 while the trigger is not registered', async () => {
		const called = await new Trigger({ events: [event] }).call({
			query: { secret: '' },
			body: forms[0].body,
		});
		expect(called.status).toBe(401);
	});
});
