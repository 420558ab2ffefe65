// A question that has ended: what is told of it and from how many on, what is kept of it and for how long, and of whose company it is.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetAnswers } from '../../src/community/forget.ts';
import { resultLines } from '../../src/community/letters/letters.ts';
import type { Database } from '../../src/database/client.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type AskingCompany, askingCompany, ENDED } from './company.ts';

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
});
