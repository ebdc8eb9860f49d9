const { scaleLimit } = require('../tools/machineFactor');

/** @type {import('jest').Config} */
module.exports = {
	rootDir: '..',
	...require('../jest.config.js'),
	testMatch: ['**/*.e2e.ts'],
	globalSetup: '<rootDir>/test/e2e/globalSetup.ts',
	globalTeardown: '<rootDir>/test/e2e/globalTeardown.ts',
	testTimeout: scaleLimit(120_000),
	// Each worker has its own n8n and sandbox.
	maxWorkers: 2,
	// Side by side in one file: it.concurrent.
	maxConcurrency: 10,
};
