/** The tests that kill n8n at each step: minutes of waiting for it to come up again, so they have a script of their own. */
/** @type {import('jest').Config} */
module.exports = { ...require('./jest.e2e.config.js'), testMatch: ['**/*.crash.ts'] };
