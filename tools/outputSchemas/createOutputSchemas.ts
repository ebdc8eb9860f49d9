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
import { composedSchemas } from './composedSchemas';
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

async function createSchema(operation: Operation): Promise<OutputSchema> {
	const composed = composedSchemas[operation.key];
	if (composed) return composed;
	const { method = '', url = '' } = operation.option.routing?.request ?? {};
	const record = getRecordSchema(method, url);
	if (!record)
		throw new Error(`${operation.key} has no output schema: add it to composedSchemas.ts`);
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
 * @throws Error for an operation whose output is neither a response of the API nor in `composedSchemas`
 */
export async function createOutputSchemas(
	description: INodeTypeDescription,
): Promise<Record<string, OutputSchema>> {
	const schemas: Record<string, OutputSchema> = {};
	for (const operation of listOperations(description)) {
		schemas[operation.key] = await createSchema(operation);
	}
	const unknown = Object.keys(composedSchemas).filter((key) => !(key in schemas));
	if (unknown.length > 0) throw new Error(`There is no operation ${unknown.join(', ')}`);
	return schemas;
}
