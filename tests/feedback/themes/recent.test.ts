import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { Db } from '../../../src/database/client.ts';
import { newThemes, READ_MOST, type ThemeQuestion } from '../../../src/feedback/themes/recent.ts';
import { freshDatabase, onAnyEngine } from '../../harness/database.ts';
import { addAnswers, addCompany } from '../answers-on-file.ts';
import { addWeeks, doorstep, instant, ordinary, said, thisWeek } from './weeks-on-file.ts';

onAnyEngine((engine) => {
  let db: Db;
  let company: string;
  beforeAll(async () => {
    ({ db } = await freshDatabase(engine));
  });
  beforeEach(async () => {
    company = randomUUID();
    await addCompany(db, company);
  });

  const find = (more: Partial<ThemeQuestion> = {}, name = '') =>
    newThemes(db, { id: company, name, locale: 'fr' }, { ...thisWeek, ...more });
  const namesIn = async (more: Partial<ThemeQuestion> = {}, name = '') =>
    (await find(more, name))?.themes.map((theme) => theme.name);

  it('finds what is said for the first time, and quotes it with where it comes from', async () => {
    await addWeeks(db, company, said(doorstep, 12, { touchpoint: 'delivery' }));
    const found = await find();
    expect(found).toMatchObject({ comments: 62, referenceComments: 400, sampled: false });
    expect(found?.themes).toHaveLength(1);
    expect(found?.themes[0]).toMatchObject({
      name: 'devant la porte',
      count: 12,
      share: 12 / 62,
      referenceShare: 0,
      direction: 'rising',
      mood: 'unhappy',
      verbatim: { text: doorstep, touchpoint: 'delivery', metric: 'nps', score: 1 },
    });
  });

  it('finds nothing in what customers answered to a question of ours', async () => {
    await addWeeks(db, company, said(doorstep, 12, { touchpoint: 'delivery' }));
    expect(await namesIn()).toEqual(['devant la porte']);
    const createdAt = new Date('2026-11-01T08:00:00Z');
    await db.source.create({
      data: { workspaceId: company, id: 'asked', name: 'community', heat: 'cold', createdAt },
    });
    const where = { workspaceId: company, verbatim: doorstep };
    expect((await db.feedback.updateMany({ where, data: { sourceId: 'asked' } })).count).toBe(12);
    expect(await find()).toMatchObject({ themes: [], comments: 50 });
  });

  it('finds nothing in ordinary weeks', async () => {
    await addWeeks(db, company);
    expect(await find()).toEqual({
      themes: [],
      comments: 50,
      inOther: 0,
      referenceComments: 400,
      sampled: false,
    });
  });

  it('reads every comment of an answer, each for itself, and quotes the one that speaks of it', async () => {
    await addWeeks(
      db,
      company,
      said('Le magasin est propre', 12, {}).map((each, at) => ({ ...each, id: `two${at}` })),
    );
    await db.feedbackComment.createMany({
      data: Array.from({ length: 12 }, (_, at) => ({
        workspaceId: company,
        id: `two${at}/1`,
        feedbackId: `two${at}`,
        place: 1,
        verbatim: doorstep,
      })),
    });
    const found = await find();
    expect(found?.themes).toMatchObject([
      { name: 'devant la porte', count: 12, share: 12 / 62, verbatim: { text: doorstep } },
    ]);
    // No term reaches from one question's answer into the next.
    expect(found?.themes.flatMap(({ stems }) => stems).filter((stem) => /propr/.test(stem))).toEqual([]);
  });

  it('says how many comments are in languages that it does not read', async () => {
    const dutch = ['De levering kwam veel te laat aan', 'Het pakket was helemaal beschadigd'];
    await addWeeks(db, company, [
      ...said(doorstep, 12),
      ...dutch.flatMap((text) => [...said(text, 15), ...said(text, 5, { at: instant(2) })]),
    ]);
    const found = await find();
    expect(found).toMatchObject({ comments: 62, inOther: 30, referenceComments: 400 });
    expect(found?.themes.map(({ name, share }) => [name, share])).toEqual([['devant la porte', 12 / 62]]);
  });

  it('counts neither another company’s comments nor those of other times', async () => {
    const other = randomUUID();
    await addCompany(db, other);
    await addWeeks(db, company, [
      ...said(doorstep, 12, { at: thisWeek.to.toISOString() }),
      ...said(doorstep, 12, { at: instant(9) }),
    ]);
    await addWeeks(db, other, said(doorstep, 12));
    expect(await find()).toMatchObject({ themes: [], comments: 50, referenceComments: 400 });
    // Known of old elsewhere, new here.
    await addWeeks(db, other, said('Des cafards dans le carton', 30, { at: instant(3) }));
    await addAnswers(db, company, said('Des cafards dans le carton', 12));
    expect((await find())?.themes[0]).toMatchObject({ count: 12, referenceCount: 0 });
  });

  it('reads only what the filters let through', async () => {
    const survey = { sourceId: 'survey', heat: 'cold' } as const;
    const usual = ordinary(10, [0, 1, 2, 3, 4]).map((each) => ({ ...each, ...survey }));
    await addWeeks(db, company, [...said(doorstep, 12, survey), ...usual]);
    expect(await namesIn({ filters: { sourceIds: ['phone'] } })).toEqual([]);
    expect(await namesIn({ filters: { sourceIds: ['survey'] } })).toEqual(['devant la porte']);
    expect(await namesIn({ filters: { sourceIds: ['phone', 'survey'] } })).toEqual(['devant la porte']);
  });

  it('keeps apart a source that was never heard before', async () => {
    await addWeeks(db, company, said(doorstep, 12, { sourceId: 'survey', heat: 'cold' }));
    expect(await namesIn()).toEqual([]);
  });

  it('does not take the company’s own name for a theme', async () => {
    await addWeeks(db, company, said('Colibri', 12));
    expect(await namesIn()).toEqual(['Colibri']);
    expect(await namesIn({}, 'Colibri')).toEqual([]);
  });

  it('never quotes what readers saw not long ago', async () => {
    await addWeeks(db, company, [
      ...said(doorstep, 11),
      ...said('Encore un paquet laissé devant la porte', 1, { id: 'other' }),
    ]);
    const quoted = async (avoid: ReadonlySet<string>) =>
      (await find({ avoid }))?.themes[0]?.verbatim?.feedbackId;
    const rows = await db.feedback.findMany({ where: { workspaceId: company, verbatim: doorstep } });
    expect(await quoted(new Set(rows.map(({ id }) => id)))).toBe('other');
    expect(await quoted(new Set([...rows.map(({ id }) => id), 'other']))).toBeUndefined();
  });

  it('tells what is heard less, and quotes nothing of before', async () => {
    await addWeeks(
      db,
      company,
      [1, 2, 3, 4, 5, 6, 7, 8].flatMap((back) => said(doorstep, 25, { at: instant(back) })),
    );
    expect((await find())?.themes[0]).toMatchObject({ count: 0, direction: 'falling', verbatim: null });
  });

  it('says nothing under 8 comments in the period, however many answers', async () => {
    await addAnswers(db, company, [
      ...ordinary(50, [1, 2, 3, 4, 5, 6, 7, 8]),
      ...said(doorstep, 7),
      ...said('', 5),
    ]);
    expect(await find()).toBeNull();
    await addAnswers(db, company, said(doorstep, 1));
    expect((await find())?.themes[0]).toMatchObject({ count: 8 });
  });

  it('says nothing under 5 customers in the period', async () => {
    const by = (customer: string, more: string) => said(`${doorstep} ${more}`, 1, { customer });
    await addAnswers(db, company, [
      ...ordinary(50, [1, 2, 3, 4, 5, 6, 7, 8]),
      ...['a', 'b', 'c', 'd'].flatMap((customer) =>
        ['lundi', 'mardi', 'jeudi'].flatMap((more) => by(customer, more)),
      ),
    ]);
    expect(await find()).toBeNull();
    expect((await find({ floor: 4 }))?.themes).not.toEqual([]);
    await addAnswers(db, company, by('e', 'samedi'));
    expect((await find())?.themes).not.toEqual([]);
  });

  it('says nothing before there are three periods to compare with', async () => {
    await addAnswers(db, company, [...ordinary(50, [0, 1, 2]), ...said(doorstep, 12)]);
    expect(await find()).toBeNull();
    await addAnswers(db, company, ordinary(50, [3]));
    expect(await namesIn()).toEqual(['devant la porte']);
  });

  it('draws from a period that has more comments than it reads, and says so', async () => {
    await addWeeks(db, company, [
      ...said(doorstep, 40),
      ...ordinary(READ_MOST.eachBefore, [2]).map((given, at) => ({ ...given, id: `z${at}` })),
    ]);
    const found = await find();
    expect(found).toMatchObject({
      comments: 90,
      referenceComments: 350 + READ_MOST.eachBefore,
      sampled: true,
    });
    expect(found?.themes.map(({ name }) => name)).toEqual(['devant la porte']);
  });
});
