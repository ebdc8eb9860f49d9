/** The tests that kill n8n at each step. Each restart takes minutes, so they have a script of their own. */
/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.e2e.config.js'),
	testMatch: ['**/*.crash.ts'],
	// They start their own n8n.
	globalSetup: undefined,
	globalTeardown: undefined,
	maxWorkers: 1,
};
