import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeProperties,
	ResourceMapperValue,
} from 'n8n-workflow';

import { isBlank, throwInputError, formatValue, getParameter } from '../parameters/values';
import { isObject } from '../utils/isObject';
import type { ValueResolver } from '../parameters/deferred';
import { sendInBody } from './fieldRouting';

/** n8n's editor turns any pasted text with double braces into an expression. */
export const bracesHint =
	'Pasted text with {{variables}} turns into an expression: switch the field back to Fixed';

function isScalar(value: unknown): boolean {
	return ['string', 'number', 'boolean'].includes(typeof value);
}

/** Whether all items use one template, so that the fields in the editor are its variables; an expression may select another for each item. */
function isTemplateFixed(context: IExecuteSingleFunctions): boolean {
	const raw: unknown = context.getNodeParameter('templateId', '', { rawExpressions: true });
	return !JSON.stringify(raw).includes('"=');
}

interface MappedVariables {
	values: IDataObject;
	/** The names of those that must not be empty. */
	required: string[];
}

/** Map Automatically: returns the item's fields that are variables of the template, or all its scalar fields when the variables are not known. */
function mapAutomatically(context: IExecuteSingleFunctions, fields: string[]): MappedVariables {
	const { json } = context.getInputData();
	const required = isTemplateFixed(context) ? fields : [];
	const names =
		required.length > 0 ? required : Object.keys(json).filter((key) => isScalar(json[key]));
	const present = names.filter((name) => name in json);
	return { values: Object.fromEntries(present.map((name) => [name, json[name]])), required };
}

function readMapping(context: IExecuteSingleFunctions): MappedVariables {
	const given = getParameter(context, 'variables');
	const mapper = isBlank(given) ? {} : given;
	if (!isObject(mapper)) {
		return throwInputError(
			context,
			`The field 'Variables' is ${formatValue(mapper)}, not an object`,
			'Its form is { "name": "Ahmed" }.',
		);
	}
	// A workflow written by hand or by an AI may contain a plain {name: value}, or no schema.
	if (!('mappingMode' in mapper)) return { values: mapper, required: Object.keys(mapper) };
	const { mappingMode, value, schema } = mapper as Partial<ResourceMapperValue>;
	const fields = (schema ?? []).map(({ id }) => id);
	if (mappingMode === 'autoMapInputData') return mapAutomatically(context, fields);
	const values = value ?? {};
	return { values, required: [...new Set([...fields, ...Object.keys(values)])] };
}

/**
 * Returns the template's variables as `{name: value}`; undefined when there are none. Their names are stored with the mapping
 * by the editor, so no item needs a request to load them.
 */
const readTemplateVariables: ValueResolver = (context) => {
	const { values, required } = readMapping(context);
	const missing = required.filter((name) => isBlank(values[name]));
	if (missing.length > 0) {
		const names = missing.map((name) => `'${name}'`).join(', ');
		const what = missing.length > 1 ? `variables ${names} are` : `variable ${names} is`;
		return throwInputError(
			context,
			`The template's ${what} empty`,
			"Enter a value under 'Variables'.",
		);
	}
	const wrong = Object.keys(values).find((name) => !isScalar(values[name]));
	if (wrong !== undefined) {
		return throwInputError(
			context,
			`The template's variable '${wrong}' is ${formatValue(values[wrong])}, not text or a number`,
			'Pass only the text, not the whole object.',
		);
	}
	return Object.keys(values).length > 0 ? values : undefined;
};

/** One field for each variable of the selected template. */
export const variablesField: INodeProperties = {
	displayName: 'Variables',
	name: 'variables',
	type: 'resourceMapper',
	noDataExpression: true,
	displayOptions: { hide: { templateId: [''] } },
	default: { mappingMode: 'defineBelow', value: null },
	description: "The value of each {{variable}} in the template's text",
	typeOptions: {
		loadOptionsDependsOn: ['templateId.value'],
		resourceMapper: {
			resourceMapperMethod: 'templateVariables',
			mode: 'add',
			valuesLabel: 'Variables',
			fieldWords: { singular: 'variable', plural: 'variables' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: true,
			// The method's notice explains why there are none.
			hideNoDataError: true,
		},
	},
	routing: sendInBody('variables', readTemplateVariables),
};
