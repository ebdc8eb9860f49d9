const ALL_DIGITS = '0123456789';

/** The digits with which a part of a pattern can begin, and whether the part can be empty. */
interface First {
	digits: Set<string>;
	canBeEmpty: boolean;
}

function expandClass(content: string): string {
	return content
		.replace('\\d', ALL_DIGITS)
		.replace(/(\d)-(\d)/g, (_, from: string, to: string) =>
			ALL_DIGITS.slice(Number(from), Number(to) + 1),
		);
}

/** Reads the patterns of libphonenumber: digits, `\d`, classes, groups, alternatives and quantifiers. */
class PatternReader {
	private position = 0;

	constructor(private readonly pattern: string) {}

	private take(expected: RegExp): string | undefined {
		const found = expected.exec(this.pattern.slice(this.position))?.[0];
		this.position += found?.length ?? 0;
		return found;
	}

	readAlternatives(): First {
		const first = this.readSequence();
		while (this.take(/^\|/)) {
			const other = this.readSequence();
			other.digits.forEach((digit) => first.digits.add(digit));
			first.canBeEmpty ||= other.canBeEmpty;
		}
		return first;
	}

	private readSequence(): First {
		const first: First = { digits: new Set(), canBeEmpty: true };
		while (this.position < this.pattern.length && !/[|)]/.test(this.pattern[this.position])) {
			const part = this.readPart();
			if (first.canBeEmpty) part.digits.forEach((digit) => first.digits.add(digit));
			first.canBeEmpty &&= part.canBeEmpty;
		}
		return first;
	}

	private readPart(): First {
		let part: First;
		if (this.take(/^\((\?:)?/)) {
			part = this.readAlternatives();
			this.take(/^\)/);
		} else {
			const token = this.take(/^(?:\\d|\d|\[[^\]]*\])/);
			if (token === undefined) throw new Error(`Unknown pattern: ${this.pattern}`);
			const digits = token === '\\d' ? ALL_DIGITS : expandClass(token.replace(/[[\]]/g, ''));
			part = { digits: new Set(digits), canBeEmpty: false };
		}
		const quantifier = this.take(/^(?:[?*+]|\{[\d,]+\})/) ?? '';
		return { ...part, canBeEmpty: part.canBeEmpty || /^(?:[?*]|\{0)/.test(quantifier) };
	}
}

/** Returns the digits with which a text that matches the pattern can begin, in order. */
export function getFirstDigits(pattern: string): number[] {
	return [...new PatternReader(pattern).readAlternatives().digits].map(Number).sort();
}
