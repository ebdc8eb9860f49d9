import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { IDataObject } from 'n8n-workflow';

/** What the model does when it is asked: it calls tools, or answers in words and is done. */
export type Turn = string | Array<{ tool: string; input: IDataObject }>;

/** A chat model that plays a script, behind the parts of OpenAI's interface that n8n's chat model calls. */
export interface ChatModel {
	/** For the credential of n8n's OpenAI nodes. */
	url: string;
	/** What the model is to do at each request from now on; forgets what it was asked before. */
	play: (...turns: Turn[]) => void;
	/** The bodies of the requests since, oldest first. */
	asked: IDataObject[];
	/** What its tools put out, as the model read it in its last request, oldest first. */
	read: () => string[];
	close: () => Promise<void>;
}

function call(tool: string, input: IDataObject) {
	return { name: tool, arguments: JSON.stringify(input) };
}

/** The answer of the Responses API, which the newest chat model of n8n calls. */
function asResponse(turn: Turn, n: number): IDataObject {
	const status = 'completed';
	const words = [{ type: 'output_text', text: turn, annotations: [] }];
	const output =
		typeof turn === 'string'
			? [{ type: 'message', id: `msg_${n}`, role: 'assistant', status, content: words }]
			: turn.map(({ tool, input }, index) => ({
					type: 'function_call',
					id: `fc_${n}_${index}`,
					call_id: `call_${n}_${index}`,
					...call(tool, input),
					status,
				}));
	const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
	const created_at = 1_767_225_600;
	return {
		id: `resp_${n}`,
		object: 'response',
		created_at,
		model: 'scripted',
		status,
		output,
		usage,
	};
}

/** The answer of Chat Completions, the one that older agents can read. */
function asCompletion(turn: Turn, n: number): IDataObject {
	const isDone = typeof turn === 'string';
	const message = isDone
		? { role: 'assistant', content: turn }
		: {
				role: 'assistant',
				content: null,
				tool_calls: turn.map(({ tool, input }, index) => ({
					id: `call_${n}_${index}`,
					type: 'function',
					function: call(tool, input),
				})),
			};
	const choice = { index: 0, message, finish_reason: isDone ? 'stop' : 'tool_calls' };
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	const created = 1_767_225_600;
	return {
		id: `chat_${n}`,
		object: 'chat.completion',
		created,
		model: 'scripted',
		choices: [choice],
		usage,
	};
}

export async function startChatModel(): Promise<ChatModel> {
	const server = Fastify();
	let turns: Turn[] = [];
	const asked: IDataObject[] = [];
	const answer = (form: typeof asResponse) => (body: unknown) => {
		asked.push(body as IDataObject);
		const turn = turns.shift();
		if (turn === undefined) throw new Error('The script is at its end');
		return form(turn, asked.length);
	};
	const [respond, complete] = [answer(asResponse), answer(asCompletion)];
	server.post('/v1/responses', async ({ body }) => respond(body));
	server.post('/v1/chat/completions', async ({ body }) => complete(body));
	await server.listen({ host: '127.0.0.1', port: 0 });
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		play: (...script) => {
			turns = script;
			asked.length = 0;
		},
		asked,
		read: () => {
			const { input, messages } = asked.at(-1) ?? {};
			const conversation = (input ?? messages ?? []) as IDataObject[];
			return conversation.flatMap(({ type, output, role, content }) => {
				if (type === 'function_call_output') return String(output);
				return role === 'tool' ? String(content) : [];
			});
		},
		close: async () => await server.close(),
	};
}
