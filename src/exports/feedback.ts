// What customers said, answer by answer, as cards show a single one: redacted, by its number, with its day and without its hour. Neither who
// gave it nor its segments, several of which may tell; and nothing before the company has heard enough of them (feedback/verbatims.ts).
import { dayIn } from '../calendar/zone.ts';
import { UserError } from '../errors.ts';
import { answersIn } from '../feedback/filters.ts';
import { rated } from '../feedback/scores.ts';
import { type ShownAnswer, shownAnswers } from '../feedback/shown.ts';
import { heldAmong } from '../feedback/sources/elicited.ts';
import { touchpointName } from '../feedback/touchpoints.ts';
import { isCrowd, LEAST_ANSWERS_FOR_COMMENTS, LEAST_CUSTOMERS } from '../feedback/verbatims.ts';
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { defineExport, type ExportQuestion, PAGE, startOf } from './export.ts';

interface ExportedScore {
  readonly metric: string;
  readonly score: number;
}

interface FeedbackRow {
  /** By which the chat finds it again; null where it was never shown by itself. */
  readonly number: number | null;
  readonly source: string;
  readonly heat: string;
  /** YYYY-MM-DD in the company's time zone. */
  readonly answeredOn: string;
  readonly touchpoint: Readonly<Record<Locale, string>> | null;
  readonly metric: string | null;
  /** On the metric's own scale. */
  readonly score: number | null;
  /** As it was given. */
  readonly given: { readonly score: number; readonly of: number } | null;
  readonly furtherScores: readonly ExportedScore[];
  /** The customer's words, redacted. */
  readonly text: string | null;
  /** Its words were taken out at the customer's request. */
  readonly erased: boolean;
}

