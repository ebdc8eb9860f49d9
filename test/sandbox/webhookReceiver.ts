import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually, type Body } from './sandboxClient';

export interface ReceivedDelivery {
	path: string;
	headers: http.IncomingHttpHeaders;
	body: Body;
	at: number;
}

type Respond = (response: http.ServerResponse, received: ReceivedDelivery, nth: number) => void;

export interface Receiver {
	url: string;
	received: ReceivedDelivery[];
	/** Resolves once there are `count` deliveries. */
	waitForDeliveries(count: number): Promise<ReceivedDelivery[]>;
	close(): void;
}

const open: Receiver[] = [];

/** Starts an HTTP server that receives deliveries. By default it responds with 200. */
export async function startReceiver(
	respond: Respond = (response) => response.end(),
): Promise<Receiver> {
	const received: ReceivedDelivery[] = [];
	const server = http.createServer((request, response) => {
		let text = '';
		request.on('data', (chunk) => (text += chunk));
		request.on('end', () => {
			const { url: path = '', headers } = request;
			const delivery = { path, headers, body: JSON.parse(text), at: Date.now() };
			received.push(delivery);
			respond(response, delivery, received.length);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const receiver: Receiver = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
		received,
		waitForDeliveries: (count) =>
			eventually(() => received.length >= count && received, `${count} deliveries`),
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
	open.push(receiver);
	return receiver;
}

export function closeReceivers(): void {
	for (const receiver of open.splice(0)) receiver.close();
}
