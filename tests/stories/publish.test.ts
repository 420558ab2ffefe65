import { beforeAll, beforeEach, expect, it } from 'vitest';
import { type Database, transact } from '../../src/database/client.ts';
import { letBe } from '../../src/delivery/held.ts';
import { nextStories, recordTelling, tellTellers } from '../../src/stories/publish.ts';
import { anyDelivery, type Company, makeCompany } from '../digests/company.ts';
import { countingDb } from '../harness/counting.ts';
import { freshUrl, onceEnough, onEachEngine, openedHere } from '../harness/database.ts';

const at = (text: string) => new Date(text);
const made = at('2026-11-12T08:00:00Z');
const mondays = [0, 1, 2, 3].map(
  (weeks) => new Date(at('2026-11-16T08:00:00Z').getTime() + weeks * 7 * 86_400_000),
);
const channels = (...ids: number[]) => ids.map((id) => ({ address: `slack:C${id}`, name: `c${id}` }));

onEachEngine((engine) => {
  let one: Database;
  let two: Database;
  let company: Company;
  beforeAll(async () => {
    const url = await freshUrl(engine);
    [one, two] = [await openedHere(url), await openedHere(url)];
  });
  beforeEach(async () => {
    company = await makeCompany(one);
  });

  /** Which stories each channel was told, in order. */
  async function told(): Promise<Record<string, string[]>> {
    const heard: Record<string, string[]> = {};
    for (const { address, text } of await company.queued('digest')) {
      heard[address] ??= [];
      heard[address].push(...['Alpha', 'Beta', 'Gamma'].filter((title) => text.includes(title)));
    }
    return heard;
  }
  const tickOn = async (...weeks: number[]) => {
    for (const week of weeks) {
      await company.tickAt(mondays[week] ?? made);
      await company.recordAll('sent');
    }
  };

  const nextIn = async (workspaceId: string, ...how: [locale?: 'fr' | 'en', ownLanguageOnly?: boolean]) =>
    (await nextStories(one.db, workspaceId, ['slack:C1'], ...how)).get('slack:C1') ?? null;

  it('asks no more of thousands of channels than of hundreds, and tells each what it has not heard', async () => {
    const workspaceId = company.workspace.id;
    const alpha = await company.story('Alpha', at('2026-11-02T08:00:00Z'));
    const beta = await company.story('Beta', at('2026-11-03T08:00:00Z'));
    const addresses = Array.from({ length: 2_000 }, (_, i) => `slack:C${i}`);
    const data = addresses.slice(0, 900).map((address, i) => ({
      ...{ workspaceId, storyId: i < 600 ? alpha : beta, address, deliveryId: `d${i}` },
    }));
    await one.db.storyTelling.createMany({ data });
    const [counted, count] = countingDb(one.db);
    const next = await nextStories(counted, workspaceId, addresses);
    const titles = addresses.map((address) => next.get(address)?.row.title);
    expect(titles).toEqual(addresses.map((_, i) => (i < 600 ? 'Beta' : 'Alpha')));
    expect(count()).toBeLessThan(25);
  });

  onceEnough(engine, () => {
    it('tells each channel one story a week, the oldest first and never twice, then says nothing', async () => {
      await company.story('Beta', at('2026-11-03T08:00:00Z'));
      await company.story('Alpha', at('2026-11-02T08:00:00Z'));
      await company.schedule({ sections: ['story'], channels: channels(1, 2) }, made);
      await tickOn(0, 1, 2, 3);
      expect(await told()).toEqual({ 'slack:C1': ['Alpha', 'Beta'], 'slack:C2': ['Alpha', 'Beta'] });
      expect(await company.queued('digest')).toHaveLength(4);
    });

    it('tells first what was told in the language of the digest, then the rest, saying in which', async () => {
      await company.story('Le dossier de la cliente était perdu', at('2026-11-02T08:00:00Z'));
      await company.story('The file that we had lost for her', at('2026-11-03T08:00:00Z'));
      await company.schedule({ sections: ['story'], channels: channels(1), locale: 'en' }, made);
      await tickOn(0, 1);
      const texts = (await company.queued('digest')).map(({ text }) => text);
      expect(texts[0]).toContain('The file that we had lost for her');
      expect(texts[1]).toContain('Le dossier de la cliente était perdu (in French)');
    });

    it('leaves out what was told in another language where the schedule says so, however much waits in it', async () => {
      const ids = await Promise.all(
        [2, 3].map((day) =>
          company.story('Le dossier de la cliente était perdu', at(`2026-11-0${day}T08:00:00Z`)),
        ),
      );
      await company.story('The file that we had lost for her', at('2026-11-04T08:00:00Z'));
      await company.schedule(
        { sections: ['story'], channels: channels(1), locale: 'en', ownLanguageOnly: true },
        made,
      );
      await tickOn(0, 1, 2);
      const [only, ...others] = (await company.queued('digest')).map(({ text }) => text);
      expect(only).toContain('The file that we had lost for her');
      expect(others).toEqual([]);
      // A moderator says that one of them is in English after all.
      await one.db.story.updateMany({ where: { id: ids[1] ?? '' }, data: { language: 'en' } });
      await tickOn(3);
      expect((await company.queued('digest')).at(-1)?.text).toContain('Le dossier de la cliente était perdu');
    });

    it('keeps the language of a story as it is told, and guesses that of one from before', async () => {
      const id = await company.story('Le dossier de la cliente était perdu', at('2026-11-02T08:00:00Z'));
      expect(await one.db.story.findFirst({ where: { id } })).toMatchObject({ language: 'fr' });
      await one.db.story.updateMany({ where: { id }, data: { language: null } });
      const nextFor = (locale: 'fr' | 'en') => nextIn(company.workspace.id, locale, true);
      expect(await nextFor('en')).toBeNull();
      expect((await nextFor('fr'))?.row.id).toBe(id);
    });

    it('is not repeated by another schedule that shares the channel', async () => {
      await company.story('Alpha', at('2026-11-02T08:00:00Z'));
      await company.story('Beta', at('2026-11-03T08:00:00Z'));
      await company.schedule({ name: 'A', sections: ['story'], channels: channels(1, 2) }, made);
      await company.schedule({ name: 'B', sections: ['story'], channels: channels(2, 3) }, made);
      await tickOn(0);
      expect(await told()).toEqual({
        'slack:C1': ['Alpha'],
        'slack:C2': ['Alpha', 'Beta'],
        'slack:C3': ['Alpha'],
      });
    });
  });

  it('is not repeated either by a slow replica that chose it before another schedule told it', async () => {
    await company.story('Alpha', at('2026-11-02T08:00:00Z'));
    await company.story('Beta', at('2026-11-03T08:00:00Z'));
    const slowOne = await company.schedule({ name: 'A', sections: ['story'] }, made);
    await company.schedule({ name: 'B', sections: ['story'] }, made);
    const monday = mondays[0] ?? made;
    const { replica, hasChosen, commit } = slow(two);
    const ticking = company.tickAt(monday, replica);
    await hasChosen;
    // Only B is left for the other replica.
    const pause = (pausedAt: Date | null) =>
      one.db.schedule.updateMany({ where: { id: slowOne.id }, data: { pausedAt } });
    await pause(made);
    await company.tickAt(monday, one);
    expect(await told()).toEqual({ 'slack:C1': ['Alpha'] });
    await pause(null);
    commit();
    await ticking;
    expect((await told())['slack:C1']?.toSorted()).toEqual(['Alpha', 'Beta']);
    expect(company.errors).toEqual([]);
  });

  onceEnough(engine, () => {
    it.each([
      ['silent', []],
      ['note', ['Nothing to report this time.']],
    ] as const)(
      'leaves a channel that has heard them all with %s, while another gets its story',
      async (whenEmpty, said) => {
        await company.story('Alpha', at('2026-11-02T08:00:00Z'));
        await company.schedule({ name: 'A', sections: ['story'], channels: channels(1) }, made);
        await tickOn(0);
        await company.schedule({ name: 'B', sections: ['story'], channels: channels(1, 2), whenEmpty }, made);
        await one.db.schedule.updateMany({
          where: { workspaceId: company.workspace.id, name: 'A' },
          data: { pausedAt: made },
        });
        const before = (await company.queued('digest')).length;
        await tickOn(1);
        const posts = (await company.queued('digest')).slice(before);
        expect(posts.filter((post) => post.address === 'slack:C2').map((post) => post.text)).toEqual([
          expect.stringContaining('Alpha'),
        ]);
        const other = posts.filter((post) => post.address === 'slack:C1').map((post) => post.text);
        expect(other).toEqual(said.map((text) => expect.stringContaining(text)));
      },
    );
  });

  it('is refused a second telling in a channel, and granted one where the first never arrived', async () => {
    const storyId = await company.story('Alpha', made);
    const workspaceId = company.workspace.id;
    const [first, second, third] = [1, 2, 3].map(() => anyDelivery(one, workspaceId, 'slack:C1', made));
    const record = async (deliveryId: string) =>
      transact(one, (tx) => recordTelling(tx, { workspaceId, storyId, address: 'slack:C1', deliveryId }));
    const ids = [await first, await second, await third].map(String);
    expect(await record(ids[0] ?? '')).toBe(true);
    expect(await record(ids[1] ?? '')).toBe(false);
    await one.db.delivery.updateMany({
      where: { workspaceId, id: ids[0] ?? '' },
      data: { state: 'dropped', reason: 'archived' },
    });
    expect(await record(ids[2] ?? '')).toBe(true);
    const tellings = await one.db.storyTelling.findMany({ where: { workspaceId } });
    expect(tellings).toMatchObject([{ deliveryId: ids[2] }]);
  });

  onceEnough(engine, () => {
    it('is told later where the first post was dropped', async () => {
      await company.story('Alpha', at('2026-11-02T08:00:00Z'));
      await company.schedule({ sections: ['story'], channels: channels(1, 2) }, made);
      await company.tickAt(mondays[0] ?? made);
      await company.recordAll('dropped', 'slack:C2', 'archived');
      await company.recordAll('sent');
      await tickOn(1, 2);
      expect(await told()).toEqual({ 'slack:C1': ['Alpha'], 'slack:C2': ['Alpha', 'Alpha'] });
    });

    it('counts as told where an admin found that the lost post had arrived', async () => {
      await company.story('Alpha', at('2026-11-02T08:00:00Z'));
      await company.schedule({ sections: ['story'] }, made);
      await company.tickAt(mondays[0] ?? made);
      const [post] = await company.queued('digest');
      const workspaceId = company.workspace.id;
      await one.db.delivery.updateMany({ where: { id: post?.id ?? '' }, data: { state: 'held' } });
      expect(await letBe(one.db, workspaceId, post?.id ?? '')).toBe(true);
      expect(await nextIn(workspaceId)).toBeNull();
    });

    it('is never one that waits, or that went back to its teller', async () => {
      const id = await company.story('Alpha', made);
      for (const status of ['submitted', 'returned']) {
        await one.db.story.updateMany({ where: { id }, data: { status } });
        expect(await nextIn(company.workspace.id)).toBeNull();
      }
    });
  });

  it('tells the teller once where it was published, though two replicas look together, and again', async () => {
    await company.story('Alpha', at('2026-11-02T08:00:00Z'));
    await company.schedule({ sections: ['story'], channels: channels(1, 2) }, made);
    const tellAll = () =>
      Promise.all(
        [one, two].map((replica) =>
          tellTellers(replica, company.workspace, async (address) => `#${address}`, mondays[0] ?? made),
        ),
      );
    await company.tickAt(mondays[0] ?? made);
    await tellAll();
    expect(await company.queued('story.published')).toEqual([]);
    await company.recordAll('sent');
    await tellAll();
    await tellAll();
    const letters = await company.queued('story.published');
    expect(letters).toMatchObject([{ address: 'slack:U1' }]);
    expect(letters[0]?.text).toContain('#slack:C1 et #slack:C2');
  });
});

/** A replica that has chosen what to say when `hasChosen` resolves, and stores nothing before `commit` is called. */
function slow(database: Database) {
  const [chosen, committed] = [gate(), gate()];
  const db = new Proxy(database.db, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key);
      if (key !== '$transaction' || typeof found !== 'function') return found;
      return async (...given: unknown[]) => {
        chosen.resolve();
        await committed.promise;
        return Reflect.apply(found, target, given);
      };
    },
  });
  return { replica: { ...database, db }, hasChosen: chosen.promise, commit: () => committed.resolve() };
}

function gate(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve };
}
