/** Returns the value of a decimal digit of any script. The digits of a script follow each other in Unicode, from 0 to 9. */
function getDigitValue(digit: string): string {
	const code = digit.codePointAt(0) as number;
	let zero = code;
	while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
	return String((code - zero) % 10);
}

/** Replaces the decimal digits of all scripts, such as Arabic-Indic, Persian and full-width ones, with 0 to 9. */
export function toAsciiDigits(text: string): string {
	return text.replace(/(?![0-9])\p{Nd}/gu, getDigitValue);
}

/** Characters that show nothing (DI: Unicode's Default_Ignorable_Code_Point): direction marks, joiners, fillers, the empty Braille pattern. */
const INVISIBLE = /[\p{DI}\p{Cf}\u2800]/gu;

export function removeInvisible(text: string): string {
	return text.replace(INVISIBLE, '');
}

/** Writes invisible and control characters as `[U+FE0F]`, for error messages. */
export function showInvisible(text: string): string {
	return text.replace(/[\p{DI}\p{Cf}\p{Cc}\u2028\u2029\u2800]/gu, (character) => {
		const code = (character.codePointAt(0) as number).toString(16).toUpperCase();
		return `[U+${code.padStart(4, '0')}]`;
	});
}
