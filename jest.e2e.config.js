/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config.js'),
	testMatch: ['**/*.e2e.ts'],
	globalSetup: '<rootDir>/test/e2e/stage/setUp.ts',
	globalTeardown: '<rootDir>/test/e2e/stage/tearDown.ts',
	testTimeout: 60_000,
	// One n8n serves every file.
	maxWorkers: 1,
};
