import { removeInvisible, toAsciiDigits } from '../../../utils/digits';
import { compilePattern } from './compilePattern';
import { MAX_TEXT, runPattern } from './runPattern';

const MAX_PATTERN = 200;

/** Returns why a pattern cannot be used, or undefined when it can. */
export function validatePattern(pattern: string): string | undefined {
	if (pattern.length > MAX_PATTERN)
		return `has ${pattern.length} characters, more than ${MAX_PATTERN}`;
	try {
		new RegExp(pattern, 'iu');
	} catch (error) {
		return `is not a regular expression: ${(error as Error).message.replace(/^.*: /, '')}`;
	}
	try {
		compilePattern(pattern);
	} catch (error) {
		return (error as Error).message;
	}
	return undefined;
}

function findMatch(pattern: string, entered: string): string | undefined {
	if (entered.length > MAX_TEXT) return undefined;
	const text = [...entered];
	const start = compilePattern(pattern);
	const visited = new Set<number>();
	for (let first = 0; first <= text.length; first++) {
		const match = runPattern(start, text, { at: first }, visited);
		if (match) {
			const { from = first, to = match.at } = match;
			return text.slice(from, to).join('');
		}
	}
	return undefined;
}

/**
 * Returns the first group of the match, or the whole match; undefined when the text does not match. Digits of all scripts
 * match as 0 to 9, without the invisible characters that phones insert; a pattern that names such characters sees them.
 */
export function matchPattern(pattern: string, text: string): string | undefined {
	const plain = removeInvisible(toAsciiDigits(text));
	return findMatch(pattern, plain.trim()) ?? findMatch(pattern, text.trim());
}
