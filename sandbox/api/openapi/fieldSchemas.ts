import type { Schema } from './operation';

// `x-message` is the text of the 422 where the keyword's standard text would not say what to do.

/** A recipient: digits with the country code. */
export const phone: Schema = {
	type: 'string',
	pattern: '^[1-9][0-9]{6,14}$',
	'x-message': 'must be digits with the country code, without + or a leading 00.',
	examples: ['201234567890'],
};

/** A number of a contact card: it may contain what people write between the digits. */
export const cardPhone: Schema = {
	type: 'string',
	pattern: '^\\+?[0-9](?:[ -]*[0-9]){6,14}$',
	'x-message':
		'must be a phone number with 7 to 15 digits; only +, blanks and dashes may stand between.',
	examples: ['+20 111 222-3334'],
};

/** Degrees from `-limit` to `limit`, as a number or as numeric text. `pattern` matches such texts. */
function createDegrees(limit: number, pattern: string): Schema {
	return {
		type: ['number', 'string'],
		minimum: -limit,
		maximum: limit,
		pattern,
		'x-message': `must be between -${limit} and ${limit}.`,
		examples: [30.0444],
	};
}

export const latitude = createDegrees(90, '^[+-]?(?:90(?:\\.0+)?|[0-8]?[0-9](?:\\.[0-9]+)?)$');
export const longitude = createDegrees(
	180,
	'^[+-]?(?:180(?:\\.0+)?|(?:1[0-7][0-9]|[0-9]{1,2})(?:\\.[0-9]+)?)$',
);

export const text: Schema = { type: 'string', minLength: 1, maxLength: 65536 };

export const name: Schema = { type: 'string', minLength: 1, maxLength: 255 };

export const url: Schema = {
	type: 'string',
	pattern: '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#]+[^\\s]*$',
	maxLength: 2048,
	'x-message': 'must be a valid URL.',
	examples: ['https://example.com/photo.jpg'],
};

/** The URL of a message's file. A handler decides whether it may be a data URI, which can be long. */
export const mediaUrl: Schema = {
	type: 'string',
	pattern: '^(?:[Dd][Aa][Tt][Aa]:|(?=.{1,2048}$)[Hh][Tt][Tt][Pp][Ss]?://[^\\s/?#]+[^\\s]*$)',
	'x-message': 'must be a valid URL.',
	examples: ['https://example.com/photo.jpg'],
};

/** The handlers check size and format: WhatsApp accepts at most 16 MB. */
export const base64: Schema = { type: 'string', contentEncoding: 'base64' };

export const mimeType: Schema = {
	type: 'string',
	pattern: '^[\\w.+-]+/[\\w.+*-]+(;.*)?$',
	maxLength: 127,
	'x-message': 'must be a MIME type such as image/jpeg.',
	examples: ['image/jpeg'],
};

export const sessionId: Schema = { type: 'integer', minimum: 1 };

export const variables: Schema = {
	type: 'object',
	additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
	examples: [{ name: 'Ahmed' }],
};

/** For lists without documented pagination; without them a list returns its first 15 records. */
export const paging: Record<string, Schema> = {
	page: { type: 'integer', minimum: 1 },
	per_page: { type: 'integer', minimum: 1, maximum: 100 },
};

export function nullable(schema: Schema): Schema {
	return { ...schema, type: [schema.type, 'null'] };
}
