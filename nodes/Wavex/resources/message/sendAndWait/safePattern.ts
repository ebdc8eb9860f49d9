/** A longer reply matches no pattern. */
const MAX_TEXT = 150;

const MAX_PATTERN = 200;

/** JavaScript's regex engine tries this many ways of matching in well under a second, because most of them overlap. */
const MAX_BACKTRACKING = MAX_TEXT ** 4;

/** One step of a pattern: an escaped character, the start of a group, a character class, a quantifier or a single character. */
const STEP =
	/\\[^]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\[(?:\\[^]|[^\]\\])*\]|\{(\d+)(?:(,)(\d*))?\}\??|[^]/g;

interface Group {
	ways: number;
	/** Whether one text can match its content in more than one way. */
	varies: boolean;
}

/** Returns how many repetition counts a quantifier allows; 1 for a fixed count. */
function countBranches(step: string, least?: string, comma?: string, most?: string): number {
	if (step === '*' || step === '+') return MAX_TEXT;
	if (step === '?') return 2;
	if (!comma) return 1;
	return most ? Math.max(Number(most) - Number(least) + 1, 1) : MAX_TEXT;
}

/**
 * Returns an upper bound for how many ways of matching a pattern may be tried: JavaScript's regex engine backtracks
 * exponentially on some patterns and would block the whole process. Infinity for nested repetitions such as `(a+)+` and for
 * back-references.
 */
function estimateBacktracking(pattern: string): number {
	const open: Group[] = [{ ways: pattern.startsWith('^') ? 1 : MAX_TEXT, varies: false }];
	let last: Group = { ways: 1, varies: false };
	for (const [step, least, comma, most] of pattern.matchAll(STEP)) {
		const current = open[open.length - 1];
		const isQuantifier = /^[*+?]$/.test(step) || least !== undefined;
		if (/^\\[1-9k]/.test(step)) return Infinity;
		if (step.startsWith('(')) {
			open.push({ ways: 1, varies: false });
		} else if (step === ')' && open.length > 1) {
			last = open.pop() as Group;
			open[open.length - 1].ways *= last.ways;
			open[open.length - 1].varies ||= last.varies;
		} else if (isQuantifier) {
			if (last.varies && step !== '?') return Infinity;
			current.ways *= countBranches(step, least, comma, most);
			current.varies = true;
			last = { ways: 1, varies: false };
		} else {
			if (step === '|') {
				current.ways *= 2;
				current.varies = true;
			}
			last = { ways: 1, varies: false };
		}
	}
	return open[0].ways;
}

/** Returns why a pattern cannot be used, or undefined when it can. */
export function validatePattern(pattern: string): string | undefined {
	if (pattern.length > MAX_PATTERN)
		return `has ${pattern.length} characters, more than ${MAX_PATTERN}`;
	try {
		new RegExp(pattern, 'iu');
	} catch (error) {
		return `is not a regular expression: ${(error as Error).message.replace(/^.*: /, '')}`;
	}
	if (estimateBacktracking(pattern) <= MAX_BACKTRACKING) return undefined;
	return 'has nested or consecutive repetitions: a long reply could block n8n for minutes';
}

/** Returns the first group of the match, or the whole match; undefined when the text does not match. */
export function matchPattern(pattern: string, text: string): string | undefined {
	if (text.length > MAX_TEXT) return undefined;
	const match = new RegExp(pattern, 'iu').exec(text);
	return match ? (match[1] ?? match[0]) : undefined;
}
