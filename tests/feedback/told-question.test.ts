// Which question a quote says that it answers, on both engines.
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { quoteBlock, quoteOf } from '../../src/digests/quote.ts';
import { parseItem } from '../../src/feedback/item.ts';
import { searchFeedback } from '../../src/feedback/search/search.ts';
import { shownAnswers } from '../../src/feedback/shown.ts';
import { type Source, sourceForImport } from '../../src/feedback/sources/source.ts';
import { storeFeedback } from '../../src/feedback/store.ts';
import { withQuestion } from '../../src/feedback/told-question.ts';
import { chooseVerbatims } from '../../src/feedback/verbatims.ts';
import { keysFrom } from '../../src/keys.ts';
import { onlyWorkspace } from '../../src/workspace/workspace.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';

const now = new Date('2026-11-22T10:00:00Z');
const settings = { keys: keysFrom([Buffer.alloc(32, 7).toString('base64')]), keepOriginals: false, now };
const LIKED = 'What did you like?';
const MISSED = 'What did you miss?';

onAnyEngine((engine) => {
  let database: Database;
  let workspaceId = '';
  const bring = async (
    source: Source,
    said: readonly (readonly [string, number, string, string | null])[],
  ) => {
    const items = said.map(([id, score, text, question]) => {
      const raw = { id, customer: id, metric: 'nps', score, comments: [{ text, question }] };
      const read = { instantOf: (given: string) => new Date(given), dateOrder: 'dmy', now } as const;
      const parsed = parseItem({ ...raw, answeredAt: '2026-11-20T08:00:00Z' }, read);
      if (!parsed.ok) throw new Error(parsed.field);
      return parsed.value;
    });
    await storeFeedback(database, workspaceId, source, items, settings);
  };
  const saying = async (text: string) => {
    const row = await database.db.feedback.findFirstOrThrow({ where: { verbatim: text } });
    return { feedbackId: row.id, text };
  };
  const one = 'Nothing at all, to be honest with you.';
  const other = 'The price, and the people at the counter.';

  beforeAll(async () => {
    database = await freshDatabase(engine);
    const workspace = await onlyWorkspace(database, { locale: 'en', timeZone: 'Europe/Paris', now });
    if (!workspace) throw new Error('one workspace was expected');
    workspaceId = workspace.id;
    const several = await sourceForImport(database, workspaceId, { name: 'Several', heat: 'hot', now });
    const single = await sourceForImport(database, workspaceId, { name: 'Single', heat: 'hot', now });
    await bring(several, [
      ['a', 10, one, LIKED],
      ['b', 2, other, MISSED],
      ['c', 8, 'Some words that answer no question.', 'Comments'],
    ]);
    await bring(single, [
      ['d', 8, 'Their only question is known to everybody.', 'Why?'],
      ...['e', 'f', 'g', 'h', 'i', 'j'].map((id) => [id, 8, `Number ${id}`, 'Why?'] as const),
    ]);
  });

  it('says it where its source asks several, and not where it asks one or only for words', async () => {
    const { db } = database;
    const question = async (text: string) =>
      (await withQuestion(db, workspaceId, await saying(text))).question;
    expect(await question(one)).toBe(LIKED);
    expect(await question(other)).toBe(MISSED);
    expect(await question('Some words that answer no question.')).toBeNull();
    expect(await question('Their only question is known to everybody.')).toBeNull();
    expect(await withQuestion(db, workspaceId, { feedbackId: 'gone', text: 'x' })).toMatchObject({
      question: null,
    });
    expect(await withQuestion(db, 'another', await saying(one))).toMatchObject({ question: null });
  });

  it('stands below the quotes of a digest, in the reader’s language', async () => {
    const { happy, unhappy } = await chooseVerbatims(database.db, workspaceId, {
      from: new Date('2026-11-16T00:00:00Z'),
      to: new Date('2026-11-23T00:00:00Z'),
      filters: {},
      avoid: new Set(),
      now,
    });
    if (!happy || !unhappy) throw new Error('two quotes were expected');
    const by = (locale: 'en' | 'fr', of: typeof happy) => {
      const block = quoteBlock(
        { ...quoteOf(of, new Map()), language: null },
        { locale, timeZone: 'Europe/Paris' },
      );
      return block.kind === 'quote' ? block.by : null;
    };
    expect(by('en', happy)).toBe(`10/10, asked “${LIKED}”`);
    expect(by('fr', unhappy)).toBe(
      `2/10, à la question «\u00a0${MISSED}\u00a0»`.replaceAll('?\u00a0', '?\u00a0'),
    );
  });

  it('stands above the words where an answer is shown by itself or found', async () => {
    const { feedbackId } = await saying(one);
    const shown = await shownAnswers(database.db, workspaceId, [feedbackId]);
    expect(shown.get(feedbackId)?.text).toBe(`${LIKED}\n${one}`);
    const { found } = await searchFeedback(database, workspaceId, { words: 'honest', now });
    expect(found.map(({ text }) => text)).toEqual([`${LIKED}\n${one}`]);
  });
});
