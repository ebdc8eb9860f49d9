import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';

export interface SandboxResponse {
	status: number;
	headers: Headers;
	/** The parsed JSON, or the text of another type. */
	body: Body;
}

/** Not typed: the tests check the content. */
export interface Body {
	[key: string]: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- see above
}

export interface Client {
	sandbox: Sandbox;
	/** Sends a request to the API: `/sessions`, or relative to the host's root `/api/…`. */
	api(method: string, path: string, body?: unknown, token?: string): Promise<SandboxResponse>;
	/** Sends a request to the control API: `/incoming`. */
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
	const responseText = await response.text();
	const { status } = response;
	const isJson = response.headers.get('content-type')?.includes('json');
	return {
		status,
		headers: response.headers,
		body: isJson ? JSON.parse(responseText) : responseText,
	};
}

const open: Sandbox[] = [];

/** Starts a sandbox that `closeAll` closes. By default it has no rate limits. */
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

/** Milliseconds; below Jest's timeout of 30 s, whose error would not name the condition. */
const EVENTUALLY_MS = 25_000;

/** Calls `getValue` until it returns a truthy value, and returns that. Throws after 25 s. */
export async function eventually<T>(
	getValue: () => T | Promise<T>,
	description: string,
): Promise<Truthy<T>> {
	const end = Date.now() + EVENTUALLY_MS;
	while (Date.now() < end) {
		const value = await getValue();
		if (value) return value as Truthy<T>;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	throw new Error(`Timed out waiting for ${description}.`);
}

/** Waits for `ms` world milliseconds. */
export async function waitWorldTime(client: Client, ms: number): Promise<void> {
	const now = async () => Date.parse((await client.control('GET', '/state')).body.now);
	const end = (await now()) + ms;
	await eventually(async () => (await now()) >= end, `${ms} ms of world time`);
}
