/** @type {import('jest').Config} */
module.exports = {
	rootDir: '..',
	...require('../jest.config.js'),
	testMatch: ['**/*.e2e.ts'],
	globalSetup: '<rootDir>/test/e2e/globalSetup.ts',
	globalTeardown: '<rootDir>/test/e2e/globalTeardown.ts',
	testTimeout: 60_000,
	// One n8n serves every file.
	maxWorkers: 1,
};
