// A server that answers as an OpenAI-compatible one does (docs.ollama.com/api/openai-compatibility; docs.vllm.ai, OpenAI-compatible server;
// llama.cpp's tools/server/README.md, "POST /v1/chat/completions"): what it says is scripted. No model stands behind it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ModelFetch } from '../../src/summary/endpoint.ts';

export interface Asked {
  readonly url: string;
  readonly authorization: string | null;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly response_format?: unknown;
  };
  /** The comments that were given, by their labels. */
  readonly comments: readonly { readonly id: string; readonly text: string }[];
}

/** A string is the content of the first choice; a function has the response to itself. */
type Scripted = string | ((response: ServerResponse) => void);

export interface ScriptedModel {
  /** For SUMMARY_URL. */
  readonly url: string;
  readonly asked: Asked[];
  /** From now on. */
  says(script: (asked: Asked) => Scripted): void;
  stop(): Promise<void>;
}

export async function scriptedModel(): Promise<ScriptedModel> {
  let script: (asked: Asked) => Scripted = () => sentences();
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const body = JSON.parse(await textOf(request));
    const user = body.messages.at(-1)?.content ?? '{}';
    const one: Asked = {
      url: request.url ?? '',
      authorization: request.headers.authorization ?? null,
      body,
      comments: JSON.parse(user).comments ?? [],
    };
    asked.push(one);
    const said = script(one);
    if (typeof said === 'function') said(response);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(completion(said));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    says(next) {
      script = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** As "The chat completion object" has it. */
export function completion(content: string): string {
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_763_370_000,
    model: 'scripted',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
}

/** An answer as it was asked for. */
export function sentences(...all: readonly (readonly [text: string, ...comments: string[]])[]): string {
  return JSON.stringify({ sentences: all.map(([text, ...comments]) => ({ text, comments })) });
}

/** The labels of those that hold these words. */
export function labelsWith({ comments }: Asked, words: string): string[] {
  return comments.flatMap(({ id, text }) => (text.includes(words) ? [id] : []));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** The same without a server, where the connection is not what is tried. */
export function scriptedFetch(says: (asked: Asked) => string, heard: Asked[] = []): ModelFetch {
  return async ({ url, headers, body }) => {
    const read = JSON.parse(body);
    const comments = JSON.parse(read.messages.at(-1)?.content ?? '{}').comments ?? [];
    const asked = { url, authorization: headers['authorization'] ?? null, body: read, comments };
    heard.push(asked);
    return { status: 200, body: Buffer.from(completion(says(asked))) };
  };
}
