import nock from 'nock';

/** For a test file: nothing leaves the machine, and each test must have made exactly the requests that it announced. */
export function guardNetwork(): void {
	beforeAll(() => nock.disableNetConnect());
	afterEach(() => {
		const missing = nock.pendingMocks();
		nock.cleanAll();
		expect(missing).toEqual([]);
	});
	afterAll(() => {
		nock.enableNetConnect();
		// Test files share Node's http module, and with it what nock replaced in it.
		nock.restore();
	});
}
