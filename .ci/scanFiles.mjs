/**
 * Runs n8n's package scanner, with the plugins that it pins, on files of a folder:
 *
 *     node .ci/scanFiles.mjs FOLDER PATTERN...
 *
 * The scanner's own command downloads a published package; the files of one that is not published are scanned here.
 */
import { resolve } from 'node:path';
import { analyzePackage } from '@n8n/scan-community-package/scanner/scanner.mjs';

const [folder, ...patterns] = process.argv.slice(2);
const { message, details } = await analyzePackage(resolve(folder), patterns);
if (message !== undefined) {
	console.log(details ?? message);
	process.exitCode = 1;
}
