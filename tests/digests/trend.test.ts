import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/client.ts';
import {
  compose,
  digestDetails,
  digestMessage,
  type Snapshot,
  snapshotFrom,
} from '../../src/digests/compose.ts';
import { indicatorsSection } from '../../src/digests/sections/indicators.ts';
import { indicatorsExample } from '../../src/digests/sections/indicators-example.ts';
import { trendChart, type WeeklyTrend } from '../../src/digests/trend.ts';
import type { FeedbackFilters } from '../../src/feedback/filters.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import type { Message } from '../../src/messages/message.ts';
import { addAnswers, type Given } from '../feedback/answers-on-file.ts';
import { freshDatabase, onAnyEngine } from '../harness/database.ts';
import { type Company, makeCompany } from './company.ts';
import { fullSnapshot } from './snapshots.ts';

const reader = (locale: Locale) => ({ locale, timeZone: 'Europe/Paris', channel: null });
const bare = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('−', '-');
const charts = (message: Message | null) =>
  (message?.blocks ?? []).flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));

/** From the week of 31 August 2026 (36) on, as Paris has them. */
function weeks(values: readonly (number | null)[], more: Partial<WeeklyTrend> = {}): WeeklyTrend {
  const points = values.map((value, at) => ({
    from: new Date(Date.parse('2026-08-30T22:00:00Z') + at * 7 * 86_400_000).toISOString(),
    value,
    n: value === null ? 4 : 50,
    margin: value === null ? null : 6 + at,
  }));
  return { metric: 'nps', heat: null, timeZone: 'Europe/Paris', points, ...more };
}

describe('the sentence of a trend', () => {
  const sentence = (trend: WeeklyTrend, locale: Locale = 'en') =>
    bare(trendChart([trend], reader(locale)).sentence);

  it.each([
    [
      'en',
      'NPS: 30 in week 36, 31 in week 39. Lowest -4 (week 38), highest 42 (week 37). Margins of a week: ± 6 to ± 9.',
    ],
    [
      'fr',
      'NPS : 30 en semaine 36, 31 en semaine 39. Au plus bas -4 (semaine 38), au plus haut 42 (semaine 37). Marges d’une semaine : de ± 6 à ± 9.',
    ],
  ] as const)('says where it began and ended, and between what it lay (%s)', (locale, said) => {
    expect(sentence(weeks([30, 42, -4, 31]), locale)).toBe(said);
  });

  it('says how many weeks are left out, and of none and of one that there is no more', () => {
    expect(sentence(weeks([30, null, null, 34]))).toBe(
      'NPS: 30 in week 36, 34 in week 39. Margins of a week: ± 6 to ± 9. 2 weeks have fewer than 5 answers and are left out.',
    );
    expect(sentence(weeks([null, 30]), 'fr')).toBe(
      'NPS : 30 en semaine 37. Marge de chaque semaine : ± 7. 1 semaine a moins de 5 réponses et n’est pas montrée.',
    );
    expect(sentence(weeks([null, null]))).toBe('NPS: none of these 2 weeks has 5 answers.');
  });

  it('says no lowest and no highest of what never moved', () => {
    expect(sentence(weeks([30, 30.2, 29.8]))).toBe(
      'NPS: 30 in week 36, 30 in week 38. Margins of a week: ± 6 to ± 8.',
    );
  });

  it('has the units that readers see, and names each week once over the end of a year', () => {
    const csat = trendChart([weeks([0.861, 0.9], { metric: 'csat', heat: 'hot' })], reader('en'));
    expect(csat).toMatchObject({ title: 'Satisfaction · after an interaction, week by week', unit: '%' });
    expect(csat.series).toEqual([{ name: 'after an interaction', values: [86, 90] }]);
    const ces = trendChart([weeks([5.62, 6], { metric: 'ces' })], reader('fr'));
    expect(ces).toMatchObject({ title: 'Facilité (CES), semaine par semaine', unit: '/7' });
    expect(ces.series[0]?.values).toEqual([5.6, 6]);
    const points = [14, 15, 16, 17, 18, 19].map((at) => {
      const from = new Date(Date.parse('2026-08-30T22:00:00Z') + at * 7 * 86_400_000 + 3_600_000);
      return { from: from.toISOString(), value: 1, n: 9, margin: 1 };
    });
    expect(trendChart([weeks([], { points })], reader('fr')).categories).toEqual([
      'S50',
      'S51',
      'S52',
      'S53',
      'S1',
      'S2',
    ]);
  });
});

