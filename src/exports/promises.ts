// The promises of the brand, with what became of each in the last 90 days: those that hold, then those that ended.
import { phrases } from '../i18n/phrases.ts';
import { keptAmong, lately, PROMISE_DAYS } from '../promises/kept.ts';
import type { Known } from '../promises/known.ts';
import { allPromises } from '../promises/promise.ts';
import type { PromiseVerdict } from '../promises/verdict.ts';
import { knownText, verdictName } from '../promises/words.ts';
import { minuteOf } from '../sheet.ts';
import { defineExport, type ExportQuestion } from './export.ts';

export interface PromiseRow {
  readonly number: number;
  readonly promise: string;
  /** Its code, or the company's own words for it. */
  readonly touchpoint: string;
  readonly known: Known;
  readonly verdict: PromiseVerdict;
  /** In the unit of the target, as both ends of the 95 % interval; null under 5 answers. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly days: number;
  /** ISO 8601 in UTC: since when it says this, and when it ended. */
  readonly since: string;
  readonly endedAt: string | null;
}

/** At most some hundreds; of one that ended, by the days before it did. */
export async function promisesTold({
  db,
  workspace,
  now,
}: Pick<ExportQuestion, 'db' | 'workspace' | 'now'>): Promise<readonly PromiseRow[]> {
  const rows: PromiseRow[] = [];
  for (const promise of await allPromises(db, workspace.id)) {
    const [kept] = await keptAmong(db, workspace.id, [promise], lately(promise.endedAt ?? now));
    if (!kept) continue;
    const { number, sentence, touchpoint, known, verdict, value, low, high, n, since, endedAt } = kept;
    rows.push({
      ...{ number, promise: sentence, touchpoint, known, verdict, value, low, high, n, days: PROMISE_DAYS },
      ...{ since: since.toISOString(), endedAt: endedAt?.toISOString() ?? null },
    });
  }
  return rows;
}

const ELEMENTS =
  '{ number, promise, touchpoint, known: { by: "indicator", metric, heat, segment, target } | { by: "question", question, target: { bound: "at-least" | "at-most", value } }, verdict: "kept" | "partly" | "not" | "unknown", value, low, high, n, days, since, endedAt }.';

export const promisesExport = defineExport<PromiseRow>({
  name: 'promises',
  about: {
    en: 'promises by number, with what the answers of the last 90 days say of each',
    fr: 'les promesses, par numéro, avec ce que disent de chacune les réponses des 90 derniers jours',
  },
  elements: { en: ELEMENTS, fr: ELEMENTS },
  isDated: false,
  async *rows(question) {
    yield* await promisesTold(question);
  },
  sheet: {
    columns: (locale) => words(locale).columns,
    cells: (row, locale) => ({
      ...row,
      known: knownText(row.known, locale),
      verdict: verdictName(row.verdict, locale),
      since: minuteOf(row.since),
      endedAt: minuteOf(row.endedAt),
    }),
  },
  counted: (locale, count) =>
    locale === 'fr'
      ? { one: `${count} promesse`, other: `${count} promesses` }
      : { one: `${count} promise`, other: `${count} promises` },
});

const words = phrases({
  en: {
    columns: {
      number: 'Number',
      promise: 'Promise',
      touchpoint: 'Touchpoint',
      known: 'How it is known',
      verdict: 'Kept',
      value: 'Value',
      low: 'From',
      high: 'To',
      n: 'Answers',
      days: 'Days',
      since: 'Since (UTC)',
      endedAt: 'Ended (UTC)',
    } satisfies Record<keyof PromiseRow, string>,
  },
  fr: {
    columns: {
      number: 'Numéro',
      promise: 'Promesse',
      touchpoint: 'Étape du parcours',
      known: 'À quoi on le voit',
      verdict: 'Tenue',
      value: 'Valeur',
      low: 'De',
      high: 'À',
      n: 'Réponses',
      days: 'Jours',
      since: 'Depuis le (UTC)',
      endedAt: 'Arrêtée le (UTC)',
    },
  },
});
