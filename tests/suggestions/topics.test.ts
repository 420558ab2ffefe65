import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/clock.ts';
import { type Database, transact } from '../../src/database/client.ts';
import type { Person } from '../../src/people/person.ts';
import {
  archiveTopic,
  defaultTopic,
  lineOf,
  nextInLine,
  offeredTopics,
  openTopic,
  openTopics,
  saveTopic,
  type TopicDraft,
  topicById,
  topicsByIds,
  topicsOwnedBy,
  topicWithLine,
} from '../../src/suggestions/topics.ts';
import { somebody } from '../audit/somebody.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';

const now = new Date('2026-11-09T09:00:00Z');
const tomorrow = new Date('2026-11-10T00:00:00Z');

function person(id: string, state: Partial<Person> = {}): Person {
  return {
    workspaceId: 'w',
    id,
    platform: 'slack',
    externalId: id,
    name: id,
    timeZone: 'Europe/Paris',
    locale: null,
    chosenLocale: null,
    country: null,
    region: null,
    isAdmin: false,
    isActive: true,
    isGuest: false,
    awayUntil: null,
    remindedOn: null,
    linkedTo: null,
    lettersTo: null,
    unreachableAt: null,
    refreshedAt: now,
    ...state,
  };
}

const ids = (people: readonly Person[]) => people.map((each) => each.id);

describe('the next in line', () => {
  const line = [
    person('a'),
    person('b', { awayUntil: tomorrow }),
    person('c', { isActive: false }),
    person('d'),
    person('e', { awayUntil: now }),
  ];

  it.each<[string | null, string | null]>([
    [null, 'a'],
    ['a', 'd'],
    ['b', 'd'],
    ['c', 'd'],
    ['d', 'e'],
    ['e', 'a'],
    ['somebody else', 'a'],
  ])('after %s is %s', (after, next) => {
    expect(nextInLine(line, { after, author: null }, now)?.id ?? null).toBe(next);
  });

  it('is nobody where only the given one is here, or nobody at all', () => {
    expect(
      nextInLine([person('a'), person('b', { isActive: false })], { after: 'a', author: null }, now),
    ).toBeNull();
    expect(nextInLine([person('a', { awayUntil: tomorrow })], { after: null, author: null }, now)).toBeNull();
    expect(nextInLine([], { after: null, author: null }, now)).toBeNull();
  });

  it('is never who openly proposed what is asked, wherever they stand in line', () => {
    expect(nextInLine(line, { after: null, author: 'a' }, now)?.id).toBe('d');
    expect(nextInLine(line, { after: 'a', author: 'd' }, now)?.id).toBe('e');
    expect(nextInLine([person('a')], { after: null, author: 'a' }, now)).toBeNull();
  });

  it('is somebody who is back by then', () => {
    expect(nextInLine(line, { after: 'a', author: null }, tomorrow)?.id).toBe('b');
  });
});

