// Anonymous acts wait, sealed, for the full hour: what the database shows before, and what becomes of them then.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { openAddress, placeKey, sealAddress } from '../../src/delivery/ledger.ts';
import type { Remote } from '../../src/delivery/outcome.ts';
import { LONGEST_TEXT, LONGEST_TITLE } from '../../src/handlers/fields.ts';
import { takeUnnamedBack } from '../../src/handlers/suggestions/unnamed.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { sentence } from '../../src/messages/message.ts';
import { plainText } from '../../src/messages/plain.ts';
import type { Person } from '../../src/people/person.ts';
import { act } from '../../src/suggestions/answer.ts';
import type { Doing } from '../../src/suggestions/doing.ts';
import { evenSeals } from '../../src/suggestions/outbox/even-seals.ts';
import { openAct, sealAct } from '../../src/suggestions/outbox/hidden-act.ts';
import { proposeUnnamed, waitingOf } from '../../src/suggestions/outbox/outbox.ts';
import { passOnTheHour } from '../../src/suggestions/outbox/pass-on-the-hour.ts';
import { follow } from '../../src/suggestions/relay.ts';
import { isWrittenBy, sealAuthor } from '../../src/suggestions/suggestion.ts';
import { type CompanyDesk, now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onceEnough, onEachEngine } from '../harness/database.ts';
import { differences, everyRow } from './every-row.ts';
import { loud, onTheHour } from './on-the-hour.ts';

const MINUTE = 60_000;
const at = (minutes: number) => new Date(now.getTime() + minutes * MINUTE);

