import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Db } from '../../src/database/client.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import {
  type Listed,
  newFor,
  suggestionsByIds,
  suggestionsIn,
  waitingFor,
  writtenBy,
} from '../../src/suggestions/finding/lists.ts';
import { sealAuthor } from '../../src/suggestions/suggestion.ts';
import { freshDatabase, onceEnough, onEachEngine } from '../harness/database.ts';
import { addIdeaCompany, addIdeas } from './ideas-on-file.ts';

const keys = keysFrom([newSecret()]);
const all = { skip: 0, take: 100 };
const numbers = ({ suggestions }: Pick<Listed, 'suggestions'>) => suggestions.map(({ row }) => row.number);

onEachEngine((engine) => {
  let db: Db;
  beforeAll(async () => {
    ({ db } = await freshDatabase(engine));
    await addIdeaCompany(db, 'acme');
    await addIdeaCompany(db, 'other');
    await addIdeas(db, 'other', [{ number: 1 }, { number: 2, status: 'done', waitingSince: null }]);
  });
  beforeEach(async () => {
    await db.suggestion.deleteMany({ where: { workspaceId: 'acme' } });
  });

  it('puts what is due first at the head of an owner’s queue, and only what is owed a reply', async () => {
    await addIdeas(db, 'acme', [
      { number: 1, dueAt: '2026-11-20T17:00:00Z' },
      { number: 2, dueAt: '2026-11-18T17:00:00Z', status: 'acknowledged' },
      { number: 3, dueAt: '2026-11-18T17:00:00Z' },
      { number: 4, waitingSince: null, status: 'planned' },
      { number: 5, ownerId: 'ines' },
      // Closed, but its author was not satisfied.
      { number: 6, dueAt: '2026-11-30T17:00:00Z', status: 'under-review' },
    ]);
    const listed = await waitingFor(db, 'acme', { id: 'nadia' }, all);
    expect({ numbers: numbers(listed), total: listed.total }).toEqual({ numbers: [2, 3, 1, 6], total: 4 });
    const second = await waitingFor(db, 'acme', { id: 'nadia' }, { skip: 1, take: 2 });
    expect({ numbers: numbers(second), total: second.total }).toEqual({ numbers: [3, 1], total: 4 });
    expect(await newFor(db, 'acme', { id: 'nadia' })).toEqual(['i3', 'i1']);
  });

  it('lists by status and topic, newest first, a part at a time', async () => {
    await addIdeas(db, 'acme', [
      { number: 1, status: 'planned' },
      { number: 2, status: 'done' },
      { number: 3, status: 'received', topicId: 'delivery' },
      { number: 4, status: 'received' },
    ]);
    const open = { statuses: ['received', 'planned'], topicId: null } as const;
    expect(numbers(await suggestionsIn(db, 'acme', open, all))).toEqual([4, 3, 1]);
    const part = await suggestionsIn(db, 'acme', { ...open, topicId: 'billing' }, { skip: 1, take: 1 });
    expect({ numbers: numbers(part), total: part.total }).toEqual({ numbers: [1], total: 2 });
  });

  it('keeps the order that a search gave, and leaves out what is gone or another company’s', async () => {
    await addIdeas(db, 'acme', [{ number: 1 }, { number: 3 }]);
    const suggestions = await suggestionsByIds(db, 'acme', ['i3', 'i2', 'i1', 'gone']);
    expect(numbers({ suggestions })).toEqual([3, 1]);
  });

  onceEnough(engine, () => {
    it('shows authors their anonymous ideas among the others, and nobody else’s', async () => {
      const sealed = (person: string) => sealAuthor(keys, person);
      await addIdeas(db, 'acme', [
        { number: 1, authorId: 'karim' },
        { number: 2, sealedAuthor: sealed('karim') },
        { number: 3, sealedAuthor: sealed('ines') },
        { number: 4, authorId: 'ines' },
        { number: 5, sealedAuthor: sealed('karim') },
      ]);
      const mine = await writtenBy(db, keys, 'acme', { id: 'karim' }, { skip: 0, take: 2 });
      expect({ ...mine, suggestions: numbers(mine) }).toEqual({
        suggestions: [5, 2],
        total: 3,
        lookedThrough: null,
      });
      expect(mine.suggestions.map(({ author }) => author)).toEqual([null, null]);
    });

    it('opens at most the newest 5,000 seals, and says so when there are more', async () => {
      const karims = sealAuthor(keys, 'karim');
      const others = sealAuthor(keys, 'ines');
      const until = async (last: number, first: number) => {
        for (let from = first; from <= last; from += 1_000) {
          const count = Math.min(1_000, last - from + 1);
          await addIdeas(
            db,
            'acme',
            Array.from({ length: count }, (_, i) => ({
              number: from + i,
              sealedAuthor: from + i <= 2 ? karims : others,
            })),
          );
        }
      };
      await until(5_000, 1);
      const whole = await writtenBy(db, keys, 'acme', { id: 'karim' }, all);
      expect({ ...whole, suggestions: numbers(whole) }).toEqual({
        suggestions: [2, 1],
        total: 2,
        lookedThrough: null,
      });
      await until(5_001, 5_001);
      const part = await writtenBy(db, keys, 'acme', { id: 'karim' }, all);
      expect({ ...part, suggestions: numbers(part) }).toEqual({
        suggestions: [2],
        total: 1,
        lookedThrough: 5_000,
      });
    });
  });
});