describe('a digest', () => {
  const sectionsWith = (trends: object | undefined) => {
    const { trends: _, ...data } = indicatorsExample;
    return [{ id: 'indicators', data: trends ? { ...data, trends } : data }];
  };
  const drawn = (sections: Snapshot['sections']) => {
    const snapshot = snapshotFrom(JSON.parse(JSON.stringify({ ...fullSnapshot, sections })));
    return {
      message: digestMessage(snapshot, reader('en'), menu.sections),
      details: digestDetails(snapshot, reader('en'), menu.sections),
    };
  };

  it('shows one chart, below all that is read; its thread has the others', () => {
    const { message, details } = drawn(fullSnapshot.sections);
    expect(charts(message).map(({ title }) => title)).toEqual(['NPS · relationship survey, week by week']);
    expect(message.blocks.map(({ kind }) => kind).slice(-2)).toEqual(['chart', 'buttons']);
    expect(charts(details).map(({ title }) => title)).toEqual(['Satisfaction, week by week']);
  });

  it('that was stored before there were charts is read as it was, and shows none', () => {
    const { message, details } = drawn(sectionsWith(undefined));
    expect(charts(message)).toEqual([]);
    expect(charts(details)).toEqual([]);
    expect(message.blocks.length).toBeGreaterThan(2);
  });

  it('whose indicators lead nowhere shows charts in its thread alone', () => {
    const { message, details } = drawn(sectionsWith({ lead: null, others: [weeks([1, 2])] }));
    expect(charts(message)).toEqual([]);
    expect(charts(details)).toHaveLength(1);
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

  const END = Date.parse('2026-11-23T08:00:00Z');
  /** So many answers on the Wednesday of each whole week before, the latest first. */
  const weekly = (counts: readonly number[], given: Partial<Given> = {}): Given[] =>
    counts.flatMap((count, ago) =>
      Array.from({ length: count }, (_, i) => ({
        score: i % 4 === 0 ? 4 : 10,
        at: new Date(Date.parse('2026-11-18T11:00:00Z') - ago * 7 * 86_400_000).toISOString(),
        ...given,
      })),
    );
  const told = async (given: readonly Given[], { filters = {} as FeedbackFilters, days = 7 } = {}) => {
    await addAnswers(database.db, company.workspace.id, given);
    const period = { from: new Date(END - days * 86_400_000), to: new Date(END), lookBack: 14 * 86_400_000 };
    const snapshot = await compose(
      database.db,
      company.workspace,
      {
        sections: ['indicators'],
        filters,
        channels: [{ address: 'slack:C1', name: 'general' }],
        timeZone: 'Europe/Paris',
        cadence: { kind: 'weekly', weekday: 1, at: '09:00' },
      },
      period,
      menu.sections,
    );
    const found = charts(digestMessage(snapshot, reader('en'), menu.sections));
    const inThread = charts(digestDetails(snapshot, reader('en'), menu.sections));
    return { charts: found, inThread, snapshot };
  };
  const twelve = Array<number>(12).fill(8);

  it('a digest shows its leading indicator over twelve whole weeks, from the answers of its channels’ filters', async () => {
    const given = [
      ...weekly(twelve, { touchpoint: 'delivery' }),
      ...weekly(twelve, { score: 0, touchpoint: 'pay' }),
    ];
    const all = await told(given);
    expect(
      all.charts.map(({ categories, series }) => [categories.at(0), categories.at(-1), series[0]?.values[0]]),
    ).toEqual([['W36', 'W47', -25]]);
    const narrowed = await told([], { filters: { touchpoints: ['delivery'] } });
    expect(narrowed.charts[0]?.series[0]?.values).toEqual(Array(12).fill(50));
  });

  it('shows none where one week has too few answers, nor for a few days, nor of what was chosen by its score', async () => {
    const given = weekly([8, 8, 8, 4, 8, 8, 8, 8, 8, 8, 8, 8]);
    expect(await told(given)).toMatchObject({ charts: [], inThread: [] });
    const [one] = weekly([0, 0, 0, 1]);
    if (!one) throw new Error('no answer');
    expect((await told([{ ...one, id: 'the fifth' }])).charts).toHaveLength(1);
    expect((await told([], { days: 1 })).charts).toEqual([]);
    expect((await told([], { filters: { mood: 'happy' } })).charts).toEqual([]);
  });

  it('leads with what moved, and shows two others in its thread', async () => {
    const { charts: shown, inThread } = await told([
      ...weekly(Array(12).fill(30)),
      ...weekly([60, ...Array(11).fill(30)], {
        metric: 'csat',
        score: 5,
        received: new Date(END - 3_600_000).toISOString(),
      }).slice(0, 60),
      ...weekly([0, ...Array(11).fill(40)], { metric: 'csat', score: 2 }),
      ...weekly(twelve, { metric: 'ces', score: 6 }),
    ]);
    expect(shown.map(({ title }) => title)).toEqual(['Satisfaction, week by week']);
    expect(inThread.map(({ title }) => title)).toEqual(['NPS, week by week', 'Ease (CES), week by week']);
  });

  it('keeps what it showed: answers that come later change no digest that was told', async () => {
    const { snapshot } = await told(weekly(twelve));
    const stored = JSON.parse(JSON.stringify(snapshot));
    await addAnswers(database.db, company.workspace.id, weekly(twelve, { score: 0, sourceId: 'phone' }));
    const again = charts(digestMessage(snapshotFrom(stored), reader('fr'), menu.sections));
    expect(again[0]?.series[0]?.values).toEqual(Array(12).fill(50));
    expect(indicatorsSection.view(stored.sections[0].data, reader('fr')).map(({ kind }) => kind)).toEqual([
      'list',
      'chart',
    ]);
  });
});
