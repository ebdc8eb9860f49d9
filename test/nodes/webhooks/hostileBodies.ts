import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { EVENT, record } from './deliveryForms';

/** Keys that the parser knows, keys of prototypes, and any others. */
const key = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.constantFrom(
			...'event type data payload events messages message content body text caption from to sender chat_id chat group key id session session_id contact contacts location media attachments metadata timestamp reaction poll status direction fromMe mime_type filename media_data base64 vcard imageMessage reactionMessage protocolMessage data[a][b] events[0][event] name user server _serialized'.split(
				' ',
			),
		),
	},
	fc.constantFrom(
		'__proto__',
		'constructor',
		'prototype',
		'toString',
		'hasOwnProperty',
		'length',
		'',
	),
	fc.string({ maxLength: 12 }),
);

/** What a pattern with backtracking would take long for. */
const repeated = fc
	.tuple(
		fc.constantFrom(
			'a',
			'/9j/A',
			' ',
			'\n',
			'1',
			'+',
			'@',
			'[',
			'{"a":',
			'data:;base64,',
			'BEGIN:VCARD\n',
			'TEL;',
			'message.',
			'-',
			'=',
			'é',
		),
		fc.integer({ min: 1, max: 4_000 }),
		fc.constantFrom('', '!', '@c.us', '=', ']'),
	)
	.map(([text, count, end]) => text.repeat(count) + end);

const strange: fc.Arbitrary<unknown> = fc.constantFrom(
	{ toString: 1, valueOf: 1 },
	JSON.parse('{"__proto__":{"polluted":true}}'),
	JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
	[[[]]],
	new Array(20).fill({ event: EVENT }),
	1e308,
	-0,
	9e15,
	'9'.repeat(400),
	'2026-99-99 99:99:99',
	'{"event":"message.received"',
	'[{"event":"message.received"}]',
	'\ud800',
	'\u0000',
);

const leaf: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom<unknown>(
		EVENT,
		'message_received',
		record.from,
		true,
		null,
		0,
		1767323045,
		undefined,
	),
	fc.string({ maxLength: 30 }),
	fc.double(),
	repeated,
	strange,
);

const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 5, withCrossShrink: true },
		leaf,
		fc.array(tie('value'), { maxLength: 4 }),
		fc.dictionary(key, tie('value'), { maxKeys: 6 }),
	),
})).value;

/** A delivery that is almost right: one of its fields is anything. */
const almostRight = fc
	.tuple(fc.constantFrom(...Object.keys(record), 'caption', 'media', 'key', 'location'), value)
	.map(([name, anything]) => ({ event: EVENT, data: { ...record, [name]: anything } }));

/** As a text, which fast-check can print. */
function createNested(depth: number): string {
	return '{"data":'.repeat(depth) + '1' + '}'.repeat(depth);
}

/** A text of JSON that ends too early or has been changed in one place. */
const damaged = fc
	.tuple(
		fc.oneof(almostRight, value),
		fc.double({ min: 0, max: 1, noNaN: true }),
		fc.string({ maxLength: 3 }),
	)
	.map(([body, place, text]) => {
		const json = JSON.stringify(body) ?? '';
		const cut = Math.floor(json.length * place);
		return text === '' ? json.slice(0, cut) : json.slice(0, cut) + text + json.slice(cut);
	});

export const hostileBody: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 5, arbitrary: value },
	{ weight: 3, arbitrary: almostRight },
	damaged,
	repeated,
	fc.integer({ min: 1, max: 3_000 }).map(createNested),
);

export const hostileHeaders = fc.dictionary(
	fc.oneof(
		fc.constantFrom('x-wavex-event', 'x-event', 'content-type', '__proto__', 'topic'),
		fc.string({ maxLength: 20 }),
	),
	fc.oneof(
		fc.constantFrom(EVENT, 'message_received'),
		fc.string({ maxLength: 40 }),
		fc.array(fc.string({ maxLength: 9 })),
	),
	{ maxKeys: 5 },
) as fc.Arbitrary<IDataObject>;

/** Queries without the secret, some of them almost with it. */
export const createWrongQuery = (secret: string) =>
	fc.oneof(
		fc.constantFrom<unknown>(
			{},
			{ secret: '' },
			{ secret: [secret] },
			{ secret: { secret } },
			{ Secret: secret },
			{ secret: null },
			undefined,
		),
		fc
			.string({ maxLength: 70 })
			.filter((text) => text !== secret)
			.map((text) => ({ secret: text })),
		fc.nat(secret.length - 1).map((length) => ({ secret: secret.slice(0, length) })),
	) as fc.Arbitrary<IDataObject>;
