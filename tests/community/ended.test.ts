// A question that has ended: what is told of it and from how many on, what is kept of it and for how long, and of whose company it is.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endEarly } from '../../src/community/end.ts';
import { forgetAnswers } from '../../src/community/forget.ts';
import { resultLines } from '../../src/community/letters/letters.ts';
import { sayWord } from '../../src/community/word.ts';
import type { Database } from '../../src/database/client.ts';
import { erasePerson } from '../../src/erasure/person.ts';
import { namingOf, wordingsOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type AskingCompany, askingCompany, ENDED, formKeyIn } from './company.ts';

const DAY = 86_400_000;

describe('what is told of it', () => {
  const plain = (lines: readonly string[]) => lines.map((each) => each.replaceAll(/[\u00a0\u202f]/g, ' '));

  it.each([
    [{ answered: 0, chosen: [0, 0], wrote: 0 }, ['Nobody answered.']],
    [{ answered: 4, chosen: [4, 0], wrote: 4 }, ['4 answers: too few for a share.']],
    [
      { answered: 41, chosen: [34, 7], wrote: 7 },
      [
        'I would use it: 34 of 41 (69 to 91%)',
        'Maybe: 7 of 41 (9 to 31%)',
        '7 wrote something. What fewer than 8 wrote is read by whoever is named as reader alone.',
      ],
    ],
    [
      { answered: 5, chosen: [5, 0], wrote: 0 },
      ['I would use it: 5 of 5 (57 to 100%)', 'Maybe: 0 of 5 (0 to 43%)'],
    ],
  ])('of %o is %o', (result, told) => {
    expect(plain(resultLines(['I would use it', 'Maybe'], result, 'en'))).toEqual(told);
  });
});

