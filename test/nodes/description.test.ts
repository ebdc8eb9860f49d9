import {
	customOperations,
	getConditions,
	isCustomOperation,
	getFields,
	operations,
	getOperations,
	properties,
	resources,
	requestOperations,
	wavex,
} from '../support/description';
import { getTestedOperations } from '../support/operationTestCoverage';

const COUNTS = {
	apiToken: 2,
	campaign: 10,
	contact: 5,
	group: 5,
	message: 10,
	session: 12,
	template: 7,
	webhook: 6,
};

describe('the whole node', () => {
	it('has all resources with all their operations', () => {
		const counts = resources.map((resource) => [resource, getOperations(resource).length]);
		expect(Object.fromEntries(counts)).toEqual(COUNTS);
	});

	it('shows every field for operations that exist', () => {
		const strays = properties.flatMap((property) => {
			const { resource = resources, operation = [] } = getConditions(property).show;
			const known = resource.map((name) => getOperations(String(name)).map(({ value }) => value));
			const isNowhere = (name: unknown) => !known.some((values) => values.includes(String(name)));
			const hasNone = (values: unknown[]) =>
				values.length === 0 ||
				(operation.length > 0 && !operation.some((name) => values.includes(name)));
			const empty = resource.filter((_, index) => hasNone(known[index]));
			const names = [...operation.filter(isNowhere), ...empty].map(String);
			return names.map((name) => `${property.name}: ${name}`);
		});
		expect(strays).toEqual([]);
	});

	it('hides fields from operations that exist', () => {
		const hidden = properties.flatMap((property) => {
			const { resource = [], operation = [] } = getConditions(property).hide;
			return [...resource, ...operation].map(String);
		});
		const known = [...resources, ...operations.map(({ operation }) => operation)];
		expect(hidden.filter((name) => !known.includes(name))).toEqual([]);
	});

	it.each(requestOperations)(
		'$resource: $operation has a field for all its path names',
		(option) => {
			const url = String(option.routing?.request?.url);
			const names = getFields(option.resource, option.operation).map(({ name }) => name);
			const missing = [...url.matchAll(/\{(\w+)\}/g)].filter(([, name]) => !names.includes(name));
			expect(url).toMatch(/^\//);
			expect(missing.map(([, name]) => name)).toEqual([]);
		},
	);

	it.each(operations)('$resource: $operation shows no field twice', ({ resource, operation }) => {
		const shown = getFields(resource, operation).map((field) => {
			const { resource: _, operation: __, ...others } = getConditions(field).show;
			return `${field.name} ${JSON.stringify(others)}`;
		});
		expect(shown.filter((field, index) => shown.indexOf(field) !== index)).toEqual([]);
	});

	it('has a method for every list and mapping', () => {
		const named = (name: string) => [
			...JSON.stringify(properties).matchAll(new RegExp(`"${name}":"(\\w+)"`, 'g')),
		];
		const lists = named('searchListMethod').map(([, method]) => method);
		const mappings = named('resourceMapperMethod').map(([, method]) => method);
		expect([...new Set(lists)].sort()).toEqual(Object.keys(wavex.methods.listSearch).sort());
		expect([...new Set(mappings)]).toEqual(Object.keys(wavex.methods.resourceMapping));
	});

	it('has a row in the tables for every operation that is a request of its own', () => {
		const all = requestOperations.map(({ resource, operation }) => `${resource}.${operation}`);
		const rows = getTestedOperations();
		expect(all.filter((operation) => !rows.includes(operation))).toEqual([]);
	});

	it('runs every operation that it declares, and no other, itself', () => {
		const run = Object.entries(wavex.customOperations).flatMap(([resource, functions]) =>
			Object.keys(functions).map((operation) => `${resource}.${operation}`),
		);
		const declared = operations.map(({ resource, operation }) => `${resource}.${operation}`);
		expect(run.sort()).toEqual(declared.sort());
	});

	it('declares no request for the operations that send several requests, or none to the API', () => {
		expect(customOperations).toEqual([
			'campaign.createFromItems',
			'campaign.waitForCompletion',
			'message.downloadMedia',
			'message.sendAndWait',
			'session.waitForConnection',
		]);
		for (const { routing } of operations.filter(isCustomOperation)) {
			expect(Object.keys(routing ?? {})).toEqual(['operations']);
		}
	});
});
