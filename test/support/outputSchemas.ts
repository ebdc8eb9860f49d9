import Ajv from 'ajv';
import type { ValidateFunction } from 'ajv';
import type { IDataObject } from 'n8n-workflow';

import { Wavex } from '../../nodes/Wavex/Wavex.node';
import { triggerSchema } from '../../tools/outputSchemas/composedSchemas';
import { createOutputSchemas } from '../../tools/outputSchemas/createOutputSchemas';
import type { OutputSchema } from '../../tools/outputSchemas/outputSchema';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

/** Returns a schema that refuses every field that it does not name. */
function close(schema: OutputSchema): object {
	const { properties, items } = schema;
	const closed = properties && {
		properties: Object.fromEntries(
			Object.entries(properties).map(([name, inner]) => [name, close(inner)]),
		),
		additionalProperties: false,
	};
	return { ...schema, ...closed, ...(items && { items: close(items) }) };
}

const validators = new Map<string, ValidateFunction>();

/** Compares items with the schema of this name: their types, and also that it names all of their fields unless `isOpen`. */
function validate(name: string, schema: OutputSchema, items: IDataObject[], isOpen: boolean): void {
	const key = `${name} ${isOpen}`;
	const validator = validators.get(key) ?? ajv.compile(isOpen ? schema : close(schema));
	validators.set(key, validator);
	for (const item of items) {
		validator(item);
		expect({ [name]: validator.errors ?? [], item }).toEqual({ [name]: [], item });
	}
}

let schemas: ReturnType<typeof createOutputSchemas> | undefined;

/** Returns the schemas of all operations, as the build writes them. */
export async function getOutputSchemas(): Promise<Record<string, OutputSchema>> {
	schemas ??= createOutputSchemas(new Wavex().description);
	return await schemas;
}

/** Throws unless the items agree with the published schema of the operation. */
export async function expectOutputSchema(
	{ resource, operation }: { resource: string; operation: string },
	items: IDataObject[],
	isOpen = false,
): Promise<void> {
	const name = `${resource}/${operation}`;
	validate(name, (await getOutputSchemas())[name], items, isOpen);
}

/** Throws unless the items agree with the published schema of the trigger. */
export function expectTriggerSchema(items: IDataObject[], isOpen = false): void {
	validate('trigger', triggerSchema, items, isOpen);
}
