/** A reply that is longer fits no pattern. */
export const MAX_TEXT = 150;

const MAX_PATTERN = 200;

/** So many ways of matching a text n8n can try in well under a second, since most of them overlap. */
const MAX_BACKTRACKING = MAX_TEXT ** 4;

/** One step of a pattern: an escaped character, the head of a group, a class, a quantifier, or a single character. */
const STEP =
	/\\[^]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\[(?:\\[^]|[^\]\\])*\]|\{(\d+)(?:(,)(\d*))?\}\??|[^]/g;

interface Group {
	ways: number;
	/** Whether one text can match its content in more than one way. */
	varies: boolean;
}

/** How many ways a quantifier has to go on; 1 for a fixed count. */
function countBranches(step: string, least?: string, comma?: string, most?: string): number {
	if (step === '*' || step === '+') return MAX_TEXT;
	if (step === '?') return 2;
	if (!comma) return 1;
	return most ? Math.max(Number(most) - Number(least) + 1, 1) : MAX_TEXT;
}

/**
 * How many ways of matching a regular expression may have to try: JavaScript's own goes on for years with some, and all
 * of n8n stands still meanwhile. An upper bound; Infinity for repeated repetitions such as `(a+)+` and references back.
 */
function estimateBacktracking(pattern: string): number {
	const open: Group[] = [{ ways: pattern.startsWith('^') ? 1 : MAX_TEXT, varies: false }];
	let last: Group = { ways: 1, varies: false };
	for (const [step, least, comma, most] of pattern.matchAll(STEP)) {
		const here = open[open.length - 1];
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
			here.ways *= countBranches(step, least, comma, most);
			here.varies = true;
			last = { ways: 1, varies: false };
		} else {
			if (step === '|') {
				here.ways *= 2;
				here.varies = true;
			}
			last = { ways: 1, varies: false };
		}
	}
	return open[0].ways;
}

/** Why a pattern cannot be used, or nothing when it can. */
export function validatePattern(pattern: string): string | undefined {
	if (pattern.length > MAX_PATTERN)
		return `has ${pattern.length} characters, more than ${MAX_PATTERN}`;
	try {
		new RegExp(pattern, 'iu');
	} catch (error) {
		return `is not a regular expression: ${(error as Error).message.replace(/^.*: /, '')}`;
	}
	if (estimateBacktracking(pattern) <= MAX_BACKTRACKING) return undefined;
	return 'has repetitions within or after repetitions: a long reply could keep n8n busy for minutes';
}

/** The first group of a pattern in a text, or all that it matched; undefined when the text does not fit. */
export function matchPattern(pattern: string, text: string): string | undefined {
	if (text.length > MAX_TEXT) return undefined;
	const found = new RegExp(pattern, 'iu').exec(text);
	return found ? (found[1] ?? found[0]) : undefined;
}
