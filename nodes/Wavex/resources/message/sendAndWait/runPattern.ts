/** A longer reply matches no pattern. */
export const MAX_TEXT = 150;

/** Where a match is: the position in the text, and where group 1 begins and ends; undefined where it matched nothing. */
export interface Progress {
	at: number;
	from?: number;
	to?: number;
}

export type Step = (text: string[], progress: Progress) => Progress | undefined;

/** A state of the automaton: a condition that takes the match further, and the states after it, the preferred one first. */
export interface State {
	id: number;
	step?: Step;
	next: State[];
}

export const MATCHED: State = { id: -1, next: [] };

/**
 * Runs the automaton from a position, depth first as JavaScript's regex engine does, but never twice from the same state at
 * the same position: that would fail again. So the time grows with the text and not exponentially.
 */
export function runPattern(start: State, text: string[], from: Progress, visited: Set<number>) {
	const stack = [{ state: start, progress: from }];
	for (let entry = stack.pop(); entry; entry = stack.pop()) {
		const { state, progress } = entry;
		if (state === MATCHED) return progress;
		const key = state.id * (MAX_TEXT + 1) + progress.at;
		const next = visited.has(key) ? undefined : state.step ? state.step(text, progress) : progress;
		visited.add(key);
		if (next)
			stack.push(...state.next.map((after) => ({ state: after, progress: next })).reverse());
	}
	return undefined;
}
