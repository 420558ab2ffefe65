import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import { compose, digestDetails, digestMessage, type Snapshot } from '../../src/digests/compose.ts';
import { headline } from '../../src/digests/sections/headline.ts';
import { indicatorsSection } from '../../src/digests/sections/indicators.ts';
import { indicatorsExample } from '../../src/digests/sections/indicators-example.ts';
import { movers } from '../../src/digests/sections/movers.ts';
import type { FeedbackFilters } from '../../src/feedback/filters.ts';
import { type CountRow, storeCounts } from '../../src/feedback/indicators/counts/count.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { plainText } from '../../src/messages/plain.ts';
import { somebody } from '../audit/somebody.ts';
import { addAnswers, type Given, times } from '../feedback/answers-on-file.ts';
import { addWeeks, doorstep, said } from '../feedback/themes/weeks-on-file.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type Company, makeCompany } from './company.ts';

const reader = (locale: Locale) => ({ locale, timeZone: 'Europe/Paris', channel: null });
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const week = { from: new Date('2026-11-16T08:00:00Z'), to: new Date('2026-11-23T08:00:00Z') };
const thursday = '2026-11-19T09:00:00Z';
const before = '2026-11-12T09:00:00Z';

describe('what a digest says of indicators', () => {
  const read = (data: object, locale: Locale = 'en') =>
    plain(plainText({ summary: '', blocks: indicatorsSection.view(data, reader(locale)) }, locale));
  const [hot, cold, csat] = indicatorsExample.figures;

  it('is hot and cold on one line, since each sees what the other misses', () => {
    expect(read({ figures: [hot, cold] })).toBe(
      '• NPS · just after an interaction 34 ± 6 (stable) · in the relationship survey 22 ± 9 (down)',
    );
    const few = { ...cold, value: null, low: null, high: null, margin: null, direction: null, change: null };
    expect(read({ figures: [{ ...hot, direction: null, previous: null }, few] }, 'fr')).toBe(
      '• NPS · à chaud 34 ± 6 · à froid pas assez de réponses',
    );
  });

  it('is a note where both are counted as one', () => {
    expect(read({ figures: [csat], mixed: true }, 'fr')).toContain(
      'Ici, réponses à chaud et à froid sont comptées ensemble, comme le demande ce bulletin',
    );
    expect(read({ figures: [csat], mixed: false })).not.toContain('counted as one');
  });

  it('is how many answered only where that moved', () => {
    const volume = (direction: string | null) =>
      read({ figures: [csat], volume: { now: 1809, before: 690, direction } });
    expect(volume('rise')).toContain('1,809 answers in all · more than before (690)');
    expect(volume('fall')).toContain('1,809 answers in all · fewer than before (690)');
    expect(volume('stable')).not.toContain('in all');
    expect(volume(null)).not.toContain('in all');
  });

  it('is still readable from a snapshot of before there was more', () => {
    expect(read({ figures: [csat] })).toBe('• Satisfaction 86% ± 5 · 214 answers · up');
  });

  it('gives a small share its decimal, and no margin of nothing', () => {
    const churn = { ...indicatorsExample.churn, margin: 0.0001 };
    expect(read({ figures: [], churn })).toContain('in October 2.1% ± 0.1 · of 8,240 customers · up');
  });
});

describe('a headline', () => {
  const told = (more: object, locale: Locale = 'fr') =>
    plain(
      plainText(
        {
          summary: '',
          blocks: headline.view({ answers: 40, moved: null, compared: true, ...more }, reader(locale)),
        },
        locale,
      ),
    );
  const theme = { name: 'devant la porte', count: 14, usual: 3.2 };

  it('tells the theme, beside what is usual, and nothing of what did not move', () => {
    expect(told({ theme })).toBe('14 commentaires évoquent « devant la porte » (environ 3 d’habitude)');
    expect(told({ theme, compared: false }, 'en')).toBe(
      '14 comments mention “devant la porte” (usually about 3)',
    );
    expect(told({ theme: { ...theme, usual: 0.2 } })).toContain('(presque aucun d’habitude)');
    expect(told({ theme: { ...theme, usual: 0 } }, 'en')).toContain('(none before)');
  });

  it('tells a month’s lost customers by their month', () => {
    expect(told({ moved: indicatorsExample.churn })).toBe(
      'Part de clients perdus en octobre en hausse : 2,1 % ± 0,3',
    );
  });
});

