const SVG = 'http://www.w3.org/2000/svg';

/** Stroke paths on a 24 by 24 grid. */
const PATHS = {
	plus: 'M12 5v14M5 12h14',
	back: 'M15 5l-7 7 7 7',
	send: 'M4 12l16-8-6 16-3-7-7-1z',
	attach:
		'M20 11l-8.500 8.500a5 5 0 0 1-7-7L13 4a3.300 3.300 0 0 1 4.700 4.700L9 17.300a1.700 1.700 0 0 1-2.400-2.400L14 7.500',
	file: 'M7 3h7l5 5v13H7zM14 3v5h5',
	photo: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9.500h.01',
	location:
		'M12 21s7-6.300 7-11.500a7 7 0 0 0-14 0C5 14.700 12 21 12 21zM12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
	person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.500 20.500a7.500 7.500 0 0 1 15 0',
	group:
		'M9 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20a6.500 6.500 0 0 1 13 0M15.500 4.800a3.500 3.500 0 0 1 0 6.400M18 14.300a6.500 6.500 0 0 1 3.500 5.700',
	more: 'M12 5.500h.01M12 12h.01M12 18.500h.01',
	chats: 'M4 5h16v11H10l-4.500 4v-4H4z',
	activity: 'M3 12h4l3-8 4 16 3-8h4',
	close: 'M6 6l12 12M18 6L6 18',
	alert: 'M12 8v5M12 16.500h.01M12 3.500l9.500 16.500h-19z',
	queued: 'M12 7v5l3.500 2M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17z',
	sent: 'M6 12.500l4 4 9-10',
	delivered: 'M2 12.500l4 4 9-10M11 15.300l1.200 1.200 9-10',
};
PATHS.read = PATHS.delivered;
PATHS.failed = PATHS.alert;

/** Creates a decorative icon: screen readers skip it, so the text or label beside it must give the meaning. */
export function createIcon(name) {
	const svg = document.createElementNS(SVG, 'svg');
	svg.setAttribute('viewBox', '0 0 24 24');
	svg.setAttribute('class', `icon icon-${name}`);
	svg.setAttribute('aria-hidden', 'true');
	const path = document.createElementNS(SVG, 'path');
	path.setAttribute('d', PATHS[name]);
	svg.append(path);
	return svg;
}
