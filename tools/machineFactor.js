const { pbkdf2Sync } = require('node:crypto');

/** How long the computation below takes on the machine that the limits of the tests were chosen for, in milliseconds. */
const REFERENCE_MS = 60;

/** A wrong measurement must not turn a time limit into hours. */
const MAX_FACTOR = 10;

/** How many times slower than the reference this machine is now; at least 1. Measured once, then inherited by child processes. */
function getMachineFactor() {
	process.env.WAVEX_MACHINE_FACTOR ??= String(measure());
	return Number(process.env.WAVEX_MACHINE_FACTOR);
}

function measure() {
	const start = performance.now();
	pbkdf2Sync('password', 'salt', 200_000, 32, 'sha256');
	const factor = (performance.now() - start) / REFERENCE_MS;
	return Math.min(MAX_FACTOR, Math.max(1, factor));
}

/** Returns a time limit for this machine, given the one for the reference machine. */
function scaleLimit(milliseconds) {
	return Math.ceil(milliseconds * getMachineFactor());
}

module.exports = { getMachineFactor, scaleLimit };
