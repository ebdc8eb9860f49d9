import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { IDataObject } from 'n8n-workflow';

/** What the model does in one turn: it calls tools, or answers in words and is done. */
export type Turn = string | Array<{ tool: string; input: IDataObject }>;

/** A chat model that follows a script. It serves the parts of OpenAI's API that n8n's chat model calls. */
export interface ChatModel {
	/** For the credential of n8n's OpenAI nodes. */
	url: string;
	/** Sets what the model does at each of the next requests, and clears `requests`. */
	setScript: (...turns: Turn[]) => void;
	/** The bodies of the requests, oldest first. */
	requests: IDataObject[];
	/** Returns the outputs of its tools from the model's last request, oldest first. */
	readToolOutputs: () => string[];
	close: () => Promise<void>;
}

function createCall(tool: string, input: IDataObject) {
	return { name: tool, arguments: JSON.stringify(input) };
}

/** Returns a response of the Responses API, which n8n's newest chat model calls. */
function createResponse(turn: Turn, n: number): IDataObject {
	const status = 'completed';
	const words = [{ type: 'output_text', text: turn, annotations: [] }];
	const output =
		typeof turn === 'string'
			? [{ type: 'message', id: `msg_${n}`, role: 'assistant', status, content: words }]
			: turn.map(({ tool, input }, index) => ({
					type: 'function_call',
					id: `fc_${n}_${index}`,
					call_id: `call_${n}_${index}`,
					...createCall(tool, input),
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

/** Returns a response of Chat Completions, which older agents need. */
function createCompletion(turn: Turn, n: number): IDataObject {
	const isDone = typeof turn === 'string';
	const message = isDone
		? { role: 'assistant', content: turn }
		: {
				role: 'assistant',
				content: null,
				tool_calls: turn.map(({ tool, input }, index) => ({
					id: `call_${n}_${index}`,
					type: 'function',
					function: createCall(tool, input),
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
	const requests: IDataObject[] = [];
	const answer = (form: typeof createResponse) => (body: unknown) => {
		requests.push(body as IDataObject);
		const turn = turns.shift();
		if (turn === undefined) throw new Error('The script has no more turns');
		return form(turn, requests.length);
	};
	const [respond, complete] = [answer(createResponse), answer(createCompletion)];
	server.post('/v1/responses', async ({ body }) => respond(body));
	server.post('/v1/chat/completions', async ({ body }) => complete(body));
	await server.listen({ host: '127.0.0.1', port: 0 });
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		setScript: (...script) => {
			turns = script;
			requests.length = 0;
		},
		requests,
		readToolOutputs: () => {
			const { input, messages } = requests.at(-1) ?? {};
			const conversation = (input ?? messages ?? []) as IDataObject[];
			return conversation.flatMap(({ type, output, role, content }) => {
				if (type === 'function_call_output') return String(output);
				return role === 'tool' ? String(content) : [];
			});
		},
		close: async () => await server.close(),
	};
}
