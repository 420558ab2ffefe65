// Asks the model: one request of chat completions, bounded. The connection itself (time, size, no redirect) is web/outgoing.ts. Neither the key nor
// what was said is in what is thrown or returned.
// OpenAI's "Create chat completion", as Ollama (docs.ollama.com/api/openai-compatibility), vLLM (docs.vllm.ai, OpenAI-compatible server) and
// llama.cpp's llama-server take it; `response_format` where it is taken, else without.
import { contentIn } from './answer.ts';
import type { Prompt } from './ask.ts';
import type { SummaryConfig } from './settings.ts';

/** Throws where there is no answer at all. The body's size and the time are its to bound, and it follows no redirect. */
export type ModelFetch = (request: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<{ readonly status: number; readonly body: Uint8Array }>;

/** In bytes, of one answer: 600 tokens are some 4,000. */
export const MOST_ANSWER = 256 * 1024;

/** `down`: nothing came in time, or too much; `refused`: it says no; `shape`: what came is no completion. */
export type NoAnswer = 'down' | 'refused' | 'shape';

export interface ModelCost {
  readonly requests: number;
  /** Requests without an answer. */
  readonly failures: number;
  readonly charactersOut: number;
  readonly charactersIn: number;
}

export interface ModelReply extends ModelCost {
  readonly content: string | null;
  readonly why: NoAnswer | null;
}

/** What a model of some tens of tokens a second writes within a minute; two sentences are 200. */
const MOST_TOKENS = 600;

/** Of status 400 and 422: a field that this server does not know. */
const UNKNOWN_FIELD: readonly number[] = [400, 422];

/** Never throws. At most two requests: the second without `response_format`. */
export async function askModel(
  fetch: ModelFetch,
  { url, model, key }: SummaryConfig,
  { system, user }: Prompt,
): Promise<ModelReply> {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
  };
  const messages = [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ];
  const common = { model, messages, temperature: 0, max_tokens: MOST_TOKENS, stream: false };
  let cost: ModelCost = { requests: 0, failures: 0, charactersOut: 0, charactersIn: 0 };
  const reply = (content: string | null, why: NoAnswer | null): ModelReply => ({ ...cost, content, why });
  for (const format of [{ response_format: { type: 'json_object' } }, {}]) {
    const body = JSON.stringify({ ...common, ...format });
    const answer = await fetch({ url, headers, body }).catch(() => null);
    const text = answer === null ? '' : new TextDecoder().decode(answer.body);
    const isAnswer = answer !== null && answer.status >= 200 && answer.status < 300;
    cost = {
      requests: cost.requests + 1,
      failures: cost.failures + (isAnswer ? 0 : 1),
      charactersOut: cost.charactersOut + body.length,
      charactersIn: cost.charactersIn + text.length,
    };
    if (answer === null) return reply(null, 'down');
    if (isAnswer) {
      const content = contentIn(text);
      return reply(content, content === null ? 'shape' : null);
    }
    if (!UNKNOWN_FIELD.includes(answer.status))
      return reply(null, answer.status === 429 || answer.status >= 500 ? 'down' : 'refused');
  }
  return reply(null, 'refused');
}
