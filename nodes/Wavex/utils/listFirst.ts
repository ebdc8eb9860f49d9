/** Returns the first of these sentences and how many more there are, to keep an error readable. */
export function listFirst(sentences: string[], max = 10): string {
	const more = sentences.length - max;
	return [...sentences.slice(0, max), ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}
