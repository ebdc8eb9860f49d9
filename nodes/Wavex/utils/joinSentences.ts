import { stripEnd } from './stripEnd';

/** Returns what someone else says, if anything, with our own sentence after it. */
export function joinSentences(text: unknown, sentence: string): string {
	const first = typeof text === 'string' ? stripEnd(text.trim(), '.') : '';
	return first ? `${first}. ${sentence}` : sentence;
}
