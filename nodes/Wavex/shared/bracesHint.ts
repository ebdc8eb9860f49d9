/** n8n's editor makes an expression of any text with double braces that is pasted into a field. */
export const bracesHint =
	'A pasted text with {{variables}} turns into an expression: switch the field back to Fixed';
