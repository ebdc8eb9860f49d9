/**
 * Where the live API's format is not known: the formats that a client must understand. The first one is our
 * assumption and the default. README.md shows each one.
 */
export const DIALECTS = {
	/** Pagination of every list except the message history, whose format is known. */
	lists: ['pagination', 'meta', 'flat', 'nested', 'cursor', 'whole'],
	/** Whether the list of sessions is whole, as the one known client reads it, or has the pages of `lists`. */
	sessionList: ['whole', 'pages'],
	/** The key of the pairing code. */
	pairing: ['pairing_code', 'code', 'pairingCode', 'pair_code', 'pairCode', 'message'],
	/** Whether the pairing code is in the data or beside it. */
	pairingPlace: ['data', 'top'],
	/** How `clientInfo.me` and messages name the number of a session: by its phone number, or by its own LID. */
	ownId: ['phone', 'lid', 'lidDigits'],
	/** How messages name customers: `…@c.us` and `…@lid`, or the digits without the suffix. */
	customerId: ['suffix', 'digits'],
	/** Whether `delivery_status` is late or follows a message; whether a failure stands in it alone. */
	deliveryStatus: ['late', 'current', 'alone'],
	/** Whether the contacts of a group are a field of it, or stand beside it. */
	groupContacts: ['inside', 'beside'],
	/** The body of a 422. */
	validation: ['laravel', 'message'],
	/** Whether a 429 has a Retry-After header. */
	retryAfter: ['header', 'none'],
	/** Where a webhook delivery contains the name of the event. */
	webhookEvent: [
		'event',
		'type',
		'header',
		'event_type',
		'object',
		'content',
		'upperCase',
		'topicHeader',
	],
	/** Where a webhook delivery contains the record. */
	webhookContent: ['data', 'payload', 'top', 'message', 'list', 'messages', 'nested', 'jsonText'],
	/** How a webhook delivery identifies the session. */
	webhookSession: ['session_id', 'session', 'sessionId', 'instance_id', 'nested'],
	/** How the fields of a message are called in a webhook delivery. */
	webhookFields: ['record', 'camelCase', 'web', 'baileys'],
	/** Whether a webhook delivery contains one event or a list. */
	webhookBatch: ['single', 'list', 'events'],
	/** How the body of a webhook delivery is encoded and declared. */
	webhookBody: ['json', 'form', 'multipart', 'gzip', 'apiJson', 'binary', 'text', 'undeclared'],
	/** In which form the fields of media messages accept a file's content. */
	base64: ['bare', 'dataUri', 'dataUriOnly', 'dataUriAsUrl', 'everywhere'],
	/** How often each webhook delivery is sent. */
	deliveries: ['once', 'twice'],
	/** The format of GET /webhooks/events. */
	eventList: ['list', 'map'],
} as const;

type DialectChoices = typeof DIALECTS;
export type DialectName = keyof DialectChoices;
export type Dialect = { [Name in DialectName]: DialectChoices[Name][number] };

const names = Object.keys(DIALECTS) as DialectName[];

export const DEFAULT_DIALECT = Object.fromEntries(
	names.map((name) => [name, DIALECTS[name][0]]),
) as unknown as Dialect;

/** Throws an Error that lists the choices if a name or a value is unknown. */
export function validateDialect(input: Record<string, unknown>): Partial<Dialect> {
	for (const [name, value] of Object.entries(input)) {
		if (!names.includes(name as DialectName)) {
			throw new Error(`There is no dialect "${name}". Choose one of: ${names.join(', ')}.`);
		}
		const choices: readonly unknown[] = DIALECTS[name as DialectName];
		if (!choices.includes(value)) {
			throw new Error(
				`The dialect "${name}" cannot be "${String(value)}". Choose one of: ${choices.join(', ')}.`,
			);
		}
	}
	return input as Partial<Dialect>;
}
