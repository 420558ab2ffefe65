// `portevoix indicators --by month`: periods in order, the cut ones said, rates beside, and what it refuses.
import { beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/command.ts';
import { indicatorsCommand } from '../../src/cli/indicators.ts';
import { storeCounts } from '../../src/feedback/indicators/counts/count.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { somebody } from '../audit/somebody.ts';
import { addAnswers, addCompany, times } from '../feedback/answers-on-file.ts';
import { freshUrl, onAnyEngine, openedHere } from '../harness/database.ts';
import { onDatabase, unattended } from '../harness/unattended.ts';

onAnyEngine((engine) => {
  let url: string;
  beforeAll(async () => {
    url = await freshUrl(engine);
    const database = await openedHere(url);
    const { db } = database;
    await addCompany(db, 'acme');
    await addAnswers(db, 'acme', [
      ...times(60, { score: 10, at: '2026-09-10T12:00:00Z' }),
      ...times(40, { score: 2, at: '2026-09-10T12:00:00Z' }),
      // On the last evening of October in Paris: still October in UTC too, and the first of November is not.
      ...times(50, { score: 10, at: '2026-10-31T22:30:00Z' }),
      ...times(3, { score: 10, at: '2026-10-31T23:30:00Z' }),
      ...times(10, { metric: 'csat', score: 5, at: '2026-11-10T12:00:00Z' }),
    ]);
    const day = (text: string) => new Date(`${text}T00:00:00+02:00`);
    const month = (kind: 'customers' | 'lost', from: string, to: string, count: number) => ({
      ...{ kind, of: '', from: day(from), to: day(to), count },
    });
    await storeCounts(
      database,
      'acme',
      [
        month('customers', '2026-08-01', '2026-09-01', 1000),
        month('lost', '2026-08-01', '2026-09-01', 10),
        month('customers', '2026-09-01', '2026-10-01', 990),
        month('lost', '2026-09-01', '2026-10-01', 20),
        { kind: 'invitations', of: 'phone', from: day('2026-09-01'), to: day('2026-10-01'), count: 400 },
      ],
      somebody,
    );
  });

  /** Runs the command on Thursday 26 November 2026 at 10:00 in Paris. */
  async function run(args: readonly string[], locale: Locale = 'en') {
    const clock = { now: () => new Date('2026-11-26T09:00:00Z') };
    const { io, out } = unattended({ env: onDatabase(url), clock, locale });
    const status = await indicatorsCommand.run(args, io);
    return { status, text: out.join('\n').replaceAll(/[\u00a0\u202f]/g, ' ') };
  }
  const json = async (args: readonly string[]) => JSON.parse((await run(['--json', ...args])).text);

  it('tells the last twelve months, by the company’s clock, and which of them is not over', async () => {
    const months = await json(['--by', 'month']);
    expect(months.map(({ from }: { from: string }) => from)).toHaveLength(12);
    expect(months[0]).toMatchObject({ from: '2025-12-01', to: '2025-12-31', whole: true });
    expect(months.at(-1)).toMatchObject({ from: '2026-11-01', to: '2026-11-25', whole: false });
    const nps = months.map(
      ({ indicators }: { indicators: { metric: string; n: number; value: number | null }[] }) => {
        const found = indicators.find(({ metric }) => metric === 'nps');
        return [found?.n, found?.value];
      },
    );
    expect(nps.slice(-3)).toEqual([
      [100, 20],
      [50, 100],
      [3, null],
    ]);
  });

  it('tells the response rate and who left of each', async () => {
    const [september] = await json(['--by', 'month', '--from', '2026-09-01', '--to', '2026-09-30']);
    expect(september.responses).toMatchObject([{ hits: 100, n: 400, value: 0.25 }]);
    expect(september.churn).toMatchObject({ hits: 20, n: 990 });
    const [quarter] = await json(['--by', 'quarter', '--from', '2026-07-01', '--to', '2026-09-30']);
    expect(quarter).toMatchObject({ whole: true, churn: { hits: 30, n: 1990 } });
    const [part] = await json([
      '--by',
      'month',
      '--from',
      '2026-09-01',
      '--to',
      '2026-09-30',
      '--metric',
      'nps',
    ]);
    expect(part).toMatchObject({ responses: [], churn: null });
  });

  describe.each([
    ['en', 'Month', '2026-09', '20 ± 19 (100)', '* Not a whole period: 1–25 November 2026.'],
    ['fr', 'Mois', '2026-09', '20 ± 19 (100)', '* Période incomplète : 1er–25 novembre 2026.'],
  ] as const)('as a table in %s', (locale, head, month, nps, cut) => {
    it('has a row for each, and says which is cut', async () => {
      const { text } = await run(['--by', 'month', '--from', '2026-09-01'], locale);
      const lines = text.split('\n');
      expect(lines[0]).toMatch(new RegExp(`^${head} +NPS`));
      expect(lines.find((line) => line.startsWith(month))).toContain(nps);
      expect(lines.find((line) => line.startsWith('2026-11 *'))).toContain('– (3)');
      expect(text).toContain(cut);
    });
  });

  it('tells weeks from Monday to Sunday, and splits what was counted by month among none', async () => {
    const weeks = await json(['--by', 'week', '--from', '2026-09-07', '--to', '2026-09-16']);
    expect(weeks.map(({ from, to, whole }: Record<string, unknown>) => [from, to, whole])).toEqual([
      ['2026-09-07', '2026-09-13', true],
      ['2026-09-14', '2026-09-16', false],
    ]);
    expect(weeks[0].indicators).toMatchObject([{ metric: 'nps', value: 20, n: 100 }]);
    expect(weeks.map(({ responses, churn }: Record<string, unknown>) => [responses, churn])).toEqual([
      [[], null],
      [[], null],
    ]);
  });

  it.each([
    ['en', ['--by', 'week', '--from', '2020-01-01'], /--by week: 361 periods are too many, 120 at most/],
    ['en', ['--by', 'month', '--from', '2026-02-30'], /“2026-02-30” is not a day/],
    [
      'en',
      ['--by', 'month', '--from', '2026-10-01', '--to', '2026-09-01'],
      /ends \(Tuesday 1 Sep.*before it starts/,
    ],
    ['fr', ['--by', 'week', '--from', '2020-01-01'], /--by week : 361 périodes, c’est trop ; 120 au plus/],
    ['fr', ['--by', 'month', '--from', '2026-02-30'], /« 2026-02-30 »/],
    [
      'fr',
      ['--by', 'month', '--from', '2026-10-01', '--to', '2026-09-01'],
      /finit \(mardi 1er sept.*avant de commencer/,
    ],
  ] as const)('in %s %j is refused by what was written', async (locale, args, why) => {
    const refused = await run(args, locale).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UsageError);
    expect(String(refused).replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(why);
  });
});
