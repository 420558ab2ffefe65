// What becomes of an answer: counted once or refused, its words redacted before they are stored, and beside no figure that they are none of.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeAnswer } from '../../src/community/answer.ts';
import { tally } from '../../src/community/end.ts';
import { revokeLinks } from '../../src/community/links.ts';
import { formKeyFor } from '../../src/community/sending.ts';
import type { Database } from '../../src/database/client.ts';
import { freshDatabase, onAnyEngine, onEachEngine } from '../harness/database.ts';
import { type AskingCompany, askingCompany, ENDED, formKeyIn, receiptIn } from './company.ts';

onEachEngine((engine) => {
  let database: Database;
  let company: AskingCompany;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    company = await askingCompany(database);
  });
  afterEach(() => company.stop());

  const asked = async () => company.ask({ kind: 'suggestion', id: await company.idea() });

  it('is stored once, in a source of its own, cold, without a score, its words redacted', async () => {
    const question = await asked();
    const token = await company.openLink(question);
    const words = 'Oui : écrivez-moi à lea.martin@example.com';
    const answer = await company.answer(token, { choice: '0', text: words });
    expect(answer.status).toBe(200);
    expect(receiptIn(await answer.text())).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const [feedback, ...more] = await database.db.feedback.findMany({ include: { source: true } });
    expect(more).toEqual([]);
    expect(feedback).toMatchObject({ heat: 'cold', metric: null, score: null, sealedOriginal: null });
    expect(feedback?.source).toMatchObject({ name: 'community', tokenHash: null, keepDays: 365 });
    expect(feedback?.verbatim).toMatch(/^Oui : écrivez-moi à /);
    expect(JSON.stringify(await database.db.feedback.findMany())).not.toContain('lea.martin');
    expect(await tally(database.db, question)).toEqual({ answered: 1, chosen: [1, 0, 0], wrote: 1 });
    expect((await company.again(question)).row.answered).toBe(1);
  });

  it('sent twice from one page, also at once, is one answer with one receipt', async () => {
    const question = await asked();
    const token = await company.openLink(question);
    const page = formKeyIn(await (await company.get(token)).text());
    const send = async () => receiptIn(await (await company.post(token, { page, choice: '1' })).text());
    const receipts = await Promise.all([send(), send(), send(), send()]);
    receipts.push(await send());
    expect(new Set(receipts).size).toBe(1);
    expect(await tally(database.db, question)).toEqual({ answered: 1, chosen: [0, 1, 0], wrote: 0 });
    expect((await company.again(question)).row.answered).toBe(1);
  });

  it('the first ones of all, at once, are all taken', async () => {
    const question = await asked();
    const links = await company.singleLinks(question, 8);
    const pages = await Promise.all(
      links.map(async (token) => formKeyIn(await (await company.get(token)).text())),
    );
    const answers = await Promise.all(
      links.map((token, nth) =>
        company.post(token, { page: pages[nth] ?? '', choice: '0', text: `Yes, ${nth}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(links.map(() => 200));
    expect(await database.db.feedback.count()).toBe(8);
    expect(await database.db.source.count({ where: { name: 'community' } })).toBe(1);
  });

  it('nine at once are stored in turn, and none of them loses against another', async () => {
    let transactions = 0;
    const db = new Proxy(database.db, {
      get(of, name, receiver) {
        if (name === '$transaction') transactions += 1;
        return Reflect.get(of, name, receiver);
      },
    });
    const counted = await askingCompany({ ...database, db });
    try {
      const question = await counted.ask({ kind: 'suggestion', id: await counted.idea() });
      const links = await counted.singleLinks(question, 11);
      const pages = await Promise.all(
        links.map(async (token) => formKeyIn(await (await counted.get(token)).text())),
      );
      const send = (nth: number) => counted.post(links[nth] ?? '', { page: pages[nth] ?? '', choice: '0' });
      await send(0);
      const [begun, one] = [transactions, await send(1)];
      const ofOne = transactions - begun;
      expect(one.status).toBe(200);
      transactions = 0;
      const answers = await Promise.all(links.slice(2).map((_, nth) => send(nth + 2)));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      expect(transactions).toBe(9 * ofOne);
    } finally {
      await counted.stop();
    }
  });

  it('by a single-use link counts once, whoever opens it how often, also at once', async () => {
    const question = await asked();
    const [first = '', second = ''] = await company.singleLinks(question, 2);
    const pages = await Promise.all(
      [1, 2, 3, 4].map(async () => formKeyIn(await (await company.get(first)).text())),
    );
    const answers = await Promise.all(pages.map((page) => company.post(first, { page, choice: '0' })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    expect(await (await company.get(first)).text()).toContain('You have answered by this link');
    expect((await company.answer(second, { choice: '2' })).status).toBe(200);
    expect(await tally(database.db, question)).toEqual({ answered: 2, chosen: [1, 0, 1], wrote: 0 });
    expect((await company.again(question)).row.answered).toBe(2);
  });

  it('what spends a link names no answer, and is gone once the question has ended', async () => {
    const question = await asked();
    const [token = ''] = await company.singleLinks(question, 1);
    await company.answer(token, { choice: '0', text: 'Gladly, please' });
    const spent = await database.db.spentLink.findMany();
    expect(Object.keys(spent[0] ?? {}).toSorted()).toEqual(['link', 'questionId', 'workspaceId']);
    const answers = JSON.stringify([
      await database.db.customerAnswer.findMany(),
      await database.db.feedback.findMany(),
    ]);
    expect(answers).not.toContain(spent[0]?.link);
    expect(answers).not.toContain(token.slice(-24));
    await company.end();
    expect(await database.db.spentLink.count()).toBe(0);
    expect(await (await company.get(token)).text()).toContain('This question has ended');
  });

  it('comes too late once the question has ended, and from a link that was revoked', async () => {
    const question = await asked();
    const token = await company.openLink(question);
    const page = formKeyIn(await (await company.get(token)).text());
    const followed = await company.followed(token);
    const [links] = await database.db.customerLinks.findMany();
    const doer = { by: 'command-line', now: company.time.now } as const;
    expect(await revokeLinks(database, question, links?.id ?? '', doer)).toBe(true);
    expect((await company.post(token, { page, choice: '0' })).status).toBe(404);
    if (followed === null) throw new Error('not followed');
    const { keys, time } = company;
    const formKey = formKeyFor(keys, followed.links.id, time.now);
    const given = { choice: 0, text: '', formKey, locale: 'fr' } as const;
    expect(await takeAnswer({ database, keys, now: time.now }, followed, given)).toEqual({ kind: 'over' });
    const other = await company.openLink(question);
    time.now = ENDED;
    expect((await company.post(other, { page, choice: '0' })).status).toBe(409);
    expect(await tally(database.db, question)).toMatchObject({ answered: 0 });
  });

  it('sent again from one page with another choice is told that the first one counts', async () => {
    const question = await asked();
    const token = await company.openLink(question);
    const page = formKeyIn(await (await company.get(token)).text());
    const first = await (await company.post(token, { page, choice: '1' })).text();
    const again = await (await company.post(token, { page, choice: '0' })).text();
    expect(first).toContain('Your answer has arrived');
    expect(again).not.toContain('Your answer has arrived');
    expect(again).toContain('What was sent first counts');
    expect(receiptIn(again)).toBe(receiptIn(first));
    expect(await tally(database.db, question)).toMatchObject({ chosen: [0, 1, 0] });
  });

  it('is taken back by its receipt alone: words, choice and count', async () => {
    const question = await asked();
    const token = await company.openLink(question);
    const receipt = receiptIn(
      await (await company.answer(token, { choice: '0', text: 'Take it back' })).text(),
    );
    await company.answer(token, { choice: '1' });
    const wrong = await company.post(token, { receipt: '0000-0000-0000-0000' });
    expect(wrong.status).toBe(404);
    const gone = await company.post(token, { receipt: receipt.toLowerCase().replaceAll('-', ' ') });
    expect(gone.status).toBe(200);
    expect(await gone.text()).toContain('Your answer is erased');
    expect(await tally(database.db, question)).toEqual({ answered: 1, chosen: [0, 1, 0], wrote: 0 });
    expect((await company.again(question)).row.answered).toBe(1);
    const [feedback] = await database.db.feedback.findMany();
    expect(feedback).toMatchObject({ verbatim: null, customer: null });
    expect((await company.post(token, { receipt })).status).toBe(404);
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

  describe('what is sent wrongly is refused, and what was written comes back', () => {
    const choice = '0';
    it.each([
      ['without a choice', { text: 'Because' }, 422, 'Please choose'],
      ['with a choice that there is not', { choice: '7', text: 'Because' }, 422, 'Please choose'],
      ['with too many words', { choice, text: `Because ${'x'.repeat(1_000)}` }, 422, 'shorten it'],
      [
        'by a script that fills in everything',
        { choice, text: 'Because', website: 'x' },
        400,
        'should stay empty',
      ],
      ['from no page of ours', { choice, text: 'Because', page: 'abc' }, 409, 'send it once more'],
      [
        'from a page of another signature',
        { choice, text: 'Because', page: `tia8jo.aaaaaaaaaaaa.${'a'.repeat(24)}` },
        409,
        'send it once more',
      ],
    ])('%s', async (_, fields, status, told) => {
      const token = await company.openLink(
        await company.ask({ kind: 'suggestion', id: await company.idea() }),
      );
      const answer = await company.answer(token, fields);
      const html = await answer.text();
      expect(answer.status).toBe(status);
      expect(html).toContain(told);
      expect(html).toContain('Because');
      expect(await database.db.customerAnswer.count()).toBe(0);
      expect(await database.db.feedback.count()).toBe(0);
    });
  });

  it('a page that lay open for a day is drawn anew, and counts once it is sent again', async () => {
    const token = await company.openLink(await company.ask({ kind: 'suggestion', id: await company.idea() }));
    const page = formKeyIn(await (await company.get(token)).text());
    company.time.now = new Date(company.time.now.getTime() + 25 * 3_600_000);
    const stale = await company.post(token, { page, choice: '0', text: 'Still here' });
    expect(stale.status).toBe(409);
    const fresh = formKeyIn(await stale.text());
    expect((await company.post(token, { page: fresh, choice: '0', text: 'Still here' })).status).toBe(200);
    expect(await database.db.customerAnswer.count()).toBe(1);
  });

  it('is taken back on the page at any time, also while others still answer by the same open link', async () => {
    const question = await company.ask({ kind: 'suggestion', id: await company.idea() });
    const open = await (await company.get(await company.openLink(question))).text();
    expect(open).toContain('name="receipt"');
    const [single = ''] = await company.singleLinks(question, 1);
    expect(await (await company.get(single)).text()).not.toContain('name="receipt"');
    await company.answer(single, { choice: '0' });
    expect(await (await company.get(single)).text()).toContain('name="receipt"');
  });

  it.each(['cross-site', 'same-site'])(
    'a form of another site (%s) sends nothing in a visitor’s name, and shows them the page instead',
    async (site) => {
      const question = await company.ask({ kind: 'suggestion', id: await company.idea() });
      const token = await company.openLink(question);
      const page = formKeyIn(await (await company.get(token)).text());
      const forged = await company.post(
        token,
        { page, choice: '0', text: 'Theirs' },
        { 'sec-fetch-site': site },
      );
      expect(forged.status).toBe(403);
      const shown = await forged.text();
      expect(shown).toContain('sent from another page');
      expect(shown).not.toContain('Theirs');
      expect(shown).not.toContain('checked');
      expect(await database.db.customerAnswer.count()).toBe(0);
      const own = await company.post(
        token,
        { page: formKeyIn(shown), choice: '0' },
        { 'sec-fetch-site': 'same-origin' },
      );
      expect(own.status).toBe(200);
    },
  );

  it('says nothing of the idea, nor of who proposed it, named or not', async () => {
    for (const anonymous of [false, true]) {
      const question = await company.ask({ kind: 'suggestion', id: await company.idea(anonymous) });
      const token = await company.openLink(question);
      const html = await (await company.get(token)).text();
      expect(html).toContain('Would you like to follow your returns');
      expect(html).not.toMatch(/Idea \d|As only its author|Karim|Haddad|2026-11-09/);
    }
  });

  it('keeps nothing in the browser, loads nothing, and is found by no search engine', async () => {
    const token = await company.openLink(await company.ask({ kind: 'suggestion', id: await company.idea() }));
    for (const answer of [await company.get(token), await company.answer(token, { choice: '0' })]) {
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('x-robots-tag')).toContain('noindex');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
      expect(answer.headers.get('content-security-policy')).not.toContain('script');
      expect(await answer.text()).not.toMatch(/<script|onclick|https?:\/\/(?!acme\.example)/);
    }
    expect(company.logged.join()).not.toContain(token);
  });

  it('reads in French, English, or the one language in which it is asked', async () => {
    const about = { kind: 'suggestion', id: await company.idea() } as const;
    const token = await company.openLink(await company.ask(about));
    const french = { headers: { 'accept-language': 'fr-CA,fr;q=0.9' } };
    expect(await (await company.get(token, french)).text()).toContain('Aimeriez-vous suivre');
    const switched = await (await company.get(token, { ...french, query: '?lang=en' })).text();
    expect(switched).toContain('<html lang="en">');
    expect(switched).toContain('href="?lang=fr"');
    const { fr } = (await company.ask(about)).wording;
    const alone = await company.openLink(await company.ask(about, { wording: { fr } }));
    const html = await (await company.get(alone)).text();
    expect(html).toContain('<html lang="fr">');
    expect(html).not.toContain('?lang=en"');
  });

  it('whoever answers much too often from one address is asked to wait, others are not, and nothing is lost', async () => {
    const token = await company.openLink(await company.ask({ kind: 'suggestion', id: await company.idea() }));
    const statuses: number[] = [];
    for (let nth = 0; nth < 22; nth += 1)
      statuses.push((await company.answer(token, { choice: '0' }, '203.0.113.7')).status);
    expect(statuses).toEqual([...Array(20).fill(200), 429, 429]);
    const slow = await company.answer(token, { choice: '0', text: 'Mine' }, '203.0.113.7');
    expect(Number(slow.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await slow.text()).toContain('Mine');
    expect((await company.answer(token, { choice: '0' }, '203.0.113.8')).status).toBe(200);
    expect(await database.db.customerAnswer.count()).toBe(21);
  });

  it('a flood on one question, from many addresses, leaves the others open', async () => {
    const [flooded, quiet] = await Promise.all(
      [1, 2].map(async () =>
        company.openLink(await company.ask({ kind: 'suggestion', id: await company.idea() })),
      ),
    );
    const statuses: number[] = [];
    for (let nth = 0; nth < 102; nth += 1)
      statuses.push((await company.answer(flooded ?? '', { choice: '0' }, `203.0.113.${nth}`)).status);
    expect(statuses.slice(99)).toEqual([200, 429, 429]);
    expect((await company.answer(quiet ?? '', { choice: '0' }, '198.51.100.7')).status).toBe(200);
  });

  it('links that were cut, made up or changed lead nowhere', async () => {
    const question = await company.ask({ kind: 'suggestion', id: await company.idea() });
    const [token = ''] = await company.singleLinks(question, 1);
    const open = await company.openLink(question);
    const changed = token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (const wrong of [changed, token.slice(0, -1), `${token}A`, open.slice(1), '%00', 'x'.repeat(52)])
      expect((await company.get(wrong)).status, wrong).toBe(404);
    const made = await company.get(changed);
    expect(await made.text()).toContain('This link leads nowhere');
  });
});
