import {
	composites,
	conditionsOf,
	isComposite,
	fieldsOf,
	operations,
	operationsOf,
	properties,
	resources,
	routed,
	wavex,
} from '../support/description';
import { operationsWithRow } from '../support/operationTestCoverage';

const COUNTS = {
	apiToken: 2,
	campaign: 9,
	contact: 5,
	group: 5,
	message: 9,
	session: 11,
	template: 7,
	webhook: 6,
};

describe('the whole node', () => {
	it('has the resources and their operations: those of the API, and the composite ones', () => {
		const counts = resources.map((resource) => [resource, operationsOf(resource).length]);
		expect(Object.fromEntries(counts)).toEqual(COUNTS);
	});

	it('shows every field for operations that exist', () => {
		const strays = properties.flatMap((property) => {
			const { resource = resources, operation = [] } = conditionsOf(property).show;
			const known = resource.map((name) => operationsOf(String(name)).map(({ value }) => value));
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
			const { resource = [], operation = [] } = conditionsOf(property).hide;
			return [...resource, ...operation].map(String);
		});
		const known = [...resources, ...operations.map(({ operation }) => operation)];
		expect(hidden.filter((name) => !known.includes(name))).toEqual([]);
	});

	it.each(routed)('$resource: $operation has a field for all its path names', (option) => {
		const url = String(option.routing?.request?.url);
		const names = fieldsOf(option.resource, option.operation).map(({ name }) => name);
		const missing = [...url.matchAll(/\{(\w+)\}/g)].filter(([, name]) => !names.includes(name));
		expect(url).toMatch(/^\//);
		expect(missing.map(([, name]) => name)).toEqual([]);
	});

	it.each(operations)('$resource: $operation shows no field twice', ({ resource, operation }) => {
		const shown = fieldsOf(resource, operation).map((field) => {
			const { resource: _, operation: __, ...others } = conditionsOf(field).show;
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
		const all = routed.map(({ resource, operation }) => `${resource}.${operation}`);
		const rows = operationsWithRow();
		expect(all.filter((operation) => !rows.includes(operation))).toEqual([]);
	});

	it('runs every operation that it declares, and no other, itself', () => {
		const run = Object.entries(wavex.customOperations).flatMap(([resource, functions]) =>
			Object.keys(functions).map((operation) => `${resource}.${operation}`),
		);
		const declared = operations.map(({ resource, operation }) => `${resource}.${operation}`);
		expect(run.sort()).toEqual(declared.sort());
	});

	it('declares nothing that the engine would send for the operations that are no single request', () => {
		expect(composites).toEqual(['campaign.createFromItems', 'message.sendAndWait']);
		for (const { routing } of operations.filter(isComposite)) {
			expect(Object.keys(routing ?? {})).toEqual(['operations']);
		}
	});
});
