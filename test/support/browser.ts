import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const USUAL_PATHS = [
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
	// Text without coloured edges gives smaller screenshots that look the same on every screen.
	'--disable-lcd-text',
];

// A wrong path in CHROMIUM_PATH must fail, not skip.
const executablePath = process.env.CHROMIUM_PATH ?? USUAL_PATHS.find((path) => existsSync(path));

const isRequired = Boolean(process.env.CI);

/** Skips the tests where there is no Chromium, and prints the reason. In CI they fail instead. */
export const describeInBrowser: jest.Describe =
	executablePath || isRequired ? describe : describe.skip;

if (!executablePath) {
	process.stderr.write(
		`Chromium was not found, so the browser tests ${isRequired ? 'fail' : 'are skipped'}. Install it, or set CHROMIUM_PATH.\n`,
	);
}

export async function openBrowser(): Promise<Browser> {
	if (!executablePath) throw new Error('Chromium was not found. Install it, or set CHROMIUM_PATH.');
	return await chromium.launch({ executablePath, args: ARGUMENTS });
}
