/** Returns the text without these characters at its end. A regex would try again at each of them: n² steps for n slashes. */
export function stripEnd(text: string, characters: string): string {
	let end = text.length;
	while (end > 0 && characters.includes(text[end - 1])) end--;
	return text.slice(0, end);
}
