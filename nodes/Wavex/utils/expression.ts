import { isObject } from './isObject';

/** A part of an expression: text, or the code between double braces. */
export interface ExpressionPart {
	text: string;
	isCode: boolean;
}

/** Names without `$`, which n8n gives no value: letters of any script with their marks, digits, underscores. */
const VARIABLE = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*$/u;

/** What JavaScript itself gives a value. Everything else, even `Date` or `document`, is useless to n8n without more code. */
const LITERALS = ['true', 'false', 'null', 'undefined', 'NaN', 'Infinity', 'this'];

/** Whether n8n evaluates this stored value. */
export function isExpression(value: unknown): value is string {
	return typeof value === 'string' && value.startsWith('=');
}

/** Whether n8n evaluates this stored value or a part of it. */
export function containsExpression(value: unknown): boolean {
	if (isExpression(value)) return true;
	return (Array.isArray(value) || isObject(value)) && Object.values(value).some(containsExpression);
}

/**
 * Splits the source of an expression, without its equals sign, as n8n does (splitExpression in @n8n/tournament): code reaches
 * from double braces to the next closing ones; an odd number of backslashes before them takes their meaning.
 */
export function splitExpression(source: string): ExpressionPart[] {
	const parts: ExpressionPart[] = [];
	let isCode = false;
	let start = 0;
	for (const { 0: found, 1: backslashes, index } of source.matchAll(/(?<!\\)(\\*)(?:\{\{|\}\})/g)) {
		const isDelimiter = found.endsWith(isCode ? '}}' : '{{') && backslashes.length % 2 === 0;
		if (!isDelimiter) continue;
		const end = index + backslashes.length;
		parts.push({ text: source.slice(start, end), isCode });
		start = end + 2;
		isCode = !isCode;
	}
	return [...parts, { text: source.slice(start), isCode }];
}

/** Returns the name of the API's variable that this code is, e.g. `name` for ` name `; undefined for code that n8n evaluates. */
export function getVariableName({ text, isCode }: ExpressionPart): string | undefined {
	const name = text.trim();
	return isCode && VARIABLE.test(name) && !LITERALS.includes(name) ? name : undefined;
}

/** Returns the source with each variable of the API as code that returns `{{name}}`; n8n would evaluate `name` to nothing. */
export function keepVariables(source: string): string {
	return splitExpression(source)
		.map((part) => {
			const name = getVariableName(part);
			if (name !== undefined) return `{{"{{${name}}"+"}"}}`;
			return part.isCode ? `{{${part.text}}}` : part.text;
		})
		.join('');
}

/** Returns the distinct names between double braces, in the order of the text. */
export function findVariables(text: string): string[] {
	const names = [...text.matchAll(/\{\{([^{}]+)\}\}/g)].map(([, name]) => name.trim());
	return [...new Set(names)].filter((name) => name !== '');
}

/** Returns the text with these values in place of its variables; one without a value stays. */
export function fillText(text: string, values: Record<string, unknown>): string {
	return text.replace(/\{\{([^{}]+)\}\}/g, (variable, name: string) =>
		String(values[name.trim()] ?? variable),
	);
}

/** Returns the text with its variables as the API writes them: `{{name}}` for `{{ name }}`. */
export function trimVariables(text: string): string {
	return text.replace(/\{\{\s*([\p{L}\p{M}\p{N}_]+)\s*\}\}/gu, '{{$1}}');
}
