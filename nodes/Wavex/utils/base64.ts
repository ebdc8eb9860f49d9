import { stripEnd } from './stripEnd';

/**
 * Whether a text is base64, in either alphabet and with line breaks. Searches for what may not occur: a pattern that repeats over
 * a whole file can exceed the stack.
 */
export function isBase64(text: string): boolean {
	const content = stripEnd(text, '=');
	return content !== '' && text.length - content.length <= 2 && !/[^\w+/\s-]/.test(content);
}
