import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { isExpression, keepVariables, trimVariables } from '../utils/expression';
import type { ParameterReader } from './deferred';
import { getParameter, isBlank, requireText, throwInputError } from './values';

/** Returns what is wrong with a field that holds an expression of n8n as text, and what to do. */
export function describeUnevaluated(label: string, expression: string): [string, string] {
	return [
		`The field '${label}' contains ${expression}, which n8n did not evaluate`,
		`Switch the field '${label}' to Expression.`,
	];
}

/**
 * Returns the text with its variables as the API writes them. Throws when it holds an n8n expression: it would be sent as it
 * is, because n8n evaluates none in a fixed field.
 */
export function checkVariables(
	context: IExecuteSingleFunctions,
	text: string,
	label: string,
): string {
	const [expression] = /\{\{\s*\$[^{}]*\}\}/.exec(text) ?? [];
	if (expression === undefined) return trimVariables(text);
	return throwInputError(context, ...describeUnevaluated(label, expression));
}

/** Returns what the field holds for the item: the variables in an expression stay, and the code beside them is evaluated. */
function evaluate(context: IExecuteSingleFunctions, parameter: string): unknown {
	const raw = context.getNodeParameter(parameter, '', { rawExpressions: true });
	if (!isExpression(raw)) return getParameter(context, parameter);
	return context.evaluateExpression(keepVariables(raw.slice(1)), context.getItemIndex());
}

/**
 * Reads a text that may contain variables of the API, such as `{{name}}`, also when the field is an expression: n8n's editor
 * makes one of every text with braces that is pasted.
 */
export const variableText: ParameterReader<string> = (context, parameter, label) =>
	checkVariables(context, requireText(context, evaluate(context, parameter), label), label);

/** Reads the same; undefined when nothing was entered. */
export const optionalVariableText: ParameterReader<string | undefined> = (...parameter) =>
	isBlank(evaluate(parameter[0], parameter[1])) ? undefined : variableText(...parameter);
