// Answers of a model, 500 unless told otherwise (`npm run test:summary`: 5,000), by way of its server and all that is between it and a reader: invented and mixed quotations, wrong numbers, orders in
// comments, a megabyte, no JSON, halves, hang-ups, silence. What is shown is held against the oracle.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { MOST_ANSWER } from '../../src/summary/endpoint.ts';
import type { SummaryConfig } from '../../src/summary/settings.ts';
import { summarise } from '../../src/summary/summarise.ts';
import { usePerMonth } from '../../src/summary/use.ts';
import { boundedFetch } from '../../src/web/outgoing.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase } from '../harness/database.ts';
import { answerOf, commentsIn, seeded } from './answers.ts';
import { unsupported } from './oracle.ts';
import { completion, type ScriptedModel, scriptedModel } from './scripted-model.ts';

const ROUNDS = Number(process.env['SUMMARY_ROUNDS'] ?? 500);
const SEED = Number(process.env['SUMMARY_SEED'] ?? 18);

let model: ScriptedModel;
let database: Database;
beforeAll(async () => {
  model = await scriptedModel();
  database = await freshDatabase('sqlite');
  await addCompany(database.db, 'w');
});
afterAll(() => model.stop());

it(`of ${ROUNDS} answers no unsupported sentence is shown`, { timeout: 900_000 }, async () => {
  const random = seeded(SEED);
  const config: SummaryConfig = {
    ...{
      url: `${model.url}/chat/completions`,
      model: 'scripted',
      key: 'k',
      perDay: 10_000_000,
      comments: 40,
    },
    ...{ timeoutMs: 20 },
  };
  const desk = { config, fetch: boundedFetch(fetch, { timeoutMs: 2_000, most: MOST_ANSWER }) };
  const slow = { config, fetch: boundedFetch(fetch, { timeoutMs: 20, most: MOST_ANSWER }) };
  const using = {
    db: database.db,
    workspace: { id: 'w', timeZone: 'Europe/Paris' },
    now: new Date('2026-11-30T08:00:00Z'),
  };
  const shown: string[] = [];
  const wrong: string[] = [];
  const why = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const locale = round % 2 === 0 ? 'fr' : 'en';
    const figures = [{ value: 14, of: locale === 'fr' ? 'devant la porte' : 'at the door' }];
    const comments = commentsIn(locale, random);
    const way = random();
    model.says((asked) => {
      // What it is given is what it may cite: in the reader's language alone.
      const own = asked.comments.map(({ id, text }) => ({ feedbackId: id, customer: null, text }));
      const content = answerOf(random, locale, own);
      if (way < 0.01) return () => {};
      if (way < 0.03) return (response) => void response.destroy();
      if (way < 0.05)
        return (response) => {
          response.writeHead(200, { 'content-length': '9000' });
          response.write(completion(content).slice(0, 200), () => response.destroy());
        };
      if (way < 0.07) return (response) => void response.writeHead(500).end(completion(content));
      if (way < 0.09 && asked.body.response_format)
        return (response) => void response.writeHead(400).end('{}');
      if (way < 0.11) return (response) => void response.writeHead(200).end(content);
      return content;
    });
    const use = round % 3 === 0 ? 'reply' : 'digest';
    const patient = way < 0.01 ? slow : desk;
    const result = await summarise(
      patient,
      using,
      { use, locale, comments, figures },
      new AbortController().signal,
    );
    why.set(result.why ?? 'shown', (why.get(result.why ?? 'shown') ?? 0) + 1);
    const words = comments.map((each) => ({ id: each.feedbackId, text: each.text }));
    for (const { text, feedbackId, also } of result.sentences) {
      shown.push(text);
      const found = unsupported({ text, of: feedbackId, also }, words, figures);
      if (found !== null) wrong.push(`${found}: ${text}`);
    }
  }
  const [month] = await usePerMonth(database.db, 'w');
  console.info(
    `${ROUNDS} answers, ${shown.length} sentences shown, ${wrong.length} unsupported`,
    [...why],
    month,
  );
  expect(wrong).toEqual([]);
  expect(shown.length).toBeGreaterThan(ROUNDS / 100);
  expect([...why.keys()].toSorted()).toEqual(['down', 'shape', 'shown', 'unsupported']);
});
