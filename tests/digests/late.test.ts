import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { digestMessage, snapshotFrom } from '../../src/digests/compose.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { plainText } from '../../src/messages/plain.ts';
import { addAnswers, type Given, times } from '../feedback/answers-on-file.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { type Company, makeCompany } from './company.ts';

const made = new Date('2026-11-05T08:00:00Z');
const monday = (n: number) => new Date(Date.parse('2026-11-16T08:00:00Z') + n * 7 * 86_400_000);

onAnyEngine((engine) => {
  let database: Database;
  let company: Company;
  beforeAll(async () => {
    database = await openedHere(await freshUrl(engine));
  });
  beforeEach(async () => {
    company = await makeCompany(database);
    await company.schedule({}, made);
  });
  const came = (count: number, answer: Given) =>
    addAnswers(database.db, company.workspace.id, times(count, answer));
  /** What each digest counts, in their order. */
  const counted = async () => {
    const runs = await database.db.digestRun.findMany({
      where: { workspaceId: company.workspace.id },
      orderBy: { occurrenceAt: 'asc' },
    });
    return runs.map(({ snapshot }) => {
      const data = snapshotFrom(snapshot).sections.find(({ id }) => id === 'headline')?.data;
      return data && typeof data === 'object' && 'answers' in data ? data.answers : 0;
    });
  };

  it('tells in the next digest the answers that came after the one of their week', async () => {
    await came(8, { at: '2026-11-12T10:00:00Z' });
    await company.tickAt(monday(0));
    await came(30, { at: '2026-11-13T10:00:00Z', received: '2026-11-16T10:00:00Z' });
    await company.tickAt(monday(1));
    await came(5, { at: '2026-11-25T10:00:00Z' });
    await company.tickAt(monday(2));
    expect(await counted()).toEqual([8, 30, 5]);
  });

  /** What the latest digest says under its title. */
  const note = async (locale: Locale) => {
    const run = await database.db.digestRun.findFirstOrThrow({
      where: { workspaceId: company.workspace.id },
      orderBy: { occurrenceAt: 'desc' },
    });
    const reader = { locale, timeZone: 'Europe/Paris', channel: 'slack:C1' };
    const text = plainText(digestMessage(snapshotFrom(run.snapshot), reader, menu.sections), locale);
    return text.split('\n\n')[1]?.replaceAll(/[\u00a0\u202f]/g, ' ');
  };

  it('says how many of the answers are from the week before', async () => {
    await came(82, { at: '2026-11-18T10:00:00Z' });
    await came(30, { at: '2026-11-13T10:00:00Z', received: '2026-11-16T10:00:00Z' });
    // Given on the morning of the first day, and so no latecomer.
    await came(1, { at: '2026-11-16T05:00:00Z', received: '2026-11-16T10:00:00Z' });
    await company.tickAt(monday(1));
    expect(await note('en')).toBe('113 answers came in, 30 of them from the week before.');
    expect(await note('fr')).toBe('113 réponses reçues, dont 30 de la semaine précédente.');
  });

  it('says before which day, where some are older than a week', async () => {
    await came(8, { at: '2026-12-01T10:00:00Z' });
    await came(1, { at: '2026-11-18T10:00:00Z', received: '2026-12-02T10:00:00Z' });
    await company.tickAt(new Date('2026-12-07T08:00:00Z'));
    expect(await note('en')).toBe('9 answers came in, 1 of them from before 30 November.');
    expect(await note('fr')).toBe('9 réponses reçues, dont 1 d’avant le 30 novembre.');
  });

  it.each([
    [1, '1 answer came in, from the week before.', '1 réponse reçue, de la semaine précédente.'],
    [
      7,
      '7 answers came in, all from the week before.',
      '7 réponses reçues, toutes de la semaine précédente.',
    ],
  ])('says that all are: %d', async (count, en, fr) => {
    await came(count, { at: '2026-11-13T10:00:00Z', received: '2026-11-16T10:00:00Z' });
    await company.tickAt(monday(1));
    expect([await note('en'), await note('fr')]).toEqual([en, fr]);
  });

  it('says nothing of it where none came late', async () => {
    await came(8, { at: '2026-11-12T10:00:00Z', received: '2026-11-12T10:00:05Z' });
    await company.tickAt(monday(0));
    expect(await note('en')).not.toContain('came in');
  });

  it('tells no history: a weekly digest looks back three weeks', async () => {
    await came(7, { at: '2026-11-16T08:00:00Z', received: '2026-11-30T10:00:00Z' });
    await came(9, { at: '2026-11-16T07:59:59Z', received: '2026-11-30T10:00:00Z' });
    await came(1000, { at: '2026-03-01T10:00:00Z', received: '2026-11-30T10:00:00Z' });
    await company.tickAt(monday(3));
    expect(await counted()).toEqual([7]);
  });

  it('counts an answer that came at the very instant of a digest in the next one', async () => {
    await came(6, { at: '2026-11-16T07:00:00Z', received: '2026-11-16T07:59:59.999Z' });
    await came(7, { at: '2026-11-16T07:00:00Z', received: '2026-11-16T08:00:00Z' });
    await company.tickAt(monday(0));
    await company.tickAt(monday(1));
    expect(await counted()).toEqual([6, 7]);
  });
});
