const { scaleLimit } = require('../tools/machineFactor');

/** @type {import('jest').Config} */
module.exports = {
	rootDir: '..',
	...require('../jest.config.js'),
	roots: ['<rootDir>/test/queue'],
	testMatch: ['**/*.queue.ts'],
	// Thousands of executions.
	testTimeout: scaleLimit(600_000),
	// One n8n serves every file.
	maxWorkers: 1,
};
