import { MATCHED, runPattern } from './runPattern';
import type { State, Step } from './runPattern';

/** Bounds the time of a match, which visits each state once at each character: 300,000 steps, with lookarounds 45 million. */
const MAX_STATES = 2_000;

/** A part of the pattern. It is built backwards, from the states that follow when it consumed characters and when it did not. */
interface Part {
	build(consumed: State, empty: State): State;
	/** Whether it can match without consuming a character. */
	isNullable: boolean;
	hasGroup?: boolean;
}

const FAIL: State = { id: -2, next: [] };

/** An escape, the start of a group, a character class, a quantifier or a single character. */
const TOKEN =
	/\\(?:[pPu]\{[^}]*\}|u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|x..|c.|[^])|\((?:\?(?:[:=!]|<[=!]|<[^>]+>))?|\[(?:\\[^]|[^\]\\])*\]|(?:[*+?]|\{\d+(?:,\d*)?\})\??|[^]/gu;

const WORD = /^\w$/iu;

function isWord(character: string | undefined): boolean {
	return character !== undefined && WORD.test(character);
}

const ASSERTIONS = new Map<string, (text: string[], at: number) => boolean>([
	['^', (_, at) => at === 0],
	['$', (text, at) => at === text.length],
	['\\b', (text, at) => isWord(text[at - 1]) !== isWord(text[at])],
	['\\B', (text, at) => isWord(text[at - 1]) === isWord(text[at])],
]);

/**
 * Compiles a valid regular expression (flags `i` and `u`) to the first state of an automaton that finds what JavaScript finds.
 *
 * @throws Error that says what cannot be matched in linear time
 */
export function compilePattern(pattern: string): State {
	const tokens = pattern.match(TOKEN) ?? [];
	let position = 0;
	let states = 0;
	let hasGroup = false;
	/** -1 within a lookbehind, which JavaScript matches from right to left. */
	let direction = 0;

	const countState = () => {
		if (++states > MAX_STATES)
			throw new Error('repeats too much: use smaller numbers of repetitions');
	};

	const addState = (next: State[], step?: Step): State => {
		countState();
		return { id: states, step, next };
	};

	/** Builds parts that follow each other. */
	const chain = (parts: Part[], consumed: State, empty: State): State => {
		let [after, afterNothing] = [consumed, empty];
		for (const part of parts) {
			countState();
			const isSame = after === afterNothing || !part.isNullable;
			afterNothing = part.build(after, isSame ? after : afterNothing);
			after = isSame ? afterNothing : part.build(after, after);
		}
		return afterNothing;
	};

	const readSequence = (): Part => {
		const parts: Part[] = [];
		while (position < tokens.length && !/^[|)]$/.test(tokens[position])) parts.push(readRepeated());
		if (direction >= 0) parts.reverse();
		return {
			build: (consumed, empty) => chain(parts, consumed, empty),
			isNullable: parts.every(({ isNullable }) => isNullable),
			hasGroup: parts.some((part) => part.hasGroup),
		};
	};

	const readAlternatives = (): Part => {
		const parts = [readSequence()];
		while (tokens[position] === '|') {
			position++;
			parts.push(readSequence());
		}
		if (parts.length === 1) return parts[0];
		return {
			build: (...after) => addState(parts.map((part) => part.build(...after))),
			isNullable: parts.some(({ isNullable }) => isNullable),
			hasGroup: parts.some((part) => part.hasGroup),
		};
	};

	const readLookaround = (token: string): Part => {
		if (direction !== 0) throw new Error('contains a lookaround within another one');
		direction = token.includes('<') ? -1 : 1;
		const inner = readAlternatives();
		direction = 0;
		position++;
		const isNegative = token.endsWith('!');
		return {
			build: (_, empty) => {
				const start = inner.build(MATCHED, MATCHED);
				return addState([empty], (text, progress) => {
					const found = runPattern(start, text, progress, new Set());
					if (isNegative) return found ? undefined : progress;
					return found && { ...found, at: progress.at };
				});
			},
			isNullable: true,
			hasGroup: inner.hasGroup,
		};
	};

	const readGroup = (token: string): Part => {
		const isFirst = !hasGroup && !token.startsWith('(?:');
		hasGroup ||= isFirst;
		const inner = readAlternatives();
		position++;
		if (!isFirst) return inner;
		const [first, last] = direction < 0 ? (['to', 'from'] as const) : (['from', 'to'] as const);
		const mark = (name: 'from' | 'to', next: State) =>
			addState([next], (_, progress) => ({ ...progress, [name]: progress.at }));
		return {
			build: (consumed, empty) => {
				const end = mark(last, consumed);
				return mark(first, inner.build(end, consumed === empty ? end : mark(last, empty)));
			},
			isNullable: inner.isNullable,
			hasGroup: true,
		};
	};

	const readPart = (): Part => {
		const token = tokens[position++];
		const holds = ASSERTIONS.get(token);
		if (holds) {
			const step: Step = (text, progress) => (holds(text, progress.at) ? progress : undefined);
			return { build: (_, empty) => addState([empty], step), isNullable: true };
		}
		if (/^\\[1-9k]/.test(token)) throw new Error('contains a back-reference');
		if (token === '(' && tokens[position]?.startsWith('?'))
			throw new Error('contains a modifier such as (?i:…)');
		if (/^\(\?<?[=!]/.test(token)) return readLookaround(token);
		if (token.startsWith('(')) return readGroup(token);
		const character = new RegExp(`^(?:${token})$`, 'iu');
		const offset = direction < 0 ? -1 : 0;
		const step: Step = (text, progress) => {
			const read = text[progress.at + offset];
			if (read === undefined || !character.test(read)) return undefined;
			return { ...progress, at: progress.at + (offset || 1) };
		};
		return { build: (consumed) => addState([consumed], step), isNullable: false };
	};

	const readRepeated = (): Part => {
		const part = readPart();
		const [, sign, least, comma, most, lazy] =
			/^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\??)$/.exec(tokens[position] ?? '') ?? [];
		if (lazy === undefined) return part;
		position++;
		const min = sign ? Number(sign === '+') : Number(least);
		const max = sign === '?' ? 1 : sign || (comma && !most) ? Infinity : Number(most ?? least);
		const split = (body: State, exit: State) => addState(lazy ? [exit, body] : [body, exit]);
		// Each repetition forgets what group 1 matched in the one before.
		const build: Part['build'] = (...after) =>
			addState([part.build(...after)], (_, { at }) => ({ at }));
		const body = part.hasGroup ? { ...part, build } : part;
		/** Builds the repetitions beyond the minimum: one that consumes nothing counts as failed. */
		const buildOptional = (consumed: State, empty: State): State => {
			if (max === Infinity) {
				const loop = addState([]);
				const first = body.build(loop, FAIL);
				loop.next = lazy ? [consumed, first] : [first, consumed];
				return consumed === empty ? loop : split(first, empty);
			}
			let result: State = consumed;
			let start = empty;
			for (let count = min; count < max; count++) {
				const first = body.build(result, FAIL);
				start = split(first, empty);
				result = consumed === empty ? start : split(first, consumed);
			}
			return start;
		};
		const optional: Part = { build: buildOptional, isNullable: true };
		return {
			build: (consumed, empty) => {
				const required: Part[] = Array(Math.min(min, MAX_STATES + 1)).fill(body);
				return chain(max > min ? [optional, ...required] : required, consumed, empty);
			},
			isNullable: min === 0 || part.isNullable,
			hasGroup: part.hasGroup,
		};
	};

	return readAlternatives().build(MATCHED, MATCHED);
}
