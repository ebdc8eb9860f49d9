import { foldText, isPoliteWord, normalizeText } from '../../../utils/normalizeText';

export interface Choice {
	label: string;
	value: string;
	/** What else means this choice. */
	emoji?: string;
}

/** A number as a whole, such as `1.5`, which is no choice; a word; a sign that may change the meaning. Others say nothing. */
const TOKEN = /\d+(?:[.,:/،٫٬-]\d+)*|\p{L}+|[?؟%&👍👎✅❌🚫\p{Sc}\p{Sm}]/gu;

/** Signs that say no. */
const REFUSAL = /[👎❌🚫]/u;

function split(text: string): string[] {
	return (
		foldText(text)
			// "No. 1" does not say no.
			.replace(/(?<!\p{L})no\. ?(?=\d)/gu, '')
			.replace(/['’]/g, '')
			.match(TOKEN) ?? []
	);
}

/** Returns the choices whose text stands at a position, of those the longest, and its length. */
function findAt(texts: string[][], words: string[], position: number) {
	const lengths = texts.map((text) =>
		text.every((word, index) => word === words[position + index]) ? text.length : 0,
	);
	const length = Math.max(0, ...lengths);
	return {
		length,
		found: length > 0 ? texts.flatMap((_, i) => (lengths[i] === length ? i : [])) : [],
	};
}

/**
 * Finds the choice that a reply names by its label, its number or its value, alone or among words that say nothing else
 * ("I choose 2"). What names two choices, or says anything more, is no match: asking again is better than a wrong answer.
 */
export function parseChoice(text: string, choices: Choice[]): string | undefined {
	const reply = normalizeText(text);
	const isReply = (name: string) => normalizeText(name) === reply;
	const exact = choices.find(({ label }) => isReply(label));
	if (exact) return exact.value;
	const words = split(text);
	const splitName = (name: string, ignored = /[?؟]/) =>
		split(name).filter((word) => !ignored.test(word));
	// The customer sees labels and numbers; a value that is a number must not change what a number means.
	const names = [
		choices.map(({ label }) => splitName(label)),
		// Nobody types the sign of `❌ No`.
		choices.map(({ label }) => splitName(label, /[?؟👍👎✅❌🚫]/u)),
		choices.map((_, index) => [String(index + 1)]),
		choices.map(({ value }) => splitName(value)),
		choices.map(({ label, emoji }) =>
			emoji ? [emoji] : split(label).filter((word) => REFUSAL.test(word)),
		),
	];
	const values = new Set<string>();
	for (let position = 0; position < words.length;) {
		// `01` is 1.
		words[position] = words[position].replace(/^0+(?=\d)/, '');
		const { length, found } = names
			.map((texts) => findAt(texts, words, position))
			.find((match) => match.length > 0) ?? { length: 1, found: [] };
		const isKnown =
			found.length > 0 || /[👍✅]/u.test(words[position]) || isPoliteWord(words[position]);
		if (!isKnown) return choices.find(({ value }) => isReply(value))?.value;
		for (const index of found) values.add(choices[index].value);
		position += length;
	}
	if (values.size === 0) return choices.find(({ value }) => isReply(value))?.value;
	return values.size === 1 ? [...values][0] : undefined;
}
