import type { IExecuteFunctions } from 'n8n-workflow';

/** Anything of n8n's except the item's fields; `${` belongs to a text. */
const OTHER_THAN_JSON = /\$(?!json\b|\{)|\bthis\b|\\\}\}/;

/** A row whose code fails has no value, as when n8n evaluates it. */
const toTry = (code: string) => `(() => { try { return (\n${code}\n) } catch { return null } })()`;

/**
 * Returns the values of each code for all items in one evaluation, since each takes n8n more than a millisecond when it is
 * busy. Undefined when a code uses more of n8n than the item's fields, or n8n cannot evaluate it in this way.
 *
 * @param codes without braces, such as `$json.name.trim()`
 * @param wrap changes the code of each value
 */
export function evaluateForAllItems(
	context: IExecuteFunctions,
	codes: string[],
	wrap = (value: string) => value,
): unknown[][] | undefined {
	if (codes.some((code) => OTHER_THAN_JSON.test(code))) return undefined;
	const values = codes.map((code) => wrap(toTry(code))).join(', ');
	const source = `{{ $input.all().map((item) => (($json) => [${values}])(item.json)) }}`;
	try {
		const results = context.evaluateExpression(source, 0) as unknown;
		const isComplete = Array.isArray(results) && results.length === context.getInputData().length;
		return isComplete ? (results as unknown[][]) : undefined;
	} catch {
		return undefined;
	}
}
