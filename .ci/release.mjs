/**
 * Fails unless the tag, package.json, package-lock.json and the newest heading of CHANGELOG.md have the same version, and
 * what workflows of this version hold is saved for the tests of later versions.
 *
 *     node .ci/release.mjs v1.2.3      without a tag it compares only the files
 */
import { existsSync, readFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const newest = readFileSync('CHANGELOG.md', 'utf8').match(/^## (\S+)/m)?.[1];

const found = {
	'package.json': version,
	'package-lock.json': lock.version,
	'package-lock.json, packages': lock.packages[''].version,
	'the newest heading of CHANGELOG.md': newest ?? 'none',
};
const [tag] = process.argv.slice(2);
if (tag !== undefined) found['the tag'] = tag.replace(/^v/, '');

const others = Object.entries(found).filter(([, value]) => value !== version);
if (others.length > 0) {
	console.error(`package.json says ${version}.`);
	for (const [where, value] of others) console.error(`In ${where} it is ${value}.`);
	console.error('Use the same version everywhere, then publish.');
	process.exitCode = 1;
} else if (!existsSync(`test/upgrade/saved/${version}.json`)) {
	console.error(`The workflows of ${version} are not saved. Run npm run upgrade:save.`);
	process.exitCode = 1;
} else {
	console.log(`Version ${version} everywhere.`);
}
