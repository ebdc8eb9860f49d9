import { classifyNetworkError } from '../../../nodes/Wavex/transport/request';
import { mayHaveBeenProcessed, isRetryable } from '../../../nodes/Wavex/errors/requestFailure';

// The one kind of failure that this machine's network cannot be made to show.
describe.each(['EHOSTUNREACH', 'ENETUNREACH'])('%s', (code) => {
	const failureAt = (syscall: string) => {
		const cause = Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
		return classifyNetworkError(Object.assign(new Error(cause.message, { cause }), { code }));
	};

	it.each([
		['connect', true],
		['read', false],
		['write', false],
	])('when it comes at a %s: whether a send is repeated: %s', (syscall, repeated) => {
		const attempt = { method: 'POST', host: 'api.wavex.test' };
		expect(isRetryable(failureAt(syscall), attempt)).toBe(repeated);
		expect(mayHaveBeenProcessed(failureAt(syscall), attempt)).toBe(!repeated);
	});
});
