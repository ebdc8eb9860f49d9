import { mayHaveBeenProcessed } from '../../../nodes/Wavex/errors/requestFailure';
import { classifyNetworkError } from '../../../nodes/Wavex/transport/sendRequest';
import { isRetryable } from '../../../nodes/Wavex/transport/retryPolicy';

// The one kind of failure that the network of the test machine cannot produce.
describe.each(['EHOSTUNREACH', 'ENETUNREACH'])('%s', (code) => {
	const createFailure = (syscall: string) => {
		const cause = Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
		return classifyNetworkError(Object.assign(new Error(cause.message, { cause }), { code }));
	};

	it.each([
		['connect', true],
		['read', false],
		['write', false],
	])('at a %s: whether a send is retried: %s', (syscall, isRetried) => {
		const request = { method: 'POST', host: 'api.wavex.test' };
		expect(isRetryable(createFailure(syscall), request)).toBe(isRetried);
		expect(mayHaveBeenProcessed(createFailure(syscall), request)).toBe(!isRetried);
	});
});
