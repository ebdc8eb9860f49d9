import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const USUAL_PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// Grey edges of letters: smaller screenshots that look the same on every screen.
	'--disable-lcd-text',
];

function findBrowser(): string | undefined {
	const named = process.env.CHROMIUM_PATH;
	// A wrong name must fail, not skip.
	return named ?? USUAL_PLACES.find((place) => existsSync(place));
}

const executablePath = findBrowser();

/** `describe` where there is a Chromium; without one the tests are skipped, and the reason is printed. */
export const describeInBrowser: jest.Describe = executablePath ? describe : describe.skip;

if (!executablePath) {
	process.stderr.write(
		'The browser tests are skipped: no Chromium was found. Install one, or name it in CHROMIUM_PATH.\n',
	);
}

export function openBrowser(): Promise<Browser> {
	return chromium.launch({ executablePath, args: ARGUMENTS });
}
