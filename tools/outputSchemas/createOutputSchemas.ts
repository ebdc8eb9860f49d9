import { NodeHelpers } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';

import { getRecordSchema } from './apiSchemas';
import { createComposedSchemas } from './composedSchemas';
import { createSample, inferSchema, object } from './outputSchema';
import type { OutputSchema } from './outputSchema';

/** An operation of the node, with the parameters of a node that was just added. */
interface Operation {
	key: string;
	option: INodePropertyOptions;
	parameters: IDataObject;
	/** The fields that the editor shows. */
	fields: INodeProperties[];
}

function findOptions({ properties }: INodeTypeDescription, name: string, resource?: unknown) {
	return properties
		.filter((property) => property.name === name)
		.filter(
			({ displayOptions }) =>
				!resource || displayOptions?.show?.resource?.includes(resource as string),
		)
		.flatMap(({ options }) => options as INodePropertyOptions[]);
}

function listOperations(description: INodeTypeDescription): Operation[] {
	const { properties } = description;
	return findOptions(description, 'resource').flatMap(({ value: resource }) =>
		findOptions(description, 'operation', resource).map((option) => {
			const chosen = { resource, operation: option.value };
			const parameters =
				NodeHelpers.getNodeParameters(properties, chosen, true, false, null, description) ?? {};
			const fields = properties.filter((field) =>
				NodeHelpers.displayParameter(parameters, field, null, description),
			);
			return { key: `${resource}/${option.value}`, option, parameters, fields };
		}),
	);
}

/** Applies what the operation does to the items of a response, with its default settings: Simplify, masks. */
async function applyPostReceive(
	sample: IDataObject,
	{ option, parameters, fields }: Operation,
): Promise<IDataObject> {
	const context = {
		getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
	} as unknown as IExecuteSingleFunctions;
	let items: INodeExecutionData[] = [{ json: sample }];
	const actions = [option, ...fields].flatMap(({ routing }) => routing?.output?.postReceive ?? []);
	for (const action of actions) {
		if (typeof action !== 'function') throw new Error('The node declares functions only.');
		items = await action.call(context, items, {} as IN8nHttpFullResponse);
	}
	return items[0].json;
}

/** Returns the schema of an operation that returns the records of a response; undefined for any other. */
async function createSchema(operation: Operation): Promise<OutputSchema | undefined> {
	const { method = '', url = '' } = operation.option.routing?.request ?? {};
	const record = getRecordSchema(method, url);
	if (!record) return undefined;
	const output = await applyPostReceive(createSample(record) as IDataObject, operation);
	return object(
		Object.fromEntries(
			Object.entries(output).map(([name, value]) => [
				name,
				record.properties?.[name] ?? inferSchema(value),
			]),
		),
	);
}

/**
 * Returns what each operation puts out with its default settings, by `message/sendText`: the API's record from the sandbox's
 * document, changed by the functions that the node's description names.
 *
 * @throws Error when an operation's output is neither a response of the API nor in `createComposedSchemas`
 */
export async function createOutputSchemas(
	description: INodeTypeDescription,
): Promise<Record<string, OutputSchema>> {
	const operations = listOperations(description);
	const schemas: Record<string, OutputSchema> = {};
	const composed = createComposedSchemas({});
	for (const operation of operations) {
		const schema = operation.key in composed ? undefined : await createSchema(operation);
		if (schema) schemas[operation.key] = schema;
	}
	Object.assign(schemas, createComposedSchemas(schemas));
	const keys = operations.map(({ key }) => key);
	const wrong = [
		...keys.filter((key) => !(key in schemas)),
		...Object.keys(schemas).filter((key) => !keys.includes(key)),
	];
	if (wrong.length === 0) return schemas;
	throw new Error(`Correct the output schemas of ${wrong.join(', ')} in composedSchemas.ts`);
}
