/** Jest's summary once more, in the one line that CI reads. */
module.exports = class {
	onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests }) {
		const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
		process.stdout.write(`${numPassedTests} passed, ${numFailedTests} failed${skipped}\n`);
	}
};