onAnyEngine((engine) => {
  let database: Database;
  let company: Company;
  beforeAll(async () => {
    database = await freshDatabase(engine);
  });
  beforeEach(async () => {
    company = await makeCompany(database);
  });

  const add = (...given: Given[]) => addAnswers(database.db, company.workspace.id, given);
  const store = (...rows: CountRow[]) => storeCounts(database, company.workspace.id, rows, somebody);
  const composed = (sections: string[], filters: FeedbackFilters = {}, id: string | null = null) =>
    compose(
      database.db,
      company.workspace,
      {
        id,
        sections,
        filters,
        channels: [{ address: 'slack:C1', name: 'general' }],
        timeZone: 'Europe/Paris',
        cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
      },
      week,
      menu.sections,
    );
  const text = (snapshot: Snapshot, locale: Locale = 'en') =>
    plain(plainText(digestMessage(snapshot, reader(locale), menu.sections), locale));
  const month = (kind: CountRow['kind'], count: number): CountRow => ({
    kind,
    of: '',
    from: new Date('2026-09-30T22:00:00Z'),
    to: new Date('2026-10-31T23:00:00Z'),
    count,
  });

  it('says that answers rate more than one question of a metric, of which the first counts', async () => {
    await add(...times(30, { score: 10, at: thursday }), ...times(20, { score: 9, at: before }));
    expect(text(await composed(['indicators']))).not.toContain('more than one question');
    const answered = await database.db.feedback.findMany({
      where: { workspaceId: company.workspace.id, answeredAt: new Date(thursday) },
    });
    const second = { metric: 'nps', score: 0, place: 1, counts: false };
    await database.db.feedbackScore.createMany({
      data: answered.map(({ workspaceId, id }) => ({ workspaceId, feedbackId: id, ...second })),
    });
    const told = await composed(['indicators']);
    expect(text(told)).toMatch(/NPS 100 .*30 answers/);
    expect(text(told)).toContain(
      'NPS: some answers rate more than one question; the first of each answer counts. Each question for itself: /voice nps by question',
    );
    expect(text(told, 'fr')).toContain('NPS : certaines réponses notent plus d’une question');
    expect(text(await composed(['indicators'], { metrics: ['csat'] }))).not.toContain(
      'more than one question',
    );
  });

  it('shows hot and cold side by side, together only where the schedule asks', async () => {
    await add(
      ...times(30, { score: 10, at: thursday }),
      ...times(30, { score: 0, at: thursday, heat: 'cold', sourceId: 'survey' }),
    );
    expect(text(await composed(['indicators']))).toMatch(
      /NPS · just after an interaction 100 .* · in the relationship survey −100 /,
    );
    const mixed = text(await composed(['indicators'], { mixed: true }));
    expect(mixed).toContain('NPS 0 ± 24 · 60 answers');
    expect(mixed).toContain('Hot and cold answers are counted as one here');
  });

  it.each([
    ['happy', 'clients contents', 'happy customers', 9],
    ['neutral', 'clients neutres', 'neutral customers', 7],
    ['unhappy', 'clients mécontents', 'unhappy customers', 3],
  ] as const)(
    'tells counts and quotes of %s customers, and no figure that choosing them makes',
    async (mood, french, english, score) => {
      const verbatim = `Words of a customer who gave ${score}, long enough to be quoted in a digest.`;
      const answers = (count: number, when: string) => [
        ...times(count, { score, at: when, touchpoint: 'delivery', verbatim }),
        ...times(6, { score: mood === 'happy' ? 0 : 10, at: when, touchpoint: 'delivery' }),
        ...times(6, { score: { happy: 7, neutral: 4, unhappy: 1 }[mood], metric: 'ces', at: when }),
      ];
      await add(...answers(30, thursday), ...answers(10, before));
      const snapshot = await composed(['headline', 'indicators', 'movers', 'verbatims'], { mood });
      const said = text(snapshot);
      expect(said).toContain(`36 answers from ${english}`);
      expect(digestMessage(snapshot, reader('fr'), menu.sections).summary).toContain(
        `36 réponses de ${french}`,
      );
      expect(said).toMatch(/NPS · 30 answers/);
      expect(said).toMatch(/Ease \(CES\) · 6 answers/);
      expect(said).toContain('more than before (16)');
      expect(said).toContain(verbatim);
      const details = digestDetails(snapshot, reader('en'), menu.sections);
      for (const shown of [said, text(snapshot, 'fr'), details ? plain(plainText(details, 'en')) : ''])
        expect(shown).not.toMatch(
          /±|between|entre [−\d]|[−\d]\s?%|NPS [−\d]|en hausse|is up|is down|next digest/,
        );
      expect(snapshot.sections.map(({ id }) => id)).not.toContain('movers');
    },
  );

  it('tells the response rate and the volume beside the scores', async () => {
    const dayMs = 86_400_000;
    const first = Date.parse('2026-11-15T23:00:00Z');
    await store(
      ...Array.from({ length: 7 }, (_, i) => ({
        kind: 'invitations' as const,
        of: 'phone',
        from: new Date(first + i * dayMs),
        to: new Date(first + (i + 1) * dayMs),
        count: 20,
      })),
    );
    await add(...times(35, { score: 10, at: thursday }), ...times(10, { score: 10, at: before }));
    const snapshot = await composed(['indicators']);
    expect(text(snapshot)).toContain('Response rate 25% ± 7 · of 140 invited · nothing to compare with yet');
    expect(text(snapshot)).toContain('35 answers in all · more than before (10)');
    const details = digestDetails(snapshot, reader('fr'), menu.sections);
    expect(details && plain(plainText(details, 'fr'))).toContain(
      'Toutes réponses confondues : 35 ; 10 avant',
    );
  });

  it('says nothing of a metric whose source sent nothing, nor of any where none did', async () => {
    await add(...times(30, { score: 5, metric: 'csat', at: before, sourceId: 'survey' }));
    expect((await composed(['headline', 'indicators'])).sections).toEqual([]);
    await add(...times(6, { score: 10, at: thursday }), ...times(6, { score: 10, at: before }));
    const said = text(await composed(['indicators']));
    expect(said).toContain('NPS 100');
    expect(said).not.toMatch(/Satisfaction|fewer/);
  });

  it('tells the churn of a month once in a schedule, as soon as it is known', async () => {
    await add(...times(6, { score: 10, at: thursday }));
    const schedule = await company.schedule({}, new Date('2026-11-01T09:00:00Z'));
    const first = await composed(['headline', 'indicators'], {}, schedule.id);
    expect(text(first)).not.toContain('lost');
    await store(month('customers', 980), month('lost', 49));
    const second = await composed(['indicators'], {}, schedule.id);
    expect(text(second)).toContain('Share of customers lost in October 5% ± 1.4 · of 980 customers');
    await database.db.digestRun.create({
      data: {
        workspaceId: company.workspace.id,
        id: 'run',
        scheduleId: schedule.id,
        occurrenceAt: week.to,
        coversFrom: week.from,
        coversTo: week.to,
        outcome: 'posted',
        snapshot: JSON.parse(JSON.stringify(second)),
        createdAt: week.to,
      },
    });
    // Refused, so that the channel has not read it yet.
    const at = { queuedAt: week.to, notBefore: week.to };
    const post = {
      workspaceId: company.workspace.id,
      id: 'post',
      kind: 'digest',
      address: 'slack:C1',
      ...at,
    };
    await database.db.delivery.create({
      data: { ...post, subject: 'run:run', content: {}, state: 'dropped', reason: 'archived' },
    });
    expect(text(await composed(['indicators'], {}, schedule.id))).toContain('lost in October');
    await database.db.delivery.updateMany({ where: { id: 'post' }, data: { state: 'sent', reason: null } });
    expect(text(await composed(['indicators'], {}, schedule.id))).not.toContain('lost');
    const other = await company.schedule({ name: 'Other' }, new Date('2026-11-01T09:00:00Z'));
    expect(text(await composed(['indicators'], {}, other.id))).toContain('lost in October');
  });

  it('tells where it moved, three places at most, and nothing where nothing did', async () => {
    const turned = (touchpoint: string, now: number, then: number) => [
      ...times(20, { score: now, at: thursday, touchpoint }),
      ...times(20, { score: then, at: before, touchpoint }),
    ];
    await add(...turned('pay', 8, 8), ...turned('buy', 10, 10));
    expect((await composed(['movers'])).sections).toEqual([]);
    await add(
      ...turned('delivery', 0, 10),
      ...turned('a', 10, 0),
      ...turned('b', 0, 8),
      ...turned('c', 10, 0),
    );
    const snapshot = await composed(['movers']);
    expect(text(snapshot, 'fr')).toContain('• Livraison · NPS −100');
    expect(text(snapshot, 'fr')).toContain('en baisse (100 avant)');
    expect(text(snapshot).match(/•/g)).toHaveLength(3);
    expect(digestMessage(snapshot, reader('en'), menu.sections).summary).toMatch(/ – .+ · NPS /);
    const details = digestDetails(snapshot, reader('en'), menu.sections);
    expect(details && plainText(details, 'en')).toContain('all those of this digest: 8.');
    expect((await composed(['movers'], { touchpoints: ['delivery'] })).sections).toEqual([]);
  });

  it('leads with a theme that stands out, told by a customer right under it, and does not say the same again below', async () => {
    await addWeeks(database.db, company.workspace.id, said(doorstep, 12));
    const snapshot = await composed(['headline', 'themes']);
    expect(text(snapshot, 'fr')).toMatch(/^12 commentaires évoquent « devant la porte » \(aucun avant\)/m);
    const [, ...below] = text(snapshot, 'fr').split('devant la porte');
    expect(below.join('devant la porte')).not.toContain('« devant la porte »');
    // Right under it, in a customer's own words.
    expect(digestMessage(snapshot, reader('fr'), menu.sections).blocks[2]).toMatchObject({
      kind: 'quote',
      text: expect.stringContaining('devant la porte'),
    });
    expect(digestMessage(snapshot, reader('en'), menu.sections).summary).toContain(
      '– 12 comments in French mention “devant la porte” (none before)',
    );
    expect(text(await composed(['themes', 'headline']), 'fr')).toContain(
      'nouveau : 12 des 62 commentaires en français, 19 %',
    );
  });

  it('has an example that its own shape takes', () => {
    expect(() => movers.view(movers.example, reader('fr'))).not.toThrow();
  });
});
