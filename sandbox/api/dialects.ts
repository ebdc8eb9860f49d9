/**
 * The points where the live API's form is not known. Each has the forms a client must understand; the first
 * is our reading and the default. README.md says what each one looks like.
 */
export const DIALECTS = {
	/** Paging of every list but the message history, whose form is known. */
	lists: ['pagination', 'meta', 'flat', 'nested', 'whole'],
	/** Where the pairing code stands. */
	pairing: ['pairing_code', 'code', 'pairingCode', 'message'],
	/** The body of a 422. */
	validation: ['laravel', 'message'],
	/** Whether a 429 says when to come back. */
	retryAfter: ['header', 'none'],
	/** Where a webhook delivery names its event. */
	webhookEvent: ['event', 'type', 'header'],
	/** Where a webhook delivery keeps its content. */
	webhookContent: ['data', 'payload', 'top'],
	/** How a webhook delivery names its session. */
	webhookSession: ['session_id', 'session', 'sessionId'],
	/** What the `*_base64` fields take. */
	base64: ['bare', 'dataUri'],
	/** How often each webhook delivery is made. */
	deliveries: ['once', 'twice'],
	/** The form of GET /webhooks/events. */
	eventList: ['list', 'map'],
} as const;

type DialectChoices = typeof DIALECTS;
export type DialectName = keyof DialectChoices;
export type Dialect = { [Name in DialectName]: DialectChoices[Name][number] };

const names = Object.keys(DIALECTS) as DialectName[];

export const DEFAULT_DIALECT = Object.fromEntries(
	names.map((name) => [name, DIALECTS[name][0]]),
) as unknown as Dialect;

/**
 * Checks names and values of a dialect that came from outside.
 * Throws an Error that names the choices.
 */
export function validateDialect(given: Record<string, unknown>): Partial<Dialect> {
	for (const [name, value] of Object.entries(given)) {
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
	return given as Partial<Dialect>;
}
