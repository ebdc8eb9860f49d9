/** Returns a duration in its two largest units, e.g. `about 16 h 40 min`. */
export function formatDuration(seconds: number): string {
	const minutes = Math.round(seconds / 60);
	if (minutes < 1) return 'less than a minute';
	const units: Array<[number, string]> = [
		[Math.floor(minutes / 1440), 'd'],
		[Math.floor(minutes / 60) % 24, 'h'],
		[minutes % 60, 'min'],
	];
	const parts = units.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
	return `about ${parts.slice(0, 2).join(' ')}`;
}
