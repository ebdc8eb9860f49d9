/**
 * A failure that can happen on a healthy machine (a busy port, no network, a full disk). The message is for the user: it
 * says what happened and what to do. CommonJS without dependencies, because it is also used before anything is installed.
 */
class CliError extends Error {
	/**
	 * @param {string} code
	 * @param {string} message
	 */
	constructor(code, message) {
		super(message);
		this.name = 'CliError';
		this.code = code;
	}
}

module.exports = { CliError };
