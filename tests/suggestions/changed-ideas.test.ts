import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import { contentFrom } from '../../src/delivery/content.ts';
import { plainText } from '../../src/messages/plain.ts';
import { addressOf, type Person } from '../../src/people/person.ts';
import { act } from '../../src/suggestions/answer.ts';
import type { Doing } from '../../src/suggestions/doing.ts';
import { searchIn } from '../../src/suggestions/finding/search.ts';
import { setFollowing } from '../../src/suggestions/followers.ts';
import { numbersOf } from '../../src/suggestions/numbers/numbers.ts';
import { passOnAbsent } from '../../src/suggestions/promise/pass-on.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { suggestionById } from '../../src/suggestions/suggestion.ts';
import { closedTopics, reopenTopic, topicNamed } from '../../src/suggestions/topic-names.ts';
import { archiveTopic, openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { type CompanyDesk, now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase, onceEnough, onEachEngine } from '../harness/database.ts';

onEachEngine((engine) => {
  let database: Database;
  let desk: CompanyDesk;
  let topicId: string;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    desk = await openCompanyDesk(database, 'en');
    const names = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: null };
    const ownerIds = [desk.nadia.id, desk.ines.id];
    await transact(database, (tx) => saveTopic(tx, desk.workspaceId, { ...names, ownerIds }, null, somebody));
    topicId = (await openTopics(database.db, desk.workspaceId))[0]?.id ?? '';
  });

  const shell = async () => ({ database, keys: desk.kit.keys, workspace: await desk.workspace(), now });
  const propose = async (title: string, author: Person = desk.karim) => {
    const idea = { author, title, details: '', topicId, anonymous: false, link: null, formKey: title };
    return (await submitSuggestion(await shell(), idea)).row.id;
  };
  const does = async (suggestionId: string, actor: Person, doing: Omit<Doing, 'suggestionId' | 'actor'>) =>
    act(await shell(), { suggestionId, actor, ...doing });
  const found = async (id: string) => {
    const suggestion = await suggestionById(database.db, desk.workspaceId, id);
    if (!suggestion) throw new Error('no such idea');
    return suggestion;
  };
  /** All that was sent to somebody, as they read it, the newest last. */
  const letters = async (person: Person, kind: string) => {
    const rows = await database.db.delivery.findMany({ where: { address: addressOf(person), kind } });
    return rows.map((row) => plainText(contentFrom(row, desk.kit.keys).message, 'en'));
  };

  describe('an idea that its author changes', () => {
    it('has other words until its first reply, is found by them, and its owner and followers are told', async () => {
      const id = await propose('Number the lines');
      await setFollowing(await shell(), { suggestionId: id, person: desk.ines, wish: 'follow' });
      const draft = { title: 'Colour the pages', details: 'Every second one' };
      await does(id, desk.karim, { act: 'edit', text: '', draft });
      expect((await found(id)).row).toMatchObject(draft);
      const search = (words: string) => searchIn(database.db, desk.workspaceId, words, { skip: 0, take: 9 });
      expect((await search('colour pages')).ids).toEqual([id]);
      expect((await search('number lines')).ids).toEqual([]);
      expect(await letters(desk.nadia, 'suggestion.edited')).toHaveLength(1);
      expect((await letters(desk.ines, 'suggestion.followed')).join()).toContain('Colour the pages');
      await does(id, desk.nadia, { act: 'reply', text: 'A good thought' });
      const late = does(id, desk.karim, { act: 'edit', text: '', draft });
      await expect(late).rejects.toMatchObject({ code: 'suggestion.answered' });
    });

    onceEnough(engine, () => {
      it('tells nobody where it is saved with the words that it has, and keeps no such act', async () => {
        const id = await propose('Number the lines');
        const before = await database.db.delivery.count();
        const same = { title: 'Number the lines', details: '' };
        const edit = { act: 'edit', text: '', draft: same, formKey: 'edit' } as const;
        expect(await does(id, desk.karim, edit)).toMatchObject({ isAsItWas: true });
        expect(await database.db.delivery.count()).toBe(before);
        expect((await found(id)).row.eventCount).toBe(1);
        const other = { ...edit, draft: { ...same, title: 'Colour the pages' }, formKey: 'other' };
        expect(await does(id, desk.karim, other)).toMatchObject({ isAsItWas: false });
        // The same form pressed twice did change it.
        expect(await does(id, desk.karim, other)).toMatchObject({ isAsItWas: false });
        expect(await letters(desk.nadia, 'suggestion.edited')).toHaveLength(1);
      });

      it('is nobody else’s to change or to withdraw', async () => {
        const id = await propose('Number the lines');
        for (const each of ['edit', 'withdraw'] as const)
          await expect(does(id, desk.nadia, { act: each, text: '' }), each).rejects.toMatchObject({
            code: 'suggestion.not-yours',
          });
      });
    });
  });

  onceEnough(engine, () => {
    describe('an idea that its author withdraws', () => {
      it('owes no reply, is told to owner and followers, and counts neither as answered nor as unanswered', async () => {
        const id = await propose('Number the lines');
        await propose('Another one');
        await setFollowing(await shell(), { suggestionId: id, person: desk.ines, wish: 'support' });
        await does(id, desk.karim, { act: 'withdraw', text: '' });
        const { row, status } = await found(id);
        expect(status).toBe('withdrawn');
        expect(row).toMatchObject({
          waitingSince: null,
          remindAt: null,
          firstReplyAt: null,
          verdictAsked: false,
        });
        expect((await letters(desk.nadia, 'suggestion.withdrawn')).join()).toContain(
          'No answer is due any more',
        );
        expect((await letters(desk.ines, 'suggestion.followed')).join()).toContain('withdrawn by its author');
        const later = new Date('2027-01-01T00:00:00Z');
        const { all } = await numbersOf(database.db, await desk.workspace(), { from: now, to: later });
        expect(all).toMatchObject({ received: 1, answered: 0, waiting: 1, inTime: { replied: 0, of: 1 } });
      });

      it('is opened again by its author alone', async () => {
        const id = await propose('Number the lines');
        await does(id, desk.karim, { act: 'withdraw', text: 'I was wrong' });
        const others = does(id, desk.nadia, { act: 'reopen', text: 'We want it' });
        await expect(others).rejects.toMatchObject({ code: 'suggestion.withdrawn' });
        await does(id, desk.karim, { act: 'reopen', text: 'I was right after all' });
        expect((await found(id)).row).toMatchObject({ status: 'under-review', waitingSince: now });
      });
    });

    describe('an idea that is handed over', () => {
      it('shows its new owner from whom and why, tells its author who has it now, and the one before when others did it', async () => {
        const id = await propose('Number the lines');
        const note = 'She knows the printers';
        const silent = does(id, desk.nadia, { act: 'reassign', text: '', to: desk.ines });
        await expect(silent).rejects.toMatchObject({ code: 'suggestion.no-words' });
        await does(id, desk.nadia, { act: 'reassign', text: note, to: desk.ines });
        const [card = ''] = await letters(desk.ines, 'suggestion.card');
        expect(card).toContain(`Nadia Benali hands it to you:\n\n“${note}”`);
        const [told = ''] = await letters(desk.karim, 'suggestion.reassigned');
        // It is night where she is; nine in the morning there is nine in the evening here.
        expect(told).toContain('Your idea #1 will be with Inès Roux on Monday 9 November at 21:00.');
        expect(told).not.toContain(note);
        expect(await letters(desk.nadia, 'suggestion.handed-on')).toEqual([]);
        // Redrawn: the reason stays on its owner's card, and stands on no other.
        await setFollowing(await shell(), { suggestionId: id, person: desk.nadia, wish: 'support' });
        // Her card waits, and is drawn anew before anybody saw it.
        expect((await letters(desk.ines, 'suggestion.card')).at(-1)).toMatch(
          new RegExp(`${note}[^]*1 person supports it`),
        );
        expect((await letters(desk.nadia, 'suggestion.card-redrawn')).join()).not.toContain(note);
        const again = does(id, desk.nadia, { act: 'reassign', text: note, to: desk.ines });
        await expect(again).rejects.toMatchObject({ code: 'hand-over.same' });
        // In her morning she got it; before, there would be nothing to take from her.
        const hers = { kind: 'suggestion.card', address: addressOf(desk.ines) };
        await database.db.delivery.updateMany({ where: hers, data: { state: 'sent', sentAt: now } });
        await does(id, desk.nadia, { act: 'reassign', text: 'Mine again now', to: desk.nadia });
        expect(await letters(desk.ines, 'suggestion.handed-on')).toEqual([
          'Nadia Benali gave idea #1, “Number the lines”, to Nadia Benali: it no longer waits for you.',
        ]);
      });

      it('tells its author too when its owner has left', async () => {
        await propose('Number the lines');
        await database.db.person.updateMany({ where: { id: desk.nadia.id }, data: { isActive: false } });
        await passOnAbsent(await shell(), async (person) => person);
        expect((await letters(desk.karim, 'suggestion.now-with')).join()).toContain(
          'will be with Inès Roux on',
        );
      });
    });

    it('an idea joins none that does not go on', async () => {
      const [one, two] = [await propose('Number the lines'), await propose('Lines with numbers')];
      await does(one, desk.nadia, { act: 'decline', text: 'Not this year' });
      const into = does(two, desk.nadia, { act: 'merge', text: 'The same thing', into: 1 });
      await expect(into).rejects.toMatchObject({ code: 'merge.closed' });
      const three = await propose('Lines again');
      await does(two, desk.nadia, { act: 'merge', text: 'The same thing', into: 3 });
      await does(three, desk.karim, { act: 'withdraw', text: '' });
      const four = await propose('Lines for ever');
      const chain = does(four, desk.nadia, { act: 'merge', text: 'The same thing', into: 2 });
      await expect(chain).rejects.toMatchObject({ code: 'merge.closed' });
      expect((await found(four)).status).toBe('received');
    });
  });

  describe('topics', () => {
    it('never bear one name, whatever its case, accents, spaces and language, closed ones neither', async () => {
      const named = (nameFr: string, nameEn: string, except: string | null = null) =>
        topicNamed(database.db, desk.workspaceId, { nameFr, nameEn }, except);
      for (const [fr, en] of [
        ['facturation', 'Other'],
        ['Autre', ' FACTURATION'],
        ['Fac tu ration', 'Other'],
        ['Bílling', 'Other'],
        ['Autre', 'bil\u200bling'],
      ] as const)
        expect(await named(fr, en), `${fr}, ${en}`).toEqual({ isClosed: false });
      expect(await named('Facturations', 'Bills')).toBeNull();
      expect(await named('Facturation', 'Billing', topicId)).toBeNull();
      await archiveTopic(database, desk.workspaceId, topicId, { ...somebody, now: now });
      expect(await named('Facturation', 'Bills')).toEqual({ isClosed: true });
    });

    onceEnough(engine, () => {
      it('that were closed open again', async () => {
        await archiveTopic(database, desk.workspaceId, topicId, { ...somebody, now: now });
        expect((await closedTopics(database.db, desk.workspaceId)).map(({ id }) => id)).toEqual([topicId]);
        expect(await reopenTopic(database, desk.workspaceId, topicId, somebody)).toBe(true);
        expect(await reopenTopic(database, desk.workspaceId, topicId, somebody)).toBe(false);
        expect((await openTopics(database.db, desk.workspaceId)).map(({ id }) => id)).toEqual([topicId]);
      });
    });
  });
});
