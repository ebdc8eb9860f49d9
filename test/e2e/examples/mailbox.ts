import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A received e-mail. */
export interface Mail {
	to: string[];
	subject: string;
	/** The whole message, with its headers and attachments. */
	raw: string;
}

export interface Mailbox {
	/** For n8n's SMTP credential. */
	port: number;
	mails: Mail[];
	close: () => Promise<void>;
}

/** Starts a mail server on this machine that stores what it receives. */
export async function openMailbox(): Promise<Mailbox> {
	const mails: Mail[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onAuth: (_auth, _session, done) => done(null, { user: 'n8n' }),
		onData(stream, { envelope }, done) {
			const parts: Buffer[] = [];
			stream.on('data', (part: Buffer) => parts.push(part));
			stream.on('end', () => {
				const raw = Buffer.concat(parts).toString();
				const subject = /^Subject: (.*)$/im.exec(raw)?.[1] ?? '';
				mails.push({ to: envelope.rcptTo.map(({ address }) => address), subject, raw });
				done();
			});
		},
	});
	const listener = server.listen(0, '127.0.0.1');
	await once(listener, 'listening');
	return {
		port: (listener.address() as AddressInfo).port,
		mails,
		close: async () => await new Promise((resolve) => server.close(() => resolve())),
	};
}

/** Returns the picture in an e-mail. */
export function extractPicture({ raw }: Mail): Buffer {
	const part = /Content-Type: image\/png[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(raw);
	return Buffer.from(part?.[1] ?? '', 'base64');
}
