import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';

export interface SandboxResponse {
	status: number;
	headers: Headers;
	/** The JSON body; text where it is none. */
	body: Body;
}

/** Answers are read freely here: what they hold is what the tests check. */
export interface Body {
	[key: string]: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- see above
}

export interface Client {
	sandbox: Sandbox;
	/** A request of the API: `/sessions`, or from the host's root `/api/…`. */
	api(method: string, path: string, body?: unknown, token?: string): Promise<SandboxResponse>;
	/** A request of the control API: `/incoming`. */
	control(method: string, path: string, body?: unknown): Promise<SandboxResponse>;
}

async function request(
	url: string,
	method: string,
	body: unknown,
	headers: Record<string, string>,
): Promise<SandboxResponse> {
	const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
	const json = text === undefined ? undefined : { 'content-type': 'application/json' };
	const response = await fetch(url, { method, body: text, headers: { ...headers, ...json } });
	const answer = await response.text();
	const { status } = response;
	const isJson = response.headers.get('content-type')?.includes('json');
	return { status, headers: response.headers, body: isJson ? JSON.parse(answer) : answer };
}

const open: Sandbox[] = [];

/** Starts a sandbox that `closeAll` ends. Without limits unless the options say otherwise. */
export async function start(options: SandboxOptions = {}): Promise<Client> {
	const sandbox = await startSandbox({ limits: false, ...options });
	open.push(sandbox);
	return {
		sandbox,
		api: (method, path, body, token = sandbox.tokens[0]) => {
			const url = path.startsWith('/api/') ? sandbox.url + path : sandbox.apiUrl + path;
			return request(url, method, body, { authorization: `Bearer ${token}` });
		},
		control: (method, path, body) => request(`${sandbox.url}/_sandbox${path}`, method, body, {}),
	};
}

export async function closeAll(): Promise<void> {
	await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
}

type Truthy<T> = Exclude<T, false | null | undefined | 0 | ''>;

/** Asks again until the answer is there. Throws after 4.5 s, before jest would without a word. */
export async function eventually<T>(ask: () => T | Promise<T>, what: string): Promise<Truthy<T>> {
	const end = Date.now() + 4_500;
	while (Date.now() < end) {
		const answer = await ask();
		if (answer) return answer as Truthy<T>;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	throw new Error(`Waited in vain for ${what}.`);
}

/** Resolves once so many world milliseconds have gone by. */
export async function waitWorldTime(client: Client, ms: number): Promise<void> {
	const now = async () => Date.parse((await client.control('GET', '/state')).body.now);
	const end = (await now()) + ms;
	await eventually(async () => (await now()) >= end, `${ms} ms of world time`);
}
