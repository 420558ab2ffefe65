// How the model's server is asked, against one that answers as Ollama, vLLM and llama.cpp document it (see scripted-model.ts).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config/config.ts';
import { summaryConfig } from '../../src/config/summary.ts';
import { askModel, MOST_ANSWER } from '../../src/summary/endpoint.ts';
import type { SummaryConfig } from '../../src/summary/settings.ts';
import { boundedFetch } from '../../src/web/outgoing.ts';
import { completion, type ScriptedModel, scriptedModel } from './scripted-model.ts';

let model: ScriptedModel;
beforeEach(async () => {
  model = await scriptedModel();
});
afterEach(() => model.stop());

const ask = (more: Partial<SummaryConfig> = {}) => {
  const config: SummaryConfig = {
    ...{ url: `${model.url}/chat/completions`, model: 'llama', key: null, perDay: 9, comments: 40 },
    ...{ timeoutMs: 5_000, ...more },
  };
  const fetching = boundedFetch(fetch, { timeoutMs: config.timeoutMs, most: MOST_ANSWER });
  return askModel(fetching, config, { system: 's', user: '{"comments":[]}' });
};

describe('a model', () => {
  it('is asked by chat completions, with its name and key, and counted in characters', async () => {
    model.says(() => 'Bonjour');
    const reply = await ask({ key: 'k-123' });
    expect(reply).toMatchObject({ content: 'Bonjour', why: null, requests: 1, failures: 0 });
    const [asked] = model.asked;
    expect(asked).toMatchObject({ url: '/v1/chat/completions', authorization: 'Bearer k-123' });
    expect(asked?.body).toMatchObject({
      ...{ model: 'llama', stream: false, response_format: { type: 'json_object' } },
      messages: [{ role: 'system' }, { role: 'user' }],
    });
    expect(reply.charactersOut).toBe(JSON.stringify(asked?.body).length);
    expect(reply.charactersIn).toBe(completion('Bonjour').length);
  });

  it('that takes no response_format is asked once more without', async () => {
    model.says(({ body }) =>
      body.response_format ? (response) => void response.writeHead(400).end('{}') : 'Oui',
    );
    expect(await ask()).toMatchObject({ content: 'Oui', requests: 2, failures: 1 });
    expect(model.asked.map(({ authorization }) => authorization)).toEqual([null, null]);
  });

  it('is read where its content is an array of parts, its thoughts left out', async () => {
    const content = [
      { type: 'thinking', thinking: [] },
      { type: 'text', text: 'Oui' },
    ];
    model.says(
      () => (response) => void response.end(JSON.stringify({ choices: [{ message: { content } }] })),
    );
    expect(await ask()).toMatchObject({ content: 'Oui', why: null });
  });

  it.each([
    ['401', 401, 'refused', 1],
    ['404', 404, 'refused', 1],
    ['400 whatever is asked', 400, 'refused', 2],
    ['429', 429, 'down', 1],
    ['500', 500, 'down', 1],
    ['503', 503, 'down', 1],
  ])('that answers %s gives nothing', async (_, status, why, requests) => {
    model.says(() => (response) => void response.writeHead(status).end('{"error":{"message":"no"}}'));
    expect(await ask()).toMatchObject({ content: null, why, requests, failures: requests });
  });

  it.each<[string, string, string]>([
    ['no JSON', 'shape', '<html>'],
    ['JSON of another kind', 'shape', '{"choices":[]}'],
    ['a choice without words', 'shape', '{"choices":[{"message":{"content":null}}]}'],
    ['half of a completion', 'shape', completion('x').slice(0, 90)],
    ['a megabyte', 'down', completion('x'.repeat(1_000_000))],
  ])('that answers with %s gives nothing', async (_, why, body) => {
    model.says(() => (response) => void response.writeHead(200).end(body));
    expect(await ask()).toMatchObject({ content: null, why });
  });

  it('that does not answer in time, hangs up, or points elsewhere gives nothing, and its key goes nowhere else', async () => {
    const elsewhere = await scriptedModel();
    model.says(() => () => {});
    expect(await ask({ timeoutMs: 50 })).toMatchObject({ why: 'down' });
    model.says(() => (response) => void response.destroy());
    expect(await ask()).toMatchObject({ why: 'down' });
    model.says(() => (response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write(completion('x').slice(0, 50), () => response.destroy());
    });
    expect(await ask()).toMatchObject({ why: 'down' });
    model.says(
      () => (response) =>
        void response.writeHead(307, { location: `${elsewhere.url}/chat/completions` }).end(),
    );
    expect(await ask({ key: 'k-123' })).toMatchObject({ why: 'refused' });
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.stop();
  });
});

describe('the settings of a model', () => {
  const set = { SUMMARY_URL: 'http://ollama:11434', SUMMARY_MODEL: 'llama' };
  const problems = (env: Record<string, string>): string[] => {
    try {
      summaryConfig(env);
      return [];
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      return [...error.problemsIn('en'), ...error.problemsIn('fr')];
    }
  };

  it('are off unless an address and a model are there', () => {
    expect(summaryConfig({})).toBeNull();
    expect(summaryConfig(set)).toEqual({
      ...{ url: 'http://ollama:11434/v1/chat/completions', model: 'llama', key: null },
      ...{ perDay: 50, comments: 40, timeoutMs: 60_000 },
    });
    expect(problems({ SUMMARY_URL: 'http://ollama:11434' }).join()).toContain('SUMMARY_MODEL');
    expect(problems({ SUMMARY_MODEL: 'llama' }).join()).toContain('SUMMARY_URL');
  });

  it.each([
    ['http://ollama:11434/', 'http://ollama:11434/v1/chat/completions'],
    ['http://ollama:11434/v1/', 'http://ollama:11434/v1/chat/completions'],
    ['https://x.example/llm/v1', 'https://x.example/llm/v1/chat/completions'],
    ['https://x.example/v1/chat/completions', 'https://x.example/v1/chat/completions'],
  ])('take %s for %s', (given, url) => {
    expect(summaryConfig({ ...set, SUMMARY_URL: given })?.url).toBe(url);
  });

  it('name all that is wrong in both languages, and never the key', () => {
    const env = {
      ...{ SUMMARY_URL: 'ftp://x', SUMMARY_MODEL: ' ', SUMMARY_KEY: 'a secret\nkey' },
      ...{ SUMMARY_PER_DAY: '1', SUMMARY_COMMENTS: '7', SUMMARY_SECONDS: '301' },
    };
    const told = problems(env);
    for (const name of Object.keys(env)) expect(told.filter((each) => each.startsWith(name))).toHaveLength(2);
    expect(told.join()).not.toContain('a secret');
    for (const url of ['http://a:b@x', 'http://x/?k=1', 'http://x/#a', 'x'])
      expect(problems({ ...set, SUMMARY_URL: url }).join()).toContain('SUMMARY_URL');
  });
});
