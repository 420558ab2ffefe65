import { beforeAll, beforeEach, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { indicatorsCommand } from '../../src/cli/indicators.ts';
import type { Db } from '../../src/database/client.ts';
import { storeCounts } from '../../src/feedback/indicators/counts/count.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { somebody } from '../audit/somebody.ts';
import { addAnswers, addCompany, times } from '../feedback/answers-on-file.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';

onAnyEngine((engine) => {
  let url: string;
  let db: Db;
  beforeAll(async () => {
    url = await freshUrl(engine);
    ({ db } = await openedHere(url));
    await addCompany(db, 'acme');
  });
  beforeEach(async () => {
    await db.feedback.deleteMany();
  });

  /** Runs the command on Thursday 26 November 2026 at 10:00 in Paris. */
  async function run(args: readonly string[], locale: Locale = 'en', database = url) {
    const clock = { now: () => new Date('2026-11-26T09:00:00Z') };
    const { io, out, err } = unattended({ env: onDatabase(database), clock, locale });
    const status = await indicatorsCommand.run(args, io);
    return { status, out, err };
  }

  async function json(args: readonly string[]): Promise<unknown> {
    return JSON.parse((await run(['--json', ...args])).out.join('\n'));
  }

  it('prints exactly the promised fields, and nothing else', async () => {
    await addAnswers(db, 'acme', [
      ...times(50, { score: 10, at: '2026-11-20T12:00:00Z' }),
      ...times(30, { score: 8, at: '2026-11-20T12:00:00Z' }),
      ...times(20, { score: 2, at: '2026-11-20T12:00:00Z' }),
      ...times(4, { metric: 'csat', score: 5, at: '2026-11-20T12:00:00Z' }),
    ]);
    const { status, out, err } = await run(['--json']);
    expect({ status, err }).toEqual({ status: 0, err: [] });
    const untested = { previous: null, change: null, significant: false, direction: null };
    expect(JSON.parse(out.join('\n'))).toEqual([
      {
        metric: 'nps',
        value: 30,
        n: 100,
        low: expect.closeTo(14.0508532, 6),
        high: expect.closeTo(44.201574, 6),
        margin: expect.closeTo(15.0753604, 6),
        ...untested,
      },
      {
        metric: 'csat',
        value: null,
        n: 4,
        low: null,
        high: null,
        margin: null,
        ...untested,
        reason: 'not-enough-answers',
      },
    ]);
  });

  it("counts whole days of the company's time zone, the last one included", async () => {
    await addAnswers(db, 'acme', [
      // Midnight in Paris is 23:00 of the day before in UTC.
      ...times(5, { score: 10, at: '2026-11-18T23:00:00Z' }),
      ...times(1, { score: 10, at: '2026-11-25T22:59:59.999Z' }),
      ...times(7, { score: 0, at: '2026-11-18T22:59:59.999Z' }),
      ...times(9, { score: 0, at: '2026-11-25T23:00:00Z' }),
    ]);
    const lastSevenDays = [{ value: 100, n: 6, previous: -100 }];
    expect(await json([])).toMatchObject(lastSevenDays);
    expect(await json(['--from', '2026-11-19', '--to', '2026-11-25'])).toMatchObject(lastSevenDays);
    expect(await json(['--from', '2026-11-26', '--to', '2026-11-26'])).toMatchObject([{ value: -100, n: 9 }]);
  });

  it('narrows by the groups that answers have, by name and value in either language, and tells what there is', async () => {
    const at = '2026-11-20T12:00:00Z';
    await addAnswers(db, 'acme', [
      ...times(5, { score: 10, at, segments: { Pays: 'Belgique', plan: 'Pro' } }),
      ...times(6, { score: 3, at, segments: { Pays: 'France', plan: 'Pro' } }),
      ...times(7, { score: 8, at, segments: { Pays: 'France', niveau: 'Pro' } }),
    ]);
    const of = async (...args: string[]) => json(args);
    expect(await of('--segment', 'Pays=Belgique')).toMatchObject([{ n: 5, value: 100 }]);
    expect(await of('--segment', 'country = belgique')).toMatchObject([{ n: 5 }]);
    expect(await of('--segment', 'FRANCE', '--segment', 'plan=Pro')).toMatchObject([{ n: 6 }]);
    expect(await of('--segment', 'France', '--segment', 'Belgique')).toMatchObject([{ n: 18 }]);
    expect(await of('--segment', 'France', '--by', 'plan')).toMatchObject([
      { group: null, n: 7 },
      { group: 'Pro', n: 6 },
    ]);
    await expect(run(['--segment', 'Pays=Belgiqe'])).rejects.toThrow(
      new UsageError(
        'No answer has the segment “Pays=Belgiqe”; there are: Pays = Belgique, Pays = France, niveau = Pro, plan = Pro.',
      ),
    );
    await expect(run(['--segment', 'Pro'], 'fr')).rejects.toThrow(/désigne plusieurs segments/);
  });

  it('says that answers rate a metric in several questions, and tells each question for itself', async () => {
    const at = '2026-11-20T12:00:00Z';
    const scored = { metric: 'nps', counts: false, place: 1, scoreQuestion: 'shop' } as const;
    await db.question.createMany({
      data: [
        { workspaceId: 'acme', id: 'brand', text: 'Recommend the brand?' },
        { workspaceId: 'acme', id: 'shop', text: 'Recommend the shop?' },
      ],
    });
    await addAnswers(db, 'acme', times(6, { score: 10, at }));
    expect((await run([])).out.join('\n')).not.toContain('question');
    await db.feedback.updateMany({ data: { scoreQuestion: 'brand' } });
    const ids = (await db.feedback.findMany({ select: { id: true } })).map(({ id }) => id);
    await db.feedbackScore.createMany({
      data: ids.map((feedbackId) => ({ workspaceId: 'acme', feedbackId, score: 2, ...scored })),
    });
    const { out } = await run([]);
    expect(out[1]).toContain('NPS 100');
    expect(out[2]).toBe(
      'NPS: some answers rate more than one question; the first of each answer counts. Each question for itself: --by question',
    );
    expect(await json(['--by', 'question'])).toMatchObject([
      { group: 'Recommend the brand?', value: 100, n: 6 },
      { group: 'Recommend the shop?', value: -100, n: 6 },
    ]);
  });

  it('by what no answer has is refused with what there is, where none has a group at all, too', async () => {
    const at = '2026-11-20T12:00:00Z';
    await addAnswers(db, 'acme', times(9, { score: 9, at }));
    for (const [locale, why] of [
      [
        'en',
        /segment named “fortnight”; there are: touchpoint, source, heat, question, week, month, quarter\./,
      ],
      ['fr', /segment nommé «.fortnight.».; .*touchpoint, source, heat, question, week, month, quarter\./],
    ] as const)
      await expect(run(['--by', 'fortnight'], locale)).rejects.toMatchObject({
        message: expect.stringMatching(why),
      });
    expect(await json(['--by', 'plan', '--from', '2025-01-01', '--to', '2025-01-31'])).toEqual([]);
  });

  it('narrows by source, metric, touchpoint, heat and mood', async () => {
    const at = '2026-11-20T12:00:00Z';
    await addAnswers(db, 'acme', [
      ...times(5, { score: 10, at, touchpoint: 'Livraison' }),
      ...times(6, { score: 3, at, heat: 'cold', sourceId: 'survey' }),
      ...times(7, { metric: 'ces', score: 6, at }),
    ]);
    const counts = async (...args: string[]) => {
      const found = await json(args);
      return Array.isArray(found)
        ? found.map(({ metric, heat, n }) => [metric, heat, n].filter(Boolean).join(' '))
        : [];
    };
    expect(await counts()).toEqual(['nps hot 5', 'nps cold 6', 'ces 7']);
    expect(await counts('--source', 'survey')).toEqual(['nps 6']);
    expect(await counts('--source', 'survey', '--source', 'phone', '--metric', 'NPS')).toEqual([
      'nps hot 5',
      'nps cold 6',
    ]);
    expect(await counts('--touchpoint', 'Livraison')).toEqual(['nps 5']);
    expect(await counts('--heat', 'cold')).toEqual(['nps 6']);
    expect(await counts('--mood', 'happy')).toEqual(['nps 5', 'ces 7']);
  });

  it('reads as lines in the language of the operator', async () => {
    await addAnswers(db, 'acme', [
      ...times(50, { score: 10, at: '2026-11-20T12:00:00Z' }),
      ...times(50, { score: 8, at: '2026-11-20T12:00:00Z' }),
    ]);
    expect((await run([])).out).toEqual([
      '19–25 November 2026, compared with the days from Thursday 12 November 2026 on',
      'NPS 50 ±\u00a010, 100 answers, too few answers before to compare',
    ]);
    expect((await run(['--to', '2026-11-10'], 'fr')).out.at(-1)).toBe(
      'Aucune réponse notée sur cette période.',
    );
  });

  it('counts answers chosen by mood, and computes nothing of them', async () => {
    const at = '2026-11-20T12:00:00Z';
    await addAnswers(db, 'acme', [
      ...times(12, { score: 10, at, touchpoint: 'delivery' }),
      ...times(6, { score: 6, at, touchpoint: 'pay' }),
      ...times(7, { metric: 'ces', score: 7, at }),
    ]);
    expect((await run(['--mood', 'happy'])).out.slice(1)).toEqual([
      'NPS: 12 answers; no value, since they were chosen by their score',
      'CES: 7 answers; no value, since they were chosen by their score',
    ]);
    expect((await run(['--mood', 'Unhappy', '--by', 'touchpoint'], 'fr')).out.slice(1)).toEqual([
      'Paiement\u00a0: NPS\u00a0: 6 réponses\u202f; pas de valeur, puisqu’elles sont choisies d’après leur note',
    ]);
    expect(await json(['--mood', 'unhappy'])).toMatchObject([
      { metric: 'nps', value: null, n: 6, previous: null, direction: null, reason: 'chosen-by-score' },
    ]);
  });

  it('tells groups, all tested together, with what is kept back', async () => {
    const at = '2026-11-20T12:00:00Z';
    await addAnswers(db, 'acme', [
      ...times(12, { score: 10, at, touchpoint: 'delivery', segments: { région: 'Sud' } }),
      ...times(6, { score: 0, at, touchpoint: 'pay', segments: { région: 'Nord' } }),
      ...times(4, { score: 0, at, heat: 'cold', sourceId: 'survey' }),
    ]);
    expect((await run(['--by', 'touchpoint', '--mixed'], 'fr')).out.slice(1)).toEqual([
      'Livraison\u00a0: NPS 100 (entre 54 et 100), 12 réponses, trop peu de réponses avant pour comparer',
      'Paiement\u00a0: NPS\u00a0: masqué, pour qu’un groupe plus petit ne se devine pas (6 réponses)',
      '(non précisé)\u00a0: NPS\u00a0: pas assez de réponses (4 réponses)',
    ]);
    expect(await json(['--by', 'région', '--heat', 'hot'])).toMatchObject([
      { group: 'Sud', metric: 'nps', value: 100, n: 12 },
      { group: 'Nord', value: -100, n: 6 },
    ]);
    expect(await json(['--by', 'heat'])).toMatchObject([
      { group: 'hot', n: 18 },
      { group: 'cold', n: 4, value: null, reason: 'not-enough-answers' },
    ]);
    const unknown = run(['--by', 'regoin']);
    await expect(unknown).rejects.toThrow(
      'there are: touchpoint, source, heat, question, week, month, quarter, région.',
    );
  });

  it('tells the response rate and the churn where they are known', async () => {
    await addAnswers(db, 'acme', times(20, { score: 10, at: '2026-10-20T12:00:00Z' }));
    const october = { from: new Date('2026-09-30T22:00:00Z'), to: new Date('2026-10-31T23:00:00Z') };
    const database = await openedHere(url);
    await storeCounts(
      database,
      'acme',
      [
        { kind: 'invitations', of: 'phone', ...october, count: 100 },
        { kind: 'customers', of: '', ...october, count: 980 },
        { kind: 'lost', of: '', ...october, count: 49 },
      ],
      somebody,
    );
    expect((await run(['--from', '2026-10-01', '--to', '2026-10-31'])).out.slice(2)).toEqual([
      'Response rate 20% (between 13% and 29%), 20 of 100 invited, the time before is not known',
      'Share of customers lost in October 2026: 5% (between 3.8% and 6.5%), 49 of 980 customers, the time before is not known',
    ]);
    await database.db.count.deleteMany();
  });

  it('needs nothing but a database: an empty one has no indicators', async () => {
    const empty = await freshUrl(engine);
    expect((await run(['--json'], 'en', empty)).out).toEqual(['[]']);
    const asked = await run(['--json', '--metric', 'nps'], 'en', empty);
    expect(JSON.parse(asked.out.join('\n'))).toMatchObject([{ metric: 'nps', value: null, n: 0 }]);
  });

  it.each([
    {
      args: ['--from', '2026-02-30'],
      says: '“2026-02-30” is not a day that exists; write it as YYYY-MM-DD.',
    },
    { args: ['--metric', 'enps'], says: '--metric: “enps” is not known; there are: nps, csat, ces.' },
    { args: ['--heat', 'warm'], says: '--heat: “warm” is not known; there are: hot, cold.' },
    { args: ['--mood', 'cross'], says: '--mood: “cross” is not known; there are: happy, neutral, unhappy.' },
    { args: ['--score-min', '5'], says: 'Use --mood happy, --mood neutral or --mood unhappy.' },
    { args: ['--json', '--score-max=6'], says: '--score-max is no longer an option' },
    { args: ['--source', 'fax'], says: 'No source is named “fax”; there are: phone, survey.' },
    { args: ['--since', 'monday'], says: 'There is no option --since here.' },
    { args: ['nps'], says: '“nps” is one word too many here' },
  ])('refuses $args by name', async ({ args, says }) => {
    const refused = run(args);
    await expect(refused).rejects.toBeInstanceOf(UsageError);
    await expect(refused).rejects.toThrow(says);
  });
});
