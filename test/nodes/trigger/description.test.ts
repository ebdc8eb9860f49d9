import { LoadOptionsContext } from 'n8n-core';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { MESSAGE_TYPES, NOT_COMPOSED } from '../../../nodes/Wavex/webhooks/messageType';
import { WavexTrigger } from '../../../nodes/Wavex/WavexTrigger.node';
import { EVENTS } from '../../../sandbox/world/webhooks/webhookEvents';
import { BASE_URL, TOKEN } from '../../support/credentials';
import { createAdditionalData, createNodeTypes } from '../../support/n8n';
import { guardNetwork } from '../../support/network';
import { expectRequest } from '../../support/operationTests';
import { Trigger } from '../../support/trigger';

guardNetwork();

const { description } = new WavexTrigger();
const parameter = (name: string) =>
	description.properties.find((property) => property.name === name)!;
const options = parameter('options').options as INodeProperties[];

describe('the description', () => {
	// The editor looks for a parameter labelled "Event", "Events" or "Trigger On" (useActionsGeneration).
	it('lists each event as a trigger in the node creator', () => {
		const eventsField = parameter('events');
		const choices = eventsField.options as INodePropertyOptions[];
		expect(eventsField.displayName).toBe('Events');
		expect(description.displayName).toContain('Trigger');
		expect(choices.map(({ value }) => value).sort()).toEqual(Object.keys(EVENTS).sort());
		for (const { action, description: text } of choices) {
			expect(action).toMatch(/^On /);
			expect(text).toBeTruthy();
		}
	});

	it('keeps the names and defaults of the options', () => {
		const defaults = options.map((option) => [option.name, option.default]);
		expect(Object.fromEntries(defaults)).toEqual({
			sessionIds: [],
			downloadFiles: true,
			ignoreGroups: true,
			ignoreOwnMessages: true,
			outputPerEvent: true,
			raw: true,
			ignoreDuplicates: true,
			maxAgeMinutes: 0,
			messageTypes: MESSAGE_TYPES.filter((type) => !NOT_COMPOSED.includes(type)),
			includeStatusAndChannels: true,
			onlyFrom: '',
			exceptFrom: '',
			keywords: '',
		});
		expect(parameter('events')).toMatchObject({ required: true, default: ['message.received'] });
	});

	it('offers each type of message', () => {
		const { options: types } = options.find(({ name }) => name === 'messageTypes')!;
		const values = (types as INodePropertyOptions[]).map(({ value }) => value);
		expect(values.sort()).toEqual([...MESSAGE_TYPES].sort());
	});

	it('explains in the panel what to do, before and after publishing', () => {
		const { header, executionsHelp } = Object(description.triggerPanel) as Record<string, object>;
		const help = Object.values(executionsHelp);
		expect(help).toHaveLength(2);
		for (const text of help)
			expect(text).toMatch(/write to your WhatsApp number.*no event arrives.*WEBHOOK_URL/);
		// Without these, n8n says "Pull in events from Wavex" and "Waiting for you to create an event in Wavex".
		expect(header).toMatch(/write to your WhatsApp number/);
		expect(description.eventTriggerDescription).toBe('Write to your WhatsApp number');
	});

	it('is small', () => {
		expect(JSON.stringify(description).length).toBeLessThan(10_000);
	});
});

it('loads the selectable sessions from all pages, and tells those of one name apart', async () => {
	const { node, type } = new Trigger();
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: createNodeTypes({ wavexTrigger: type }),
	});
	const context = new LoadOptionsContext(
		workflow,
		node,
		createAdditionalData({ apiToken: TOKEN, baseUrl: BASE_URL }),
		'parameters.options.sessionIds',
	);
	const page = (id: number, current_page: number) => ({
		data: [{ id, name: 'Shop', status: 'connected' }],
		pagination: { current_page, last_page: 2 },
	});
	expectRequest({ request: 'GET /sessions' }).reply(200, page(1, 1));
	expectRequest({ request: 'GET /sessions?page=2' }).reply(200, page(2, 2));
	expect(await type.methods.loadOptions.getSessions.call(context)).toEqual([
		{ name: 'Shop - ID 1', value: '1', description: 'connected' },
		{ name: 'Shop - ID 2', value: '2', description: 'connected' },
	]);
});
