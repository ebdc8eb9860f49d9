import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import type { ParameterReader } from '../../parameters/deferred';
import { id, isBlank, throwInputError } from '../../parameters/values';
import { variableText } from '../../parameters/variableText';
import { describeEmpty } from '../../shared/templateVariablesField';
import { getTemplateVariables } from '../../transport/templateVariables';
import { findVariables } from '../../utils/expression';
import { listFirst } from '../../utils/listFirst';

/**
 * Returns which of the text's variables the recipient has no value for. The recipient's own name and number become the values
 * of `{{name}}` and `{{phone}}`: the API does not document that it fills them itself.
 *
 * @param names of the variables in the text
 */
export function fillVariables(recipient: IDataObject, names: string[]): string[] {
	const given = (recipient.variables ?? {}) as IDataObject;
	const isEmpty = (values: IDataObject, name: string) =>
		!Object.hasOwn(values, name) || isBlank(values[name]);
	const empty = names.filter((name) => isEmpty(given, name));
	const isOwn = (name: string) => ['name', 'phone'].includes(name) && !isEmpty(recipient, name);
	const filled = empty.filter(isOwn).map((name) => [name, recipient[name]] as const);
	if (filled.length > 0) recipient.variables = { ...given, ...Object.fromEntries(filled) };
	return empty.filter((name) => !isOwn(name));
}

/** Returns why a recipient without values for these variables cannot be sent to; names one that differs only in its case. */
export function describeMissing(
	{ variables }: IDataObject,
	names: string[],
	isTemplate: boolean,
): string {
	const similar = Object.keys(variables ?? {}).find((key) =>
		names.some((name) => name !== key && name.toLowerCase() === key.toLowerCase()),
	);
	const owner = isTemplate ? 'template' : 'message';
	return `the ${owner}'s ${describeEmpty(names)}${similar ? ` (there is '${similar}')` : ''}`;
}

/** Returns the names of the variables in the text of Campaign: Create. */
async function readTextVariables(
	context: IExecuteSingleFunctions,
	isTemplate: boolean,
): Promise<string[]> {
	if (!isTemplate) return findVariables(await variableText(context, 'message', 'Message'));
	const templateId = await id(context, 'templateId', 'Template');
	return (await getTemplateVariables(context, String(templateId))) ?? [];
}

/**
 * Returns a reader of recipients that refuses those without a value for each variable in the text, because the API would send
 * `{{name}}` as it is.
 */
export function requireVariables(read: ParameterReader): ParameterReader {
	return async (context, parameter, label) => {
		const recipients = (await read(context, parameter, label)) as IDataObject[];
		const isTemplate = context.getNodeParameter('contentSource') === 'template';
		const names = await readTextVariables(context, isTemplate);
		const invalid = recipients.flatMap((recipient, index) => {
			const empty = fillVariables(recipient, names);
			return empty.length > 0 ? [{ number: index + 1, recipient, empty }] : [];
		});
		if (invalid.length === 0) return recipients;
		const all = names.filter((name) => invalid.some(({ empty }) => empty.includes(name)));
		const named = invalid.map(
			({ number, recipient, empty }) =>
				`Recipient ${number}: ${describeMissing(recipient, empty, isTemplate)}.`,
		);
		return throwInputError(
			context,
			`The ${isTemplate ? 'template' : 'message'}'s ${describeEmpty(all)} for ${invalid.length} of ${recipients.length} recipients`,
			`${listFirst(named)} Enter a value for each under 'Variables' of the recipient.`,
		);
	};
}
