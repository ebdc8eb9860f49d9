import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import { isResourceMapperValue } from 'n8n-workflow';

import { isBlank, refuse, shown, typed } from '../../shared/values';
import { late } from '../../transport/late';
import type { Build } from '../../transport/late';

function isScalar(value: unknown): boolean {
	return ['string', 'number', 'boolean'].includes(typeof value);
}

/** Whether the fields in the editor are those of this very template: an expression may name another for each item. */
function isTemplateFixed(context: IExecuteSingleFunctions): boolean {
	const raw: unknown = context.getNodeParameter('templateId', '', { rawExpressions: true });
	return !JSON.stringify(raw).includes('"=');
}

/** The variables by name, and the names of those that must not be empty. */
function read(context: IExecuteSingleFunctions): { values: IDataObject; required: string[] } {
	const mapper = typed(context, 'variables');
	if (!isResourceMapperValue(mapper)) {
		// A workflow written by hand or by an AI may hold the plain {key: value}.
		const values = isBlank(mapper) ? {} : mapper;
		if (typeof values === 'object' && !Array.isArray(values)) {
			return { values: values as IDataObject, required: Object.keys(values as IDataObject) };
		}
		return refuse(
			context,
			`The field 'Variables' is ${shown(mapper)}, not an object`,
			'Its form is { "name": "Ahmed" }.',
		);
	}
	const fields = (mapper.schema ?? []).filter(({ removed }) => !removed).map(({ id }) => id);
	const known = isTemplateFixed(context) ? fields : [];
	if (mapper.mappingMode !== 'autoMapInputData') {
		const values = mapper.value ?? {};
		return { values, required: [...new Set([...known, ...Object.keys(values)])] };
	}
	const { json } = context.getInputData();
	const names = known.length > 0 ? known : Object.keys(json).filter((key) => isScalar(json[key]));
	return {
		values: Object.fromEntries(names.filter((key) => key in json).map((key) => [key, json[key]])),
		required: known,
	};
}

/**
 * The template's variables as `{name: value}`; left out when there are none. Which there are, the editor has stored with
 * the mapping, so that no item needs a request of its own to find out.
 */
const templateVariables: Build = function () {
	const { values, required } = read(this);
	const missing = required.filter((name) => isBlank(values[name]));
	if (missing.length > 0) {
		const names = missing.map((name) => `'${name}'`).join(', ');
		const what = missing.length > 1 ? `variables ${names} are` : `variable ${names} is`;
		return refuse(this, `The template's ${what} empty`, `Give a value under 'Variables'.`);
	}
	const wrong = Object.keys(values).find((name) => !isScalar(values[name]));
	if (wrong !== undefined) {
		return refuse(
			this,
			`The template's variable '${wrong}' is ${shown(values[wrong])}, not a text or a number`,
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
	default: { mappingMode: 'defineBelow', value: null },
	description: "What takes the place of each {{variable}} in the template's text",
	typeOptions: {
		loadOptionsDependsOn: ['templateId.value'],
		resourceMapper: {
			resourceMapperMethod: 'templateVariables',
			mode: 'add',
			valuesLabel: 'Values',
			fieldWords: { singular: 'variable', plural: 'variables' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: true,
			noFieldsError:
				'No variables to show: the template has none, none is chosen yet, or its ID comes from an expression without data. Map Automatically takes the values from the input item.',
		},
	},
	routing: { send: { type: 'body', property: 'variables', value: late(templateVariables) } },
};