onAnyEngine((engine) => {
  let database: Database;
  let company: AskingCompany;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    company = await askingCompany(database);
  });
  afterEach(() => company.stop());

  it('who chose what goes a year after it ended, as words do; how many chose it stays, on the page too', async () => {
    const question = await company.ask({ kind: 'suggestion', id: await company.idea() });
    const token = await company.openLink(question);
    for (let nth = 0; nth < 6; nth += 1) await company.answer(token, { choice: nth < 4 ? '0' : '1' });
    await company.end();
    company.time.now = new Date(ENDED.getTime() + 364 * DAY);
    await forgetAnswers(company.shell());
    expect(await database.db.customerAnswer.count()).toBe(6);
    company.time.now = new Date(ENDED.getTime() + 366 * DAY);
    await forgetAnswers(company.shell());
    expect(await database.db.customerAnswer.count()).toBe(0);
    expect((await company.again(question)).result).toEqual({ answered: 6, chosen: [4, 2, 0], wrote: 0 });
    expect(await (await company.get(token)).text()).toContain('4 of 6');
  });

  it('names nobody once its reader is erased, and says who reads in words that a customer understands', async () => {
    const { author, keys, workspace, time } = company;
    const question = await company.ask({ kind: 'suggestion', id: await company.idea() }, { reader: author });
    const token = await company.openLink(question);
    const own = { naming: namingOf(features), wordings: wordingsOf(features) };
    const erasing = { database, keys, workspaceId: workspace.id, ...own };
    await erasePerson(erasing, author, { now: time.now, by: 'command-line' });
    const read = async (lang: string) =>
      (await (await company.get(token, { query: `?lang=${lang}` })).text()).replaceAll(/<[^>]+>/g, ' ');
    expect(await read('en')).toContain('Every answer is read by our team.');
    expect(await read('fr')).toContain('Chaque réponse est lue par notre équipe.');
    await company.end();
    for (const text of [await read('en'), await read('fr')]) {
      expect(text).not.toMatch(/Nadia|Karim|retiré\)|par {2}|by {2}/);
      expect(text).toMatch(/our team|notre équipe/);
    }
  });

  it('a link leads to its own company’s question, whichever server it is opened on, and counts there alone', async () => {
    const other = await askingCompany(database);
    try {
      const [its, others] = [
        await company.ask({ kind: 'suggestion', id: await company.idea() }),
        await other.ask({ kind: 'suggestion', id: await other.idea() }),
      ];
      const token = await other.openLink(others);
      await company.answer(token, { choice: '1', text: 'Said to the other one' });
      expect((await company.again(its)).row.answered).toBe(0);
      expect((await other.again(others)).row.answered).toBe(1);
      const [feedback] = await database.db.feedback.findMany();
      expect(feedback?.workspaceId).toBe(other.workspace.id);
    } finally {
      await other.stop();
    }
  });

  it('nobody but whoever it concerns hears of it, each once', async () => {
    const question = await company.ask({ kind: 'suggestion', id: await company.idea(true) });
    await company.openLink(question);
    await company.end();
    const letters = await database.db.delivery.findMany({ where: { kind: 'community.result' } });
    const named = letters.map(({ address }) => address).filter((address) => !address.startsWith('sealed:'));
    expect(named.toSorted()).toEqual(['slack:U-follower', 'slack:U1']);
    expect(letters.length - named.length).toBe(1);
    expect(JSON.stringify(letters)).not.toContain('Karim');
  });

  it('before its last day ends once: who is asked next is told so, the result goes out, and its word has its days from then', async () => {
    const question = await company.ask({ kind: 'suggestion', id: await company.idea() });
    const token = await company.openLink(question);
    for (let nth = 0; nth < 6; nth += 1) await company.answer(token, { choice: nth < 4 ? '0' : '1' });
    const page = formKeyIn(await (await company.get(token)).text());
    company.time.now = new Date('2026-11-11T10:00:00Z');
    const end = () => endEarly(company.shell(), { id: question.row.id, by: company.admin });
    expect([await end(), await end()]).toEqual([true, false]);
    expect((await company.post(token, { page, choice: '0' })).status).toBe(409);
    const { row, result } = await company.again(question);
    expect(result).toEqual({ answered: 6, chosen: [4, 2, 0], wrote: 0 });
    expect([row.endsOn, row.wordUntil]).toEqual(['2026-11-11', '2026-11-25']);
    const html = await (await company.get(token, { query: '?lang=en' })).text();
    expect(html).toContain('This question has ended.');
    expect(html).toContain('4 of 6');
    expect(html).toMatch(/it stands here, in the words of Nadia, retours/);
    expect(await told('community.result')).toEqual(['slack:U-author', 'slack:U-follower', 'slack:U1']);
    await company.end();
    expect(await told('community.result')).toHaveLength(3);
    const acts = await database.db.auditEntry.findMany({ where: { act: 'customers.ended' } });
    expect(acts.map(({ details }) => details)).toEqual([`{"question":${row.number}}`]);
    const word = { en: 'We begin in January.', fr: 'Nous commençons en janvier.' };
    await sayWord(company.shell(), { id: row.id, by: company.admin, word });
    expect(await (await company.get(token, { query: '?lang=en' })).text()).toContain('We begin in January.');
  });

  it('that nobody was ever asked is told to nobody, and nobody owes a word on it', async () => {
    const question = await company.ask({ kind: 'suggestion', id: await company.idea() });
    await company.end();
    const { row } = await company.again(question);
    expect(row.endedAt).not.toBeNull();
    expect([row.wordUntil, row.remindAt]).toEqual([null, null]);
    expect(await told('community.result')).toEqual([]);
  });

  it('about an idea that became another one is told to those who follow that, and done once that is', async () => {
    const [id, into] = [await company.idea(), await company.idea()];
    const question = await company.ask({ kind: 'suggestion', id });
    const token = await company.openLink(question);
    const where = { workspaceId: company.workspace.id, suggestionId: id };
    await database.db.suggestionFollower.deleteMany({ where });
    const update = (of: string, data: object) =>
      database.db.suggestion.update({
        where: { workspaceId_id: { workspaceId: company.workspace.id, id: of } },
        data,
      });
    await update(id, { status: 'duplicate', duplicateOf: into });
    await company.answer(token, { choice: '0' });
    await company.end();
    expect(await told('community.result')).toEqual(['slack:U-author', 'slack:U-follower', 'slack:U1']);
    const html = async () => (await company.get(token, { query: '?lang=en' })).text();
    expect(await html()).not.toContain('It is done');
    await update(into, { status: 'done' });
    expect(await html()).toContain('It is done');
  });

  const told = async (kind: string) => {
    const letters = await database.db.delivery.findMany({ where: { kind } });
    return letters.map(({ address }) => address).toSorted();
  };
});
