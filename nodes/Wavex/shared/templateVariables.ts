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

/** Whether the fields in the editor are those of this very template: an expression may name another for each item. */
function isTemplateFixed(context: IExecuteSingleFunctions): boolean {
	const raw: unknown = context.getNodeParameter('templateId', '', { rawExpressions: true });
	return !JSON.stringify(raw).includes('"=');
}

interface Found {
	values: IDataObject;
	/** Which of them must not be empty. */
	required: string[];
}

/** Map Automatically: the item's fields that the template names, or all its texts and numbers where that is not known. */
function fromItem(context: IExecuteSingleFunctions, fields: string[]): Found {
	const { json } = context.getInputData();
	const required = isTemplateFixed(context) ? fields : [];
	const names =
		required.length > 0 ? required : Object.keys(json).filter((key) => isScalar(json[key]));
	const present = names.filter((name) => name in json);
	return { values: Object.fromEntries(present.map((name) => [name, json[name]])), required };
}

function read(context: IExecuteSingleFunctions): Found {
	const given = getParameter(context, 'variables');
	const mapper = isBlank(given) ? {} : given;
	if (!isObject(mapper)) {
		return throwInputError(
			context,
			`The field 'Variables' is ${formatValue(mapper)}, not an object`,
			'Its form is { "name": "Ahmed" }.',
		);
	}
	// A workflow written by hand or by an AI may hold the plain {name: value}, or no schema.
	if (!('mappingMode' in mapper)) return { values: mapper, required: Object.keys(mapper) };
	const { mappingMode, value, schema } = mapper as Partial<ResourceMapperValue>;
	const fields = (schema ?? []).map(({ id }) => id);
	if (mappingMode === 'autoMapInputData') return fromItem(context, fields);
	const values = value ?? {};
	return { values, required: [...new Set([...fields, ...Object.keys(values)])] };
}

/**
 * The template's variables as `{name: value}`; left out when there are none. Which there are, the editor has stored with
 * the mapping, so that no item needs a request of its own to find out.
 */
const templateVariables: ValueResolver = (context) => {
	const { values, required } = read(context);
	const missing = required.filter((name) => isBlank(values[name]));
	if (missing.length > 0) {
		const names = missing.map((name) => `'${name}'`).join(', ');
		const what = missing.length > 1 ? `variables ${names} are` : `variable ${names} is`;
		return throwInputError(
			context,
			`The template's ${what} empty`,
			`Give a value under 'Variables'.`,
		);
	}
	const wrong = Object.keys(values).find((name) => !isScalar(values[name]));
	if (wrong !== undefined) {
		return throwInputError(
			context,
			`The template's variable '${wrong}' is ${formatValue(values[wrong])}, not a text or a number`,
			'Take the text out of the data.',
		);
	}
	return Object.keys(values).length > 0 ? values : undefined;
};

/** One field for each variable of the chosen template. */
export const variablesField: INodeProperties = {
	displayName: 'Variables',
	name: 'variables',
	type: 'resourceMapper',
	noDataExpression: true,
	displayOptions: { hide: { templateId: [''] } },
	default: { mappingMode: 'defineBelow', value: null },
	description: "What takes the place of each {{variable}} in the template's text",
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
			// The method's notice says why there are none.
			hideNoDataError: true,
		},
	},
	routing: sendInBody('variables', templateVariables),
};