describe('a sealed act', () => {
  const keys = keysFrom([newSecret()]);
  const person: Person = {
    ...{
      workspaceId: 'w',
      id: 'p',
      platform: 'teams',
      externalId: 'a1b2',
      name: 'Né',
      timeZone: 'Europe/Paris',
    },
    ...{
      locale: null,
      chosenLocale: null,
      country: null,
      region: null,
      isAdmin: false,
      isActive: true,
      isGuest: false,
      awayUntil: null,
      remindedOn: null,
    },
    ...{ refreshedAt: now, linkedTo: null, lettersTo: null, unreachableAt: null },
  };

  it('is as long as any other, whatever an author may write, and comes out as it went in', () => {
    const character = fc.oneof(
      fc.constantFrom('a', '"', '\\', '\n', '\u0001', '🌙', '漢'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    );
    const text = (most: number) => fc.array(character, { maxLength: most }).map((all) => all.join(''));
    const wide = fc.constantFrom('🌙'.repeat(LONGEST_TEXT), '\u0001'.repeat(LONGEST_TEXT), '');
    const lengths = new Set<number>();
    fc.assert(
      fc.property(text(LONGEST_TITLE), fc.oneof(wide, text(LONGEST_TEXT)), (title, details) => {
        const submission = { title, details, topicId: null, anonymous: true, link: null, formKey: 'form' };
        const given = {
          personId: 'p',
          person,
          at: at(1),
          passOnAt: at(60),
          hidden: { kind: 'submit', submission },
        } as const;
        const seal = sealAct(keys, given);
        lengths.add(seal.length);
        expect(openAct(keys, seal)).toEqual(given);
      }),
      { numRuns: 60 },
    );
    lengths.add(
      sealAct(keys, {
        personId: 'p',
        person,
        at: at(1),
        passOnAt: at(60),
        hidden: { kind: 'act', doing: { suggestionId: 's', act: 'confirm', text: '' } },
      }).length,
    );
    expect(lengths.size).toBe(1);
  });
});

/** As they stand in the table, with the transaction that wrote each. */
async function inOrder({ db, engine }: Database) {
  return db.$queryRawUnsafe<{ id: string; seal: string; transaction: string }[]>(
    engine === 'sqlite'
      ? `SELECT '' AS "transaction", "id", "seal" FROM "SealedAct"`
      : `SELECT xmin::text AS "transaction", "id", "seal" FROM "SealedAct" ORDER BY ctid`,
  );
}

onEachEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
  });

  const shell = async (moment = now) => ({
    database,
    keys: desk.kit.keys,
    workspace: await desk.workspace(),
    now: moment,
  });
  const propose = async (title: string, { minutes = 5, author = desk.karim, key = title } = {}) =>
    proposeUnnamed(await shell(at(minutes)), {
      author,
      title,
      details: '',
      topicId: null,
      anonymous: true,
      link: 'https://chat.example/p1',
      formKey: key,
    });
  const ideas = () => database.db.suggestion.findMany({ orderBy: { number: 'asc' } });
  /** An idea of Karim's that does not bear his name, once Nadia has answered it. */
  const answered = async () => {
    await propose('Quietly');
    await onTheHour(await shell(at(5)));
    const [row] = await ideas();
    const suggestionId = row?.id ?? '';
    await does(60, { suggestionId, actor: desk.nadia, act: 'reply', text: 'Thank you' });
    return suggestionId;
  };
  const does = async (minutes: number, doing: Doing) => act(await shell(at(minutes)), doing);
  /** What was written to Karim under seal. */
  const letters = async () =>
    (await database.db.delivery.findMany({ where: { address: { startsWith: 'sealed:' } } }))
      .filter(({ address }) => openAddress(desk.kit.keys, address) === 'slack:U2')
      .map((row) => ({ kind: row.kind, text: plainText(contentFrom(row, desk.kit.keys).message, 'en') }));
  const kinds = async () =>
    (await database.db.suggestionEvent.findMany({ orderBy: { position: 'asc' } })).map(({ kind }) => kind);

  describe('before the full hour', () => {
    it('an anonymous idea is one sealed row, and no other row of any table is touched', async () => {
      const before = await everyRow(database, true);
      expect(await propose('Quietly')).toEqual(at(60));
      const after = await everyRow(database, true);
      expect(differences(before, after)).toEqual({ SealedAct: 1 });
      expect([...after.values()].flat().join()).not.toContain('Quietly');
    });

    it.each<[string, Omit<Doing, 'suggestionId' | 'actor'>]>([
      ['writes back', { act: 'write-back', text: 'When?' }],
      ['says that it answers', { act: 'confirm', text: '' }],
      ['says that it does not', { act: 'contest', text: 'Why?' }],
    ])('so is what its author does who %s', async (_, doing) => {
      const suggestionId = await answered();
      const before = await everyRow(database, true);
      const { passedOnAt } = await does(65, { ...doing, suggestionId, actor: desk.karim });
      expect(passedOnAt).toEqual(at(120));
      expect(differences(before, await everyRow(database, true))).toEqual({ SealedAct: 1 });
    });

    it.each<[string, Omit<Doing, 'suggestionId' | 'actor'>]>([
      ['edits it', { act: 'edit', text: '', draft: { title: 'Loudly', details: 'Or not' } }],
      ['withdraws it', { act: 'withdraw', text: '' }],
      ['writes back before any answer', { act: 'write-back', text: 'One more thing' }],
    ])('so is what its author does before the first answer who %s', async (_, doing) => {
      await propose('Quietly');
      await onTheHour(await shell(at(5)));
      const [row] = await ideas();
      const before = await everyRow(database, true);
      const { passedOnAt } = await does(65, { ...doing, suggestionId: row?.id ?? '', actor: desk.karim });
      expect(passedOnAt).toEqual(at(120));
      expect(differences(before, await everyRow(database, true))).toEqual({ SealedAct: 1 });
    });

    it('so is what its author changes in a message of the chat', async () => {
      const suggestionId = await answered();
      const message: Remote = { channel: 'D1', id: '7' };
      await underLetter(suggestionId, message, 'When?');
      const before = await everyRow(database, true);
      expect(await follow(await shell(at(66)), { by: desk.karim, text: 'Where?', message })).toBe(true);
      expect(differences(before, await everyRow(database, true))).toEqual({ SealedAct: 1 });
      await onTheHour(await shell(at(66)));
      const said = (await database.db.suggestionEvent.findMany({ where: { kind: 'wrote-back' } })).map(
        ({ data }) => data,
      );
      expect(said).toEqual([{ text: 'Where?' }]);
      expect(await follow(await shell(at(125)), { by: desk.karim, text: '', message })).toBe(true);
      expect(await kinds()).toEqual(['submitted', 'replied', 'wrote-back']);
      await onTheHour(await shell(at(125)));
      const [row] = await database.db.suggestionEvent.findMany({ where: { kind: 'wrote-back' } });
      expect(row?.data).toEqual({ text: '', changed: 'deleted' });
    });

    it('what was taken back within the hour is never told', async () => {
      const suggestionId = await answered();
      const message: Remote = { channel: 'D1', id: '8' };
      await underLetter(suggestionId, message, 'Never mind');
      await follow(await shell(at(70)), { by: desk.karim, text: '', message });
      await onTheHour(await shell(at(70)));
      expect(await kinds()).toEqual(['submitted', 'replied']);
      expect(await database.db.sealedAct.count()).toBe(0);
    });

    it('is passed on neither a minute early nor twice, and its author alone sees it wait', async () => {
      await propose('Quietly');
      expect(await passOnTheHour({ ...(await shell(at(59))), log: loud })).toBe(0);
      expect(await ideas()).toEqual([]);
      const mine = (person = desk.karim) => waitingOf(database.db, desk.kit.keys, desk.workspaceId, person);
      expect(await mine()).toMatchObject([
        { act: { hidden: { kind: 'submit', submission: { title: 'Quietly', link: null } } } },
      ]);
      expect(await mine(desk.nadia)).toEqual([]);
      await onTheHour(await shell(at(59)));
      await onTheHour(await shell(at(59)));
      expect(await ideas()).toHaveLength(1);
      expect(await mine()).toEqual([]);
    });
  });

  onceEnough(engine, () => {
    describe('before its hour', () => {
      it('what goes without a name is taken back by its author alone, words and all, and nobody ever hears of it', async () => {
        await propose('Quietly');
        const before = await everyRow(database);
        const [waiting] = await waitingOf(database.db, desk.kit.keys, desk.workspaceId, desk.karim);
        const press = async (asker = desk.karim) =>
          takeUnnamedBack(await desk.ask({ asker, subject: waiting?.id ?? '' }));
        await expect(press(desk.nadia)).rejects.toMatchObject({ code: 'suggestion.no-longer-waits' });
        expect(await everyRow(database)).toEqual(before);
        const told = await press();
        if (told.kind !== 'say') throw new Error(`answered by ${told.kind}`);
        expect(plainText(told.message, 'fr')).toContain('Quietly');
        await expect(press()).rejects.toMatchObject({ code: 'suggestion.no-longer-waits' });
        expect(differences(before, await everyRow(database))).toEqual({ SealedAct: -1 });
        await onTheHour(await shell(at(59)));
        expect(await ideas()).toEqual([]);
        expect(await letters()).toEqual([]);
      });

      it('its author sees it and takes it back from either account once they are linked', async () => {
        await propose('Quietly');
        await database.db.person.update({
          where: { workspaceId_id: { workspaceId: desk.workspaceId, id: desk.karim.id } },
          data: { linkedTo: desk.ines.id },
        });
        const [waiting] = await waitingOf(database.db, desk.kit.keys, desk.workspaceId, desk.ines);
        const ask = await desk.ask({ asker: desk.ines, subject: waiting?.id ?? '' });
        expect(await takeUnnamedBack(ask)).toMatchObject({ kind: 'say', did: true });
        expect(await database.db.sealedAct.count()).toBe(0);
      });
    });
  });

  describe('at the full hour', () => {
    it('number, due date and letters are given, of the moment nothing but the hour', async () => {
      await propose('Quietly', { minutes: 37 });
      await onTheHour(await shell(at(37)));
      const [row] = await ideas();
      expect(row).toMatchObject({
        number: 1,
        authorId: null,
        link: null,
        submittedAt: new Date('2026-11-09T00:00:00Z'),
      });
      expect(row?.dueAt.getUTCMinutes()).toBe(0);
      expect(await letters()).toMatchObject([{ kind: 'suggestion.receipt' }]);
      const moments = [...(await everyRow(database)).values()].flat().join();
      expect(moments).not.toContain('09:37');
    });

    it('the same form sent twice, before and after, makes one idea', async () => {
      expect(await propose('Quietly', { minutes: 5, key: 'form' })).toEqual(at(60));
      expect(await propose('Quietly', { minutes: 6, key: 'form' })).toEqual(at(60));
      await onTheHour(await shell(at(6)));
      expect(await propose('Quietly', { minutes: 70, key: 'form' })).toBeNull();
      await onTheHour(await shell(at(70)));
      expect(await ideas()).toHaveLength(1);
    });

    it('is not kept where its author was told meanwhile that nothing was done, and will send it in another form', async () => {
      const refused = { ...(await shell()), database: { ...database, isOver: () => true } };
      const idea = { author: desk.karim, title: 'Quietly', details: '', topicId: null, anonymous: true };
      await expect(proposeUnnamed(refused, { ...idea, link: null, formKey: 'form' })).rejects.toThrow();
      expect(await database.db.sealedAct.count()).toBe(0);
    });

    it('two replicas at once pass each on once', async () => {
      for (let i = 0; i < 8; i += 1) await propose(`Idea ${i}`, { minutes: i });
      const both = await shell(at(60));
      const log = { error: () => {} };
      await Promise.all([passOnTheHour({ ...both, log }), passOnTheHour({ ...both, log })]);
      expect((await ideas()).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(new Set((await ideas()).map(({ title }) => title)).size).toBe(8);
      expect((await letters()).filter(({ kind }) => kind === 'suggestion.receipt')).toHaveLength(8);
    });

    it('they come in random order, and numbers do not tell which came first', async () => {
      let straight = 0;
      for (let hour = 0; hour < 6; hour += 1) {
        const titles = ['a', 'b', 'c', 'd', 'e', 'f'].map((each) => `${each} ${hour}`);
        for (const [i, title] of titles.entries()) await propose(title, { minutes: hour * 60 + i + 1 });
        await onTheHour(await shell(at(hour * 60 + 10)));
        const found = (await ideas()).map(({ title }) => title).slice(-6);
        expect(found.toSorted()).toEqual(titles);
        if (found.join() === titles.join()) straight += 1;
      }
      // By chance once in 720; all but never twice in six hours.
      expect(straight).toBeLessThan(2);
    });

    it('one person’s acts on one idea keep their order', async () => {
      const suggestionId = await answered();
      for (const [i, text] of ['one', 'two', 'three', 'four', 'five'].entries())
        await does(61 + i, { suggestionId, actor: desk.karim, act: 'write-back', text, formKey: text });
      await onTheHour(await shell(at(61)));
      const said = await database.db.suggestionEvent.findMany({
        where: { kind: 'wrote-back' },
        orderBy: { position: 'asc' },
      });
      expect(said).toMatchObject(['one', 'two', 'three', 'four', 'five'].map((text) => ({ data: { text } })));
    });

    onceEnough(engine, () => {
      it('what has become impossible goes back to its author with the reason and the words', async () => {
        const suggestionId = await answered();
        await does(62, {
          suggestionId,
          actor: desk.karim,
          act: 'contest',
          text: 'Which Saturdays?',
          formKey: 'no',
        });
        // Nobody asks any more: the answer was asked for again, and given up.
        await database.db.suggestion.updateMany({ data: { verdictAsked: false } });
        await onTheHour(await shell(at(62)));
        const [told] = (await letters()).filter(({ kind }) => kind === 'suggestion.not-passed-on');
        expect(told?.text).toContain('Which Saturdays?');
        expect(told?.text).toContain('You have already said what you think of the answer to idea #1');
        expect(await kinds()).toEqual(['submitted', 'replied']);
        expect(await database.db.sealedAct.count()).toBe(0);
      });

      it('a change of the idea that has become impossible goes back with the title and the text that were written', async () => {
        await propose('Quietly');
        await onTheHour(await shell(at(60)));
        const [idea] = await ideas();
        await does(62, {
          suggestionId: idea?.id ?? '',
          actor: desk.karim,
          act: 'edit',
          text: '',
          draft: { title: 'Open on Saturdays', details: 'From nine to noon.' },
          formKey: 'edit',
        });
        // Answered meanwhile: what an answer speaks of is not changed any more.
        await database.db.suggestion.updateMany({
          data: { firstReplyAt: at(63), firstReplyBy: desk.nadia.id },
        });
        await onTheHour(await shell(at(62)));
        const [told] = (await letters()).filter(({ kind }) => kind === 'suggestion.not-passed-on');
        expect(told?.text).toContain('Open on Saturdays');
        expect(told?.text).toContain('From nine to noon.');
      });

      it('an edit to the words that the idea has waits for nothing and tells nobody, unless it takes back one that waits', async () => {
        await propose('Quietly');
        await onTheHour(await shell(at(60)));
        const [idea] = await ideas();
        const suggestionId = idea?.id ?? '';
        const same = { title: idea?.title ?? '', details: idea?.details ?? '' };
        const edit = { suggestionId, actor: desk.karim, act: 'edit', text: '' } as const;
        expect(await does(62, { ...edit, draft: same, formKey: 'same' })).toMatchObject({ isAsItWas: true });
        expect(await database.db.sealedAct.count()).toBe(0);
        await does(63, { ...edit, draft: { ...same, title: 'Loudly' }, formKey: 'other' });
        expect(await does(64, { ...edit, draft: same, formKey: 'back' })).toMatchObject({ isAsItWas: false });
        // Sent twice over: at the full hour the second one finds its words there.
        await does(65, { ...edit, draft: same, formKey: 'again' });
        await onTheHour(await shell(at(120)));
        expect((await ideas())[0]?.title).toBe('Quietly');
        expect(await kinds()).toEqual(['submitted', 'edited', 'edited']);
      });
    });

    it('a row that no key opens stops no other, and stays', async () => {
      await propose('Quietly');
      const { workspaceId } = desk;
      const seal = keysFrom([newSecret()]).seal('suggestion.hidden-act', '{}', 64);
      await database.db.sealedAct.create({ data: { workspaceId, id: 'stray', seal } });
      const said: unknown[] = [];
      await passOnTheHour({
        ...(await shell(at(60))),
        log: { error: (...words: unknown[]) => said.push(words) },
      });
      expect(await ideas()).toHaveLength(1);
      expect(JSON.stringify(said)).toContain('stray');
      expect(await database.db.sealedAct.count()).toBe(1);
    });

    it('what is passed on ends in none of the rows in which it came: they all gave way at once to others, in random order', async () => {
      let straight = 0;
      for (let hour = 0; hour < 4; hour += 1) {
        for (let i = 0; i < 6; i += 1) await propose(`Idea ${hour} ${i}`, { minutes: hour * 60 + i });
        const came = await inOrder(database);
        const ids = new Set(came.map(({ id }) => id));
        const passed: string[] = [];
        await passOnTheHour({ ...(await shell(at(hour * 60 + 60))), log: loud }, (units) => {
          passed.push(...units.flat().flatMap((unit) => unit.ids));
          return [];
        });
        const fresh = await inOrder(database);
        expect(passed.toSorted()).toEqual(fresh.map(({ id }) => id).toSorted());
        expect(fresh.filter(({ id }) => ids.has(id))).toEqual([]);
        expect(fresh.filter(({ seal }) => came.some((row) => row.seal === seal))).toEqual([]);
        expect(new Set(fresh.map(({ seal }) => seal.length))).toEqual(
          new Set(came.map(({ seal }) => seal.length)),
        );
        // One transaction: nothing between them tells which one is whose.
        expect(new Set(fresh.map(({ transaction }) => transaction)).size).toBe(1);
        const titles = fresh.map(({ seal }) => titleIn(seal));
        expect(titles.toSorted()).toEqual(came.map(({ seal }) => titleIn(seal)).toSorted());
        if (titles.join() === titles.toSorted().join()) straight += 1;
        // As after a crash: they are passed on from there.
        await onTheHour(await shell(at(hour * 60 + 10)));
        expect(await ideas()).toHaveLength(6 * (hour + 1));
      }
      // By chance once in 720.
      expect(straight).toBeLessThan(2);
    });

    it('what comes again, or is changed, while it is being passed on is still one act', async () => {
      const suggestionId = await answered();
      const message: Remote = { channel: 'D1', id: '9' };
      await underLetter(suggestionId, message, 'When?');
      await propose('Loudly', { minutes: 61, key: 'form' });
      const none = () => [];
      await passOnTheHour({ ...(await shell(at(120))), log: loud }, none);
      expect(await propose('Loudly', { minutes: 120, key: 'form' })).toEqual(at(120));
      expect(await follow(await shell(at(120)), { by: desk.karim, text: 'Where?', message })).toBe(true);
      expect(await database.db.sealedAct.count()).toBe(3);
      await onTheHour(await shell(at(120)));
      expect(await ideas()).toHaveLength(2);
      const [said] = await database.db.suggestionEvent.findMany({ where: { kind: 'wrote-back' } });
      expect(said?.data).toMatchObject({ text: 'Where?' });
      expect(await database.db.sealedAct.count()).toBe(0);
    });

    it('no row of the idea bears the id under which it waited', async () => {
      await propose('Quietly', { key: 'form' });
      const [waiting] = await database.db.sealedAct.findMany();
      await onTheHour(await shell(at(5)));
      const all = [...(await everyRow(database)).values()].flat().join();
      expect(all).not.toContain(waiting?.id ?? '?');
      expect((await ideas())[0]?.formKey).not.toBe('form');
    });
  });

  it('seals from before they had one size are sealed anew at the start, and open as they did', async () => {
    await answered();
    const { keys } = desk.kit;
    const { db } = database;
    await db.suggestion.updateMany({ data: { sealedAuthor: keys.seal('suggestion.author', desk.karim.id) } });
    const [letter, lost] = await db.delivery.findMany({ where: { address: { startsWith: 'sealed:' } } });
    const uneven = { address: `sealed:${keys.seal('delivery.address', 'slack:U2')}` };
    const at = (id = '') => ({ workspaceId_id: { workspaceId: desk.workspaceId, id } });
    const content = JSON.parse(JSON.stringify({ message: sentence('We will do it'), locale: 'fr' }));
    await db.delivery.update({ where: at(letter?.id), data: { ...uneven, content } });
    await db.delivery.update({
      where: at(lost?.id),
      data: { ...uneven, state: 'dropped', reason: 'not-found' },
    });
    await evenSeals(await shell());
    const lengths = async () =>
      (await db.delivery.findMany({ where: { address: { startsWith: 'sealed:' } } })).map(
        ({ address }) => address.length,
      );
    expect(new Set(await lengths())).toEqual(new Set([sealAddress(keys, 'teams:1').length]));
    const sealed = await db.delivery.findUniqueOrThrow({ where: at(letter?.id) });
    expect(JSON.stringify(sealed.content)).not.toContain('We will do it');
    expect(contentFrom(sealed, keys)).toEqual({ message: sentence('We will do it'), locale: 'fr' });
    expect(await db.delivery.findUnique({ where: at(lost?.id) })).toMatchObject({
      state: 'sent',
      reason: null,
    });
    const [row] = await ideas();
    expect(row?.sealedAuthor).toHaveLength(sealAuthor(keys, 'U1').length);
    expect(row && isWrittenBy(keys, row, desk.karim.id)).toBe(true);
    const before = await everyRow(database, true);
    await evenSeals(await shell());
    expect(differences(before, await everyRow(database, true))).toEqual({});
  });

  const titleIn = (seal: string) => {
    const { hidden } = openAct(desk.kit.keys, seal);
    return hidden.kind === 'submit' ? hidden.submission.title : hidden.kind;
  };

  if (engine === 'sqlite') {
    it('the order of arrival is kept by no rowid', async () => {
      await expect(database.db.$queryRawUnsafe('SELECT rowid FROM "SealedAct"')).rejects.toThrow(/rowid/);
    });
  }

  async function underLetter(suggestionId: string, message: Remote, text: string): Promise<void> {
    const formKey = placeKey(desk.kit.keys, 'slack', message);
    await does(65, { suggestionId, actor: desk.karim, act: 'write-back', text, formKey });
  }
});
