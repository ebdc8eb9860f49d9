import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { isHttpUrl } from '../utils/url';
import { createInputError } from '../errors/nodeErrors';
import { maskTokensIn } from '../utils/maskTokens';
import type { ParameterReader } from './deferred';
import { getLocalCountry } from '../utils/credential';
import { showInvisible } from '../utils/digits';
import { parsePerson } from '../utils/persons';

/**
 * Readers of single parameters. `parameter` is the node's parameter, with a dot for a field inside a collection; `label` is
 * its name in the editor. Each throws a NodeOperationError that names the field, before anything is sent.
 */

/** Returns what the user entered for the current item; for a resource locator only the ID. */
export function getParameter(context: IExecuteSingleFunctions, parameter: string): unknown {
	return context.getNodeParameter(parameter, '', { extractValue: true });
}

export function throwInputError(
	context: IExecuteSingleFunctions,
	message: string,
	advice: string,
): never {
	throw createInputError(
		context.getNode(),
		message,
		`${advice} This request was not sent.`,
		context.getItemIndex(),
	);
}

/** In characters. A token at the beginning is found as a whole. */
const MAX_MASKED = 1_000;

/** Returns the value for an error message, shortened because it may be a whole file. */
export function formatValue(value: unknown): string {
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	// Masked before it is cut: half a token would not be found.
	const plain = maskTokensIn(text.slice(0, MAX_MASKED));
	return `'${showInvisible(plain.slice(0, 40))}${plain.length > 40 ? '…' : ''}'`;
}

export function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && !value.trim());
}

function requireValue(context: IExecuteSingleFunctions, value: unknown, label: string): unknown {
	if (!isBlank(value)) return value;
	return throwInputError(context, `The field '${label}' is empty`, `Enter a value for '${label}'.`);
}

/** Whether a value cannot be sent as text: an object, or a number that a failed calculation returned (NaN, Infinity). */
export function isNotText(value: unknown): boolean {
	return typeof value === 'number' ? !Number.isFinite(value) : typeof value === 'object';
}

function getRequired(context: IExecuteSingleFunctions, parameter: string, label: string): unknown {
	return requireValue(context, getParameter(context, parameter), label);
}

/** Returns undefined when nothing was entered, and otherwise what `read` returns. */
export function optional<T>(read: ParameterReader<T>): ParameterReader<T | undefined> {
	return (context, parameter, label) =>
		isBlank(getParameter(context, parameter)) ? undefined : read(context, parameter, label);
}

/** Returns the value as a text that is not empty. `label` is its field's name in the editor. */
export function requireText(
	context: IExecuteSingleFunctions,
	value: unknown,
	label: string,
): string {
	requireValue(context, value, label);
	if (!isNotText(value)) return String(value);
	return throwInputError(
		context,
		`The field '${label}' is ${formatValue(value)}, not text`,
		typeof value === 'number'
			? 'Check the expression that computes it.'
			: 'Pass only the text, not the whole object.',
	);
}

/** Returns a text that is not empty. */
export const requiredText: ParameterReader<string> = (context, parameter, label) =>
	requireText(context, getParameter(context, parameter), label);

/** Returns a reader of whole numbers of at least `min`, also when one was entered as text. */
export function integerFrom(min: number): ParameterReader<number> {
	return (context, parameter, label) => {
		const value = getRequired(context, parameter, label);
		const isDigits = typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value);
		const number = isDigits ? Number(value) : value;
		if (Number.isSafeInteger(number) && Number(number) >= min) return Number(number);
		return throwInputError(
			context,
			`The field '${label}' is ${formatValue(value)}, not a whole number of at least ${min}`,
			`Enter a whole number for '${label}'.`,
		);
	};
}

/** Reads the ID that a resource locator holds. */
export const id = integerFrom(1);

/** Returns a reader of numbers from `min` to `max`, also when one was entered as text. */
export function numberBetween(min: number, max: number): ParameterReader<number> {
	return (context, parameter, label) => {
		const value = getRequired(context, parameter, label);
		const isNumeric = typeof value === 'number' || typeof value === 'string';
		const number = isNumeric ? Number(value) : NaN;
		if (number >= min && number <= max) return number;
		return throwInputError(
			context,
			`The field '${label}' is ${formatValue(value)}, not a number from ${min} to ${max}`,
			`Enter a number from ${min} to ${max} for '${label}'.`,
		);
	};
}

/** Returns a reader that accepts only the values that the API knows; an expression can yield any. */
export function oneOf(allowed: readonly string[]): ParameterReader<string> {
	return (context, parameter, label) => {
		const value = getRequired(context, parameter, label);
		if (typeof value === 'string' && allowed.includes(value)) return value;
		return throwInputError(
			context,
			`The field '${label}' is ${formatValue(value)}`,
			`It can be ${allowed.join(', ')}.`,
		);
	};
}

export const httpUrl: ParameterReader<string> = (context, parameter, label) => {
	const value = getRequired(context, parameter, label);
	const url = typeof value === 'string' ? value.trim() : '';
	if (isHttpUrl(url)) return url;
	return throwInputError(
		context,
		`The field '${label}' is ${formatValue(value)}, not a valid URL`,
		'Enter a URL that starts with http:// or https://.',
	);
};

/** Returns the content of a JSON field: n8n gives it as text, or as data when it came from an expression. */
export const json: ParameterReader = (context, parameter, label) => {
	const value = getRequired(context, parameter, label);
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return throwInputError(
			context,
			`The field '${label}' is ${formatValue(value)}, which is not JSON`,
			`Correct the JSON of '${label}'.`,
		);
	}
};

/** Returns the list of people in a JSON field. */
export const jsonList: ParameterReader<unknown[]> = (...field) => {
	const list = json(...field);
	if (Array.isArray(list)) return list;
	return throwInputError(
		field[0],
		`The field '${field[2]}' is ${formatValue(list)}, not a list`,
		'Its form is [{ "phone": "201234567890", "name": "Ahmed" }].',
	);
};

async function readPerson(
	context: IExecuteSingleFunctions,
	parameter: string,
	label: string,
	allowsGroups: boolean,
): Promise<string> {
	const value = getRequired(context, parameter, label);
	const person = parsePerson(value, await getLocalCountry(context), allowsGroups);
	if (typeof person === 'string') return person;
	const { problem, advice } = person;
	return throwInputError(context, `${formatValue(value)} ${problem}`, `In '${label}', ${advice}.`);
}

/** Returns a phone number in the one form that the API accepts, or the WhatsApp ID of a person as it is. */
export const phoneNumber: ParameterReader<Promise<string>> = async (context, parameter, label) =>
	await readPerson(context, parameter, label, false);

/** Returns a phone number like `phoneNumber`, or the ID of a group. */
export const phoneNumberOrGroup: ParameterReader<Promise<string>> = async (
	context,
	parameter,
	label,
) => await readPerson(context, parameter, label, true);
