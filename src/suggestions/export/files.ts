// An export as a CSV or JSON file, piece by piece. What is in the rows is decided in rows.ts.

import { byteOrderMark, type Cell, csvRecord } from '../../csv.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { statusName } from '../letters/card.ts';
import type { ExportRow } from './rows.ts';

type Column = keyof ExportRow;

/** Piece by piece, in this order: names of columns, then a record for each row. As Excel expects it in the language. */
export async function* toCsv(rows: AsyncIterable<ExportRow>, locale: Locale): AsyncGenerator<string> {
  const separator = locale === 'fr' ? ';' : ',';
  yield byteOrderMark + csvRecord(Object.values(words(locale).columns), separator);
  for await (const row of rows) yield csvRecord(cellsOf(row, locale), separator);
}

/** What stands in a row's cells, in the order of the columns. Instants are UTC, to the minute. */
export function cellsOf(row: ExportRow, locale: Locale): readonly Cell[] {
  const say = words(locale);
  const minute = (instant: string | null) => instant?.slice(0, 16).replace('T', ' ') ?? null;
  const cells: Readonly<Record<Column, Cell>> = {
    ...row,
    topic: row.topic[locale],
    status: statusName(row.status, locale),
    anonymous: row.anonymous ? say.yes : say.no,
    submittedAt: minute(row.submittedAt),
    firstDueAt: minute(row.firstDueAt),
    firstReplyAt: minute(row.firstReplyAt),
    waitingSince: minute(row.waitingSince),
    dueAt: minute(row.dueAt),
    verdicts: row.verdicts.map((verdict) => say[verdict]).join(', '),
  };
  const columns = Object.keys(say.columns) as readonly Column[];
  return columns.map((column) => cells[column]);
}

/** Piece by piece: one array, one line for each row. */
export async function* toJson(rows: AsyncIterable<ExportRow>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const row of rows) {
    yield `${isFirst ? '[' : ','}\n${JSON.stringify(row)}`;
    isFirst = false;
  }
  yield isFirst ? '[]\n' : '\n]\n';
}

const words = phrases({
  en: {
    columns: {
      number: 'Number',
      title: 'Title',
      details: 'Details',
      topic: 'Topic',
      status: 'Status',
      anonymous: 'Anonymous',
      author: 'Author',
      owner: 'Owner',
      submittedAt: 'Submitted (UTC)',
      firstDueAt: 'First answer due (UTC)',
      firstReplyAt: 'First answer (UTC)',
      firstReplyMinutes: 'Working minutes to first answer',
      waitingSince: 'Waiting since (UTC)',
      dueAt: 'Answer due (UTC)',
      supporters: 'Supporters',
      duplicateOf: 'Duplicate of',
      verdicts: 'Does it answer the author?',
      replies: 'Answers',
      lastReply: 'Last answer',
      trialHypothesis: 'Trial: expected',
      trialEndsOn: 'Trial: last day',
      trialResult: 'Trial: result',
      plannedFor: 'Planned for',
    } satisfies Record<Column, string>,
    yes: 'yes',
    no: 'no',
  },
  fr: {
    columns: {
      number: 'Numéro',
      title: 'Titre',
      details: 'Détails',
      topic: 'Sujet',
      status: 'État',
      anonymous: 'Anonyme',
      author: 'Auteur',
      owner: 'Responsable',
      submittedAt: 'Proposée le (UTC)',
      firstDueAt: 'Première réponse attendue le (UTC)',
      firstReplyAt: 'Première réponse le (UTC)',
      firstReplyMinutes: 'Minutes ouvrées jusqu’à la première réponse',
      waitingSince: 'En attente depuis le (UTC)',
      dueAt: 'Réponse attendue le (UTC)',
      supporters: 'Soutiens',
      duplicateOf: 'Doublon de la n°',
      verdicts: 'L’auteur est-il satisfait ?',
      replies: 'Réponses',
      lastReply: 'Dernière réponse',
      trialHypothesis: fr`Essai : attendu`,
      trialEndsOn: fr`Essai : dernier jour`,
      trialResult: fr`Essai : résultat`,
      plannedFor: 'Prévue pour le',
    },
    yes: 'oui',
    no: 'non',
  },
});