onEachEngine((engine) => {
  describe('topics on file', () => {
    let database: Database;
    let workspaceId: string;
    beforeAll(async () => {
      database = await freshDatabase(engine);
    });
    beforeEach(async () => {
      workspaceId = newId();
      const people = ['a', 'b', 'c', 'd'].map((id) => person(id, { workspaceId }));
      await database.db.person.createMany({ data: people });
    });

    const names = { nameFr: 'Facturation', nameEn: 'Billing', replyDays: null };
    const save = (draft: Partial<TopicDraft>, existing: { id: string; version: number } | null = null) =>
      transact(database, (tx) =>
        saveTopic(tx, workspaceId, { ...names, ownerIds: [], ...draft }, existing, somebody),
      );
    const make = async (ownerIds: readonly string[], more: Partial<TopicDraft> = {}) => {
      const before = new Set((await openTopics(database.db, workspaceId)).map((topic) => topic.id));
      await save({ ownerIds, ...more });
      const made = (await openTopics(database.db, workspaceId)).find((topic) => !before.has(topic.id));
      if (!made) throw new Error('no topic was made');
      return made;
    };
    const makeDefault = async (ownerIds: readonly string[]) => {
      const { id, version } = await transact(database, (tx) => defaultTopic(tx, workspaceId));
      await save({ ownerIds, nameFr: 'Autre', nameEn: 'Other' }, { id, version });
      return topicById(database.db, workspaceId, id);
    };
    const change = (id: string, data: Partial<Pick<Person, 'isActive' | 'awayUntil'>>) =>
      database.db.person.update({ where: { workspaceId_id: { workspaceId, id } }, data });
    const topicCount = () => database.db.topic.count({ where: { workspaceId } });

    it('keep owners in order, sponsor and channel, and lose them when they are taken out', async () => {
      const topic = await make(['c', 'a', 'b'], { sponsorId: 'd', channel: 'slack:C1', replyDays: 3 });
      expect(topic).toEqual({
        id: topic.id,
        nameFr: 'Facturation',
        nameEn: 'Billing',
        replyDays: 3,
        isDefault: false,
        touchpoint: null,
        sponsorId: 'd',
        channel: 'slack:C1',
        version: 1,
        ownerIds: ['c', 'a', 'b'],
      });
      expect(await save({ ownerIds: ['b'] }, topic)).toBe(true);
      expect(await topicById(database.db, workspaceId, topic.id)).toMatchObject({
        sponsorId: null,
        channel: null,
        version: 2,
        ownerIds: ['b'],
      });
    });

    it('are changed by one of two admins who opened them at once, names and owners alike', async () => {
      const topic = await make(['a']);
      const saves = ['b', 'c'].map((id) => save({ nameEn: id, ownerIds: [id] }, topic));
      expect((await Promise.all(saves)).toSorted()).toEqual([false, true]);
      const stored = await topicById(database.db, workspaceId, topic.id);
      expect(stored.ownerIds).toEqual([stored.nameEn]);
    });

    it('have a line of their owners, then the default topic’s, each once', async () => {
      await makeDefault(['b', 'd']);
      const topic = await make(['c', 'b']);
      expect(ids(await lineOf(database.db, workspaceId, topic))).toEqual(['c', 'b', 'd']);
    });

    it('send an idea past who is away or has left, to the default topic’s owners, then to nobody', async () => {
      await makeDefault(['c']);
      const topic = await make(['a', 'b']);
      const owner = async () =>
        nextInLine(await lineOf(database.db, workspaceId, topic), { after: null, author: null }, now)?.id ??
        null;
      expect(await owner()).toBe('a');
      await change('a', { awayUntil: tomorrow });
      expect(await owner()).toBe('b');
      await change('b', { isActive: false });
      expect(await owner()).toBe('c');
      await change('c', { awayUntil: tomorrow });
      expect(await owner()).toBeNull();
      await change('a', { awayUntil: now });
      expect(await owner()).toBe('a');
    });

    it('do not make a default topic in order to find an owner', async () => {
      const topic = await make(['a']);
      expect(ids(await lineOf(database.db, workspaceId, topic))).toEqual(['a']);
      expect((await topicWithLine(database.db, workspaceId, topic.id)).topic.id).toBe(topic.id);
      expect(await topicCount()).toBe(1);
    });

    it('take a new idea with their whole line, also those who are away', async () => {
      await makeDefault(['d', 'a']);
      const topic = await make(['b', 'a']);
      await change('b', { awayUntil: tomorrow });
      const found = await topicWithLine(database.db, workspaceId, topic.id);
      expect(found.topic).toEqual(topic);
      expect(ids(found.line)).toEqual(['b', 'a', 'd']);
    });

    it('leave to the default topic what names none, an unknown one or a closed one', async () => {
      const fallback = await makeDefault(['d']);
      const closed = await make(['a']);
      await archiveTopic(database, workspaceId, closed.id, { ...somebody, now: now });
      for (const id of [null, 'unknown', closed.id, fallback.id]) {
        const found = await topicWithLine(database.db, workspaceId, id);
        expect(found.topic).toEqual(fallback);
        expect(ids(found.line)).toEqual(['d']);
      }
    });

    it('make the default topic once, also when two ideas need it at the same time', async () => {
      const both = await Promise.all(
        [1, 2].map(() => transact(database, (tx) => topicWithLine(tx, workspaceId, null))),
      );
      expect(both[0]).toEqual(both[1]);
      expect(both[0]).toMatchObject({ topic: { isDefault: true, ownerIds: [] }, line: [] });
      expect(await topicCount()).toBe(1);
    });

    it('are offered by name, the default one last', async () => {
      await make(['a'], { nameFr: 'Zones', nameEn: 'Areas' });
      await make(['a'], { nameFr: 'Écrans', nameEn: 'Screens' });
      const offered = async (locale: 'fr' | 'en') =>
        (await offeredTopics(database, workspaceId, locale)).map((topic) => topic.nameEn);
      expect(await offered('fr')).toEqual(['Screens', 'Areas', 'Something else']);
      expect(await offered('en')).toEqual(['Areas', 'Screens', 'Something else']);
      expect(await topicCount()).toBe(3);
    });

    it('once closed take nothing new and are saved by nobody, but are still known', async () => {
      const topic = await make(['a']);
      expect(await openTopic(database.db, workspaceId, topic.id)).toEqual(topic);
      expect(await topicsOwnedBy(database.db, workspaceId, 'a')).toHaveLength(1);
      expect(await archiveTopic(database, workspaceId, topic.id, { ...somebody, now: now })).toBe(true);
      expect(await archiveTopic(database, workspaceId, topic.id, { ...somebody, now: now })).toBe(false);
      expect(await openTopic(database.db, workspaceId, topic.id)).toBeNull();
      expect(await topicsOwnedBy(database.db, workspaceId, 'a')).toEqual([]);
      expect(await save({ ownerIds: ['b'] }, { id: topic.id, version: 2 })).toBe(false);
      expect((await topicById(database.db, workspaceId, topic.id)).ownerIds).toEqual(['a']);
      const found = await topicsByIds(database.db, workspaceId, [topic.id, topic.id, 'unknown']);
      expect([...found.keys()]).toEqual([topic.id]);
    });

    it('keep the default topic open', async () => {
      const { id } = await makeDefault(['a']);
      expect(await archiveTopic(database, workspaceId, id, { ...somebody, now: now })).toBe(false);
    });

    it('are of one company only', async () => {
      const topic = await make(['a']);
      const other = newId();
      expect(await openTopic(database.db, other, topic.id)).toBeNull();
      expect(await topicsOwnedBy(database.db, other, 'a')).toEqual([]);
      expect(await topicsByIds(database.db, other, [topic.id])).toEqual(new Map());
      expect(await archiveTopic(database, other, topic.id, { ...somebody, now: now })).toBe(false);
      expect((await topicWithLine(database.db, other, topic.id)).topic.isDefault).toBe(true);
    });
  });
});
