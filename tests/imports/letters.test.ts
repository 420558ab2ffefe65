import { describe, expect, it } from 'vitest';
import type { UnderstoodColumn } from '../../src/feedback/files/columns.ts';
import { leading } from '../../src/feedback/scores.ts';
import { formats } from '../../src/i18n/formats.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import { doneMessage, progressMessage } from '../../src/imports/letters.ts';
import { offerMessage } from '../../src/imports/offered.ts';
import { firstPlan, foundIn } from '../../src/imports/plan.ts';
import { fit } from '../../src/messages/fit.ts';
import { slackLimits } from '../../src/platforms/slack/limits.ts';
import { slackMessage } from '../../src/platforms/slack/render.ts';

const long = '<!channel> & co '.repeat(60);
const columns = Array.from(
  { length: 40 },
  (_, i) => ({ header: `${i}<!here>${'x'.repeat(150)}`, field: 'segment' }) as const,
);
const found = foundIn({ columns, metric: 'nps', missing: null, sheet: long, sheets: [long, 'B'] });
const plan = { ...firstPlan(`${long}.xlsx`, []), found };
const row = {
  answeredAt: new Date('2026-10-05T22:30:00Z'),
  ...leading('nps', 9.5, long),
  touchpoint: long,
} as const;
const refusals = [1, 2, 3, 4, 5].map((line) => ({ line, column: long, reason: 'write to zoe@example.org' }));
const dryRun = {
  importable: 1,
  rejected: 5,
  mended: 2,
  furniture: 3,
  dropped: 4,
  filtered: 5,
  unscored: { count: 7, first: refusals },
  figures: [{ metric: 'nps', question: null, value: -12.5, scores: 8 }] as const,
  preview: [row, row, row, row, { ...row, comments: [] }],
  refusals,
};
const preview = { dryRun, dateOrder: 'dmy', dateReason: 'dates', timeZone: 'Europe/Paris' } as const;
const subject = { id: 'b0c5', fileName: `${long}.xlsx` };

describe.each(locales)('the message of an import in %s', (locale: Locale) => {
  const reader = { locale, formats: formats(locale, 'Pacific/Auckland') };
  const offer = offerMessage(subject, { plan, preview, country: 'FR' }, reader);

  it('fits into Slack’s with the longest names and words, buttons and all', () => {
    const { blocks, text } = slackMessage(offer, locale);
    expect(blocks?.length).toBeLessThanOrEqual(slackLimits.blocks);
    expect(JSON.stringify(blocks).length).toBeLessThan(16_000);
    for (const action of ['import.start', 'import.change', 'import.cancel']) {
      expect(JSON.stringify(blocks)).toContain(`${action}:b0c5`);
    }
    expect(text).not.toContain('<!');
    expect(fit(offer, slackLimits, locale).blocks.length).toBeGreaterThan(8);
  });

  it('shows days by the clock of the file, and no address that a refused cell holds', () => {
    expect(JSON.stringify(offer)).toContain(
      locale === 'fr' ? 'mardi 6 octobre 2026' : 'Tuesday 6 October 2026',
    );
    expect(JSON.stringify(offer)).not.toContain('zoe@');
  });

  it('shows the file’s own figure before its columns, and no one metric where each column says its own', () => {
    const two = foundIn({
      columns: [
        { header: 'NPS', field: 'score' },
        { header: 'CSAT', field: 'score' },
      ],
      metric: 'nps',
      missing: null,
      sheet: null,
      sheets: [],
    });
    const known = (['nps', 'csat'] as const).map(
      (metric): UnderstoodColumn => ({
        ...{ header: metric, field: 'score', metric, scale: null, values: {}, question: null, drops: [] },
        ...{ reason: 'name', isSure: true, leftOut: null, example: null, few: [] },
      }),
    );
    const drawn = (columns: Parameters<typeof offerMessage>[1]['columns']) =>
      JSON.stringify(
        offerMessage(
          subject,
          { plan: { ...plan, found: two }, preview, country: 'FR', ...(columns ? { columns } : {}) },
          reader,
        ),
      );
    const measured = locale === 'fr' ? 'Les notes sont' : 'The scores are';
    expect(drawn(undefined)).toContain(measured);
    const all = drawn(known);
    expect(all).not.toContain(measured);
    expect(all.indexOf(locale === 'fr' ? 'NPS de ce fichier' : 'NPS of this file')).toBeLessThan(
      all.indexOf(locale === 'fr' ? 'Ce que chaque colonne' : 'What each column'),
    );
  });

  it('cannot be started where no row can be imported', () => {
    const none = { ...preview, dryRun: { ...dryRun, importable: 0 } };
    const message = offerMessage(subject, { plan, preview: none, country: 'FR' }, reader);
    expect(JSON.stringify(message)).not.toContain('import.start');
  });

  it('counts as the language does', () => {
    const short = { id: 'b0c5', fileName: 'a.csv' };
    const numbers = {
      imported: 1,
      duplicates: 0,
      rejected: 1,
      mended: 0,
      furniture: 0,
      replaced: 0,
      differing: 0,
      dropped: 0,
      filtered: 0,
      unscored: { count: 0, first: [] },
      figures: [],
      batch: 1,
      source: 'a',
      refusals: [],
    };
    const done = doneMessage(short, { ...numbers, handed: false, wasInterrupted: true }, 'FR', reader);
    const going = progressMessage(short, { share: 1.2, rows: 1 }, reader);
    expect([done.summary, going.summary]).toEqual(
      locale === 'fr'
        ? [
            '«\u00a0a.csv\u00a0» est importé. 1 importée, 0 déjà là, 1 refusée.',
            'J’importe «\u00a0a.csv\u00a0»… 100\u00a0% · 1 ligne',
          ]
        : ['“a.csv” is imported. 1 imported, 0 already there, 1 refused.', 'Importing “a.csv”… 100% · 1 row'],
    );
    expect(done.blocks.filter(({ kind }) => kind === 'note')).toHaveLength(3);
  });
});
