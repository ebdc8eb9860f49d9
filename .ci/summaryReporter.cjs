/** Prints Jest's summary as one line, which CI reads. */
module.exports = class {
	onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests }) {
		const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
		process.stdout.write(`${numPassedTests} passed, ${numFailedTests} failed${skipped}\n`);
	}
};
