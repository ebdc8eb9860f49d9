const { scaleLimit } = require('./tools/machineFactor');

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
	setupFiles: ['<rootDir>/test/support/isolateN8n.ts'],
	setupFilesAfterEnv: ['<rootDir>/test/support/restoreHttp.ts'],
	reporters: ['default', '<rootDir>/.ci/summaryReporter.cjs'],
	// The engine's first run in a file takes seconds on a busy machine.
	testTimeout: scaleLimit(60_000),
	maxWorkers: 2,
};
