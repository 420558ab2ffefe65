// What customers write is read by whoever is named to them as reader, and by colleagues once the question has ended and enough of them wrote: until
// then neither a search nor a feed, nor a file for reading, has their words.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eraseCommand } from '../../src/cli/erase.ts';
import type { Database } from '../../src/database/client.ts';
import { feedbackExport } from '../../src/exports/feedback.ts';
import { tellFeed } from '../../src/feed/post.ts';
import { createFeedRule } from '../../src/feed/save.ts';
import { wouldHavePosted } from '../../src/feed/would-post.ts';
import { customerFingerprint } from '../../src/feedback/identity.ts';
import { searchFeedback } from '../../src/feedback/search/search.ts';
import { keysFrom } from '../../src/keys.ts';
import { addAnswers, addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase, freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, SECRET, unattended } from '../harness/unattended.ts';
import { type AskingCompany, askingCompany } from './company.ts';

onAnyEngine((engine) => {
  let database: Database;
  let company: AskingCompany;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    company = await askingCompany(database);
  });
  afterEach(() => company.stop());

  const written = async (count: number) => {
    const question = await company.ask({ kind: 'suggestion', id: await company.idea() });
    const token = await company.openLink(question);
    for (let nth = 0; nth < count; nth += 1)
      await company.answer(token, { choice: '0', text: `A zeppelin would please me, said the ${nth}th` });
    return question;
  };
  const found = async () => {
    const asked = { words: 'zeppelin', now: company.time.now, most: 20 };
    const { found: those, total } = await searchFeedback(database, company.workspace.id, asked);
    return { words: those.length, total };
  };
  const exported = async () => {
    const question = { db: database.db, workspace: company.workspace, now: company.time.now, sections: [] };
    let text = '';
    const how = { format: 'json', locale: 'en', onRow: () => {} } as const;
    for await (const piece of feedbackExport.pieces(question as never, how)) text += piece;
    return text.split('zeppelin').length - 1;
  };

  it('nine that wrote are read by nobody else while it goes on, and by colleagues from its end on', async () => {
    await written(9);
    expect(await found()).toEqual({ words: 0, total: 0 });
    expect(await exported()).toBe(0);
    await company.end();
    expect(await found()).toEqual({ words: 9, total: 9 });
    expect(await exported()).toBe(9);
  });

  it('seven that wrote are read by nobody else after its end either', async () => {
    await written(7);
    await written(2);
    await company.end();
    expect(await found()).toEqual({ words: 0, total: 0 });
    expect(await exported()).toBe(0);
  });

  it('are erased at the command line by their receipt as somebody reads it out', async () => {
    const url = await freshUrl(engine);
    const { db } = await openedHere(url);
    await addCompany(db, 'acme');
    const keys = keysFrom([SECRET]);
    const customer = customerFingerprint(keys, 'acme', '7KQM-3XP0-9V1A-6TZN');
    await addAnswers(db, 'acme', [{ customer, verbatim: 'Yes.', at: '2026-11-09T09:00:00Z' }]);
    const { io } = unattended({
      env: onDatabase(url, { LOG_LEVEL: 'silent' }),
      clock: { now: () => company.time.now },
    });
    expect(await eraseCommand.run(['--customer', '7kqm 3xpo 9via 6tzn'], io)).toBe(0);
    expect(await db.feedback.findMany()).toMatchObject([{ verbatim: null, customer: null }]);
  });

  it('are posted by no rule of the feed, whatever it asks for', async () => {
    const { workspace, admin, time } = company;
    const rule = await createFeedRule(
      database,
      { workspaceId: workspace.id, now: time.now, adminId: admin.id },
      {
        ...{ name: 'All', address: 'slack:C1', mood: 'all', heat: null, sourceIds: [], touchpoints: [] },
        ...{ segments: [], words: [], language: null, wordsOnly: true, perHour: 10, locale: 'en' },
        postingHours: null,
      },
      'rule',
    );
    await written(9);
    time.now = new Date(time.now.getTime() + 60_000);
    await tellFeed(company.shell());
    expect(await database.db.feedPost.count()).toBe(0);
    expect(await wouldHavePosted(database.db, workspace.id, rule, time.now)).toBe(0);
  });
});
