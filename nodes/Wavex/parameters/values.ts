import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { isHttpUrl } from '../utils/url';
import { createInputError } from '../errors/nodeErrors';
import type { ValueResolver } from './deferred';
import { toPhoneNumber } from '../utils/phoneNumber';

/**
 * Builds of single fields. `parameter` is the node's parameter, with a dot for a field inside a collection; `label` is
 * its name in the editor. Each throws a NodeOperationError that names the field, before anything is sent.
 */

/** What the user entered, for the item at hand; a locator's ID alone. */
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

/** A value as an error shows it: short, since it may be a whole file. */
export function formatValue(value: unknown): string {
	const plain = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return `'${plain.length > 40 ? `${plain.slice(0, 40)}…` : plain}'`;
}

export function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && !value.trim());
}

function getRequired(context: IExecuteSingleFunctions, parameter: string, label: string): unknown {
	const value = getParameter(context, parameter);
	if (!isBlank(value)) return value;
	return throwInputError(context, `The field '${label}' is empty`, `Enter a value for '${label}'.`);
}

/** Leaves the field out when nothing was entered, and otherwise makes it with `build`. */
export function optional(parameter: string, build: ValueResolver): ValueResolver {
	return (context) => {
		return isBlank(getParameter(context, parameter)) ? undefined : build(context);
	};
}

/** A text that must not be empty. */
export function requiredText(parameter: string, label: string): ValueResolver {
	return (context) => {
		const value = getRequired(context, parameter, label);
		if (typeof value !== 'object') return String(value);
		return throwInputError(
			context,
			`The field '${label}' is ${formatValue(value)}, not a text`,
			'Take the text out of the data.',
		);
	};
}

/** A whole number from `min` on, also when it came as a text; that of a locator is an ID. */
export function integer(parameter: string, label: string, min = 1): ValueResolver {
	return (context) => {
		const value = getRequired(context, parameter, label);
		const numberBetween =
			typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : value;
		if (
			typeof numberBetween === 'number' &&
			Number.isSafeInteger(numberBetween) &&
			numberBetween >= min
		)
			return numberBetween;
		return throwInputError(
			context,
			`The field '${label}' is ${formatValue(value)}, not a whole number from ${min} on`,
			`Enter a whole number for '${label}'.`,
		);
	};
}

/** A number from `min` to `max`, also when it came as a text. */
export function number(parameter: string, label: string, min: number, max: number): ValueResolver {
	return (context) => {
		const value = getRequired(context, parameter, label);
		const isNumeric = typeof value === 'number' || typeof value === 'string';
		const found = isNumeric ? Number(value) : NaN;
		if (found >= min && found <= max) return found;
		return throwInputError(
			context,
			`The field '${label}' is ${formatValue(value)}, not a number from ${min} to ${max}`,
			`Enter a number from ${min} to ${max} for '${label}'.`,
		);
	};
}

/** One of the values that the API knows; an expression can yield any. */
export function oneOf(parameter: string, label: string, allowed: readonly string[]): ValueResolver {
	return (context) => {
		const value = getRequired(context, parameter, label);
		if (allowed.some((known) => known === value)) return value;
		return throwInputError(
			context,
			`The field '${label}' is ${formatValue(value)}`,
			`It can be ${allowed.join(', ')}.`,
		);
	};
}

/** The address of something on the web. */
export function httpUrl(parameter: string, label: string): ValueResolver {
	return (context) => {
		const value = getRequired(context, parameter, label);
		const address = typeof value === 'string' ? value.trim() : '';
		if (isHttpUrl(address)) return address;
		return throwInputError(
			context,
			`The field '${label}' is ${formatValue(value)}, not a web address`,
			'Enter an address that begins with http:// or https://.',
		);
	};
}

/** What a JSON field holds, as data: n8n gives it as a text, or as data when it came from an expression. */
export function json(parameter: string, label: string): ValueResolver {
	return (context) => {
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
}

/** A phone number in the one form that the API takes. An ID that holds `@` goes out as it is. */
export function phoneNumber(parameter: string, label: string): ValueResolver {
	return (context) => {
		const value = getRequired(context, parameter, label);
		const found = toPhoneNumber(value);
		if (found !== undefined) return found;
		return throwInputError(
			context,
			`${formatValue(value)} is not a phone number`,
			`Enter the number for '${label}' with its country code, e.g. 201234567890.`,
		);
	};
}