async function* feedbackRows(question: ExportQuestion): AsyncGenerator<FeedbackRow> {
  const { db, workspace, now } = question;
  const workspaceId = workspace.id;
  const until = new Date(now.getTime() + 1);
  const everything = answersIn(workspaceId, { from: new Date(0), to: until }, {});
  if (!(await isCrowd(db, everything, LEAST_CUSTOMERS))) throw tooFew();
  const asked = answersIn(workspaceId, { from: startOf(question), to: until }, {});
  for (let after: { answeredAt: Date; id: string } | null = null; ; ) {
    const past = after && {
      OR: [{ answeredAt: { gt: after.answeredAt } }, { answeredAt: after.answeredAt, id: { gt: after.id } }],
    };
    const rows: { id: string; answeredAt: Date; heat: string }[] = await db.feedback.findMany({
      where: { AND: [asked, past ?? {}], workspaceId },
      orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
      take: PAGE,
      select: { id: true, answeredAt: true, heat: true },
    });
    const ids = rows.map(({ id }) => id);
    const shown = await shownAnswers(db, workspaceId, ids);
    const held = await heldAmong(db, workspaceId, ids);
    const scores = await db.feedbackScore.findMany({
      where: { workspaceId, feedbackId: { in: ids } },
      orderBy: { place: 'asc' },
      select: { feedbackId: true, metric: true, score: true },
    });
    const further = new Map<string, ExportedScore[]>();
    for (const { feedbackId, ...score } of scores)
      further.set(feedbackId, [...(further.get(feedbackId) ?? []), score]);
    for (const { id, heat } of rows) {
      const answer = shown.get(id);
      const told = answer && (held.has(id) ? { ...answer, text: null } : answer);
      if (told) yield rowOf(told, heat, further.get(id) ?? [], workspace.timeZone);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last;
  }
}

function rowOf(
  answer: ShownAnswer,
  heat: string,
  furtherScores: readonly ExportedScore[],
  timeZone: string,
): FeedbackRow {
  const { number, source, touchpoint, touchpointCalled, metric, score, text, isErased } = answer;
  const called = (locale: Locale) => touchpointName(touchpoint ?? '', locale, touchpointCalled);
  return {
    number,
    source,
    heat,
    answeredOn: dayIn(timeZone, answer.answeredAt),
    touchpoint: touchpoint === null ? null : { fr: called('fr'), en: called('en') },
    metric,
    score,
    given: rated(metric, score, answer.asked ?? null),
    furtherScores,
    text,
    erased: isErased,
  };
}

function tooFew(): UserError {
  return new UserError('export.too-few', (locale) => {
    const { number } = formats(locale, 'UTC');
    return words(locale).tooFew(number(LEAST_ANSWERS_FOR_COMMENTS), number(LEAST_CUSTOMERS));
  });
}

export const feedbackExport = defineExport<FeedbackRow>({
  name: 'feedback',
  about: {
    en: "answers by their day, the customers' words redacted; neither who gave them nor their segments. From 8 answers of 5 customers on",
    fr: 'les réponses, par jour, propos des clients caviardés ; ni qui les a données ni leurs segments. À partir de 8 réponses de 5 clients',
  },
  elements: {
    en: `{ number, source, heat, answeredOn, touchpoint: { fr, en }, metric, score, given: { score, of }, furtherScores: [{ metric, score }],
text, erased }.
  number             by which the chat finds it; null where it was never shown by itself
  given              the score as it was given, where a number says it`,
    fr: `{ number, source, heat, answeredOn, touchpoint: { fr, en }, metric, score, given: { score, of }, furtherScores: [{ metric, score }],
text, erased }.
  number             celui par lequel la messagerie la retrouve ; null si elle n’a jamais été montrée seule
  given              la note telle que donnée, quand un nombre la dit`,
  },
  isDated: true,
  rows: feedbackRows,
  sheet: {
    columns: (locale) => words(locale).columns,
    cells: (row, locale) => ({
      ...row,
      heat: row.heat === 'cold' ? words(locale).cold : words(locale).hot,
      touchpoint: row.touchpoint?.[locale] ?? null,
      metric: row.metric?.toUpperCase() ?? null,
      given: row.given && `${row.given.score} / ${row.given.of}`,
      furtherScores: row.furtherScores
        .map(({ metric, score }) => `${metric.toUpperCase()} ${score}`)
        .join(', '),
      erased: row.erased ? words(locale).yes : null,
    }),
  },
  counted: (locale, count) =>
    locale === 'fr'
      ? { one: `${count} réponse`, other: `${count} réponses` }
      : { one: `${count} answer`, other: `${count} answers` },
});

const words = phrases({
  en: {
    columns: {
      number: 'Number',
      source: 'Source',
      heat: 'Asked',
      answeredOn: 'Answered on',
      touchpoint: 'Touchpoint',
      metric: 'Metric',
      score: 'Score',
      given: 'Score as given',
      furtherScores: 'Further scores',
      text: 'Words',
      erased: 'Erased',
    } satisfies Record<keyof FeedbackRow, string>,
    hot: 'just after an interaction',
    cold: 'relationship survey',
    yes: 'yes',
    tooFew: (answers: string, customers: string) =>
      `Single answers are exported from ${answers} answers of ${customers} customers on, so that nobody can be guessed. For moving to another place: portevoix export all.`,
  },
  fr: {
    columns: {
      number: 'Numéro',
      source: 'Source',
      heat: 'Demandée',
      answeredOn: 'Répondue le',
      touchpoint: 'Moment',
      metric: 'Mesure',
      score: 'Note',
      given: 'Note donnée',
      furtherScores: 'Autres notes',
      text: 'Propos',
      erased: 'Effacée',
    },
    hot: 'à chaud',
    cold: 'à froid',
    yes: 'oui',
    tooFew: (answers, customers) =>
      fr`Les réponses s’exportent une à une à partir de ${answers} réponses de ${customers} clients, pour que personne ne puisse être deviné. Pour déménager : portevoix export all.`,
  },
});
