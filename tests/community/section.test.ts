// What digests tell of questions to customers: each once, as what became of it last, with nothing of who proposed the idea.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { revokeLinks } from '../../src/community/links.ts';
import { communitySection } from '../../src/community/section.ts';
import { sayWord } from '../../src/community/word.ts';
import type { Database } from '../../src/database/client.ts';
import type { Gathering } from '../../src/digests/section.ts';
import { plainText } from '../../src/messages/plain.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type AskingCompany, askingCompany } from './company.ts';

onAnyEngine((engine) => {
  let database: Database;
  let company: AskingCompany;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    company = await askingCompany(database);
  });
  afterEach(() => company.stop());

  /** What is read of a week that ends on that day; null where there is nothing at all. */
  const read = async (until: string, locale: 'fr' | 'en' = 'en') => {
    const to = new Date(`${until}T08:00:00Z`);
    const from = new Date(to.getTime() - 7 * 86_400_000);
    const gathering: Pick<Gathering, 'db' | 'workspace' | 'from' | 'to'> = {
      ...{ db: database.db, workspace: company.workspace, from, to },
    };
    const data = await communitySection.gather(gathering as Gathering);
    if (data === null) return null;
    const reader = { locale, timeZone: 'Europe/Paris', channel: null };
    const text = (blocks: ReturnType<typeof communitySection.view>) =>
      plainText({ summary: '', blocks: [...blocks] }, locale).replaceAll(/[\u00a0\u202f]/g, ' ');
    return {
      isNews: communitySection.isNews(data, reader),
      view: text(communitySection.view(data, reader)),
      details: text(communitySection.details?.(data, reader) ?? []),
    };
  };

  it('say when it is asked, what was answered with its interval, what comes of it, and that it is done', async () => {
    const id = await company.idea(true);
    const question = await company.ask({ kind: 'suggestion', id });
    expect(await read('2026-11-10')).toBeNull();
    const token = await company.openLink(question);
    for (let nth = 0; nth < 8; nth += 1)
      await company.answer(token, { choice: nth < 6 ? '0' : '1', text: `Words of theirs ${nth}` });

    const opened = await read('2026-11-10');
    expect(opened?.isNews).toBe(true);
    expect(opened?.view).toContain('Would you like to follow your returns by text message?');
    expect(opened?.view).toContain('8 answers so far.');
    expect(opened?.view).not.toContain('6 of 8');
    const meanwhile = await read('2026-11-24');
    expect([meanwhile?.isNews, meanwhile?.view]).toEqual([false, '']);
    expect(meanwhile?.details).toContain('8 answers so far.');

    await company.end();
    const ended = await read('2026-12-02');
    expect(ended?.view).toContain('I would use it: 6 of 8 (41 to 93%)');
    expect(ended?.view).toMatch(/What comes of it is told to them on their page by .*15 December/);
    expect((await read('2026-12-02', 'fr'))?.view).toContain('Je m’en servirais : 6 sur 8 (de 41 à 93 %)');

    company.time.now = new Date('2026-12-04T09:00:00Z');
    const word = { en: 'We begin in January.', fr: 'Nous commençons en janvier.' };
    await sayWord(company.shell(), { id: question.row.id, by: company.admin, word });
    expect((await read('2026-12-05'))?.view).toContain('We begin in January.');
    expect((await read('2026-12-20'))?.isNews ?? false).toBe(false);

    await database.db.suggestion.update({
      where: { workspaceId_id: { workspaceId: company.workspace.id, id } },
      data: { status: 'done' },
    });
    await database.db.suggestionEvent.create({
      data: {
        ...{ workspaceId: company.workspace.id, suggestionId: id, position: 99, kind: 'completed' },
        at: new Date('2027-02-01T09:00:00Z'),
      },
    });
    const done = await read('2027-02-02');
    expect(done?.view).toContain('Customers were asked, and it is done');
    expect(done?.view).toContain('6 of 8 (41 to 93%)');
    for (const each of [opened, ended, done])
      expect(JSON.stringify(each)).not.toMatch(/Karim|Words of theirs|Idea 1|its author writes|Nadia/);
  });

  it('give no share of fewer than five answers', async () => {
    const question = await company.ask({ kind: 'suggestion', id: await company.idea() });
    const token = await company.openLink(question);
    for (let nth = 0; nth < 4; nth += 1) await company.answer(token, { choice: '0' });
    await company.end();
    expect((await read('2026-12-02'))?.view).toContain('4 answers: too few for a share.');
  });

  it('say nothing of one to which nobody had a link, before and after its end', async () => {
    await company.ask({ kind: 'suggestion', id: await company.idea() });
    expect(await read('2026-11-10')).toBeNull();
    await company.end();
    expect(await read('2026-12-02')).toBeNull();
  });

  it('invite nobody by links that were all revoked, and tell what was answered by them at its end', async () => {
    const question = await company.ask({ kind: 'suggestion', id: await company.idea() });
    await company.answer(await company.openLink(question), { choice: '0' });
    const [links] = await database.db.customerLinks.findMany();
    const doer = { by: 'command-line', now: company.time.now } as const;
    await revokeLinks(database, question, links?.id ?? '', doer);
    expect(await read('2026-11-10')).toBeNull();
    await company.end();
    expect((await read('2026-12-02'))?.view).toContain('1 answer: too few for a share.');
  });

  it('leave a question out that is no longer there where a snapshot is told again', async () => {
    const question = await company.ask({ kind: 'suggestion', id: await company.idea() });
    const example = communitySection.example as {
      readonly questions: readonly { readonly id: string }[];
    };
    const [first] = example.questions;
    if (first === undefined || communitySection.stands === undefined) throw new Error('no example');
    const said = { questions: [{ ...first, id: question.row.id }, first] };
    const left = await communitySection.stands(database.db, company.workspace.id, said);
    expect(left).toEqual({ questions: [said.questions[0]] });
    expect(await communitySection.stands(database.db, company.workspace.id, example)).toBeNull();
  });
});
