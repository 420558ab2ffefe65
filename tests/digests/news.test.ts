import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { hasNews } from '../../src/digests/news.ts';
import { menu } from '../../src/handlers/index.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { addPromisedIdeas } from '../suggestions/promised-ideas.ts';
import { type Company, makeCompany } from './company.ts';
import { fullSnapshot } from './snapshots.ts';

const reader = { locale: 'en', timeZone: 'Europe/Paris', channel: 'slack:C1' } as const;

describe('what is news', () => {
  /** As an example says it, changed. */
  const isNews = (id: string, changes: object) => {
    const example = fullSnapshot.sections.find((each) => each.id === id)?.data;
    const data = { ...(example as object), ...changes };
    return hasNews({ ...fullSnapshot, sections: [{ id, data }] }, reader, menu.sections);
  };
  const noCase = { opened: 0, resolved: 0, reopened: 0, stillOpen: 0, inTime: { taken: 0, of: 0 } };
  const noIdea = {
    received: 0,
    answered: 0,
    earlier: 0,
    became: [],
    waiting: 0,
    oldest: null,
    verdicts: null,
  };
  const pinned = { name: 'wait', count: 9, share: 0.1, usualShare: 0.1, direction: 'rising', notable: false };

  it.each<[string, string, object, boolean]>([
    ['a case that was opened', 'cases', { ...noCase, opened: 1 }, true],
    ['one that was resolved', 'cases', { ...noCase, resolved: 1 }, true],
    ['one that was reopened', 'cases', { ...noCase, reopened: 1 }, true],
    ['cases that are open', 'cases', { ...noCase, stillOpen: 7 }, false],
    ['an idea that came in', 'suggestions', { ...noIdea, received: 1 }, true],
    ['an answer to one from before', 'suggestions', { ...noIdea, earlier: 1 }, true],
    ['verdicts', 'suggestions', { ...noIdea, verdicts: { yes: 5, of: 5 } }, true],
    ['ideas that wait', 'suggestions', { ...noIdea, waiting: 5 }, false],
    ['a pinned theme as usual', 'themes', { themes: [pinned] }, false],
    ['one that is not as usual', 'themes', { themes: [{ ...pinned, notable: true }] }, true],
    ['a story of another channel', 'story', { byChannel: {} }, false],
  ])('%s', (_, id, changes, expected) => {
    expect(isNews(id, changes)).toBe(expected);
  });
});

onAnyEngine((engine) => {
  let database: Database;
  let company: Company;
  beforeEach(async () => {
    database = await freshDatabase(engine);
    company = await makeCompany(database);
    const { id } = company.workspace;
    await database.db.topic.create({
      data: { workspaceId: id, id: 'till', nameEn: 'Till', nameFr: 'Caisse' },
    });
    const submittedAt = new Date('2026-10-01T09:00:00Z');
    await addPromisedIdeas(
      database,
      id,
      [1, 2, 3, 4, 5].map((number) => ({ number, submittedAt, firstDueAt: submittedAt })),
    );
  });
  const daily = { sections: ['headline', 'suggestions'], cadence: { kind: 'daily', at: '09:00' } } as const;
  const made = new Date('2026-11-12T08:30:00Z');
  const day = (n: number) => new Date(Date.parse('2026-11-16T08:00:00Z') + n * 86_400_000);

  it('is not that ideas wait: nothing is posted day after day, and the first digest with news tells of them too', async () => {
    await company.schedule(daily, made);
    for (const n of [0, 1, 2]) await company.tickAt(day(n));
    expect(await company.queued('digest')).toEqual([]);
    await company.answers(6, day(2));
    await company.tickAt(day(3));
    const [digest] = await company.queued('digest');
    expect(digest?.text).toContain('6 answers');
    const [details] = await company.queued('digest.details');
    expect(details?.text).toContain('5 ideas are waiting in all');
  });

  it('is not that ideas wait, for a schedule that posts a note either', async () => {
    await company.schedule({ ...daily, whenEmpty: 'note' }, made);
    await company.tickAt(day(0));
    const [note] = await company.queued('digest', 'digest.details');
    expect(note?.text).toContain('Nothing to report this time.');
    expect(note?.text).not.toContain('waiting');
  });
});
