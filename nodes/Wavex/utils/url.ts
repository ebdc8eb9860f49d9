/** Whether requests can be sent to this URL: http or https, with a host. */
export function isHttpUrl(url: string): boolean {
	return /^https?:\/\/[^\s/?#]+/i.test(url) && URL.canParse(url);
}
