// How an exported suggestion stands in a table. What is in the rows is decided in rows.ts.
import { fr, phrases } from '../../i18n/phrases.ts';
import { minuteOf, type Sheet } from '../../sheet.ts';
import { statusName } from '../letters/card.ts';
import type { ExportRow } from './rows.ts';

type ExportColumn = keyof ExportRow;

/** Instants are UTC, to the minute. */
export const suggestionSheet: Sheet<ExportRow> = {
  columns: (locale) => words(locale).columns,
  cells(row, locale) {
    const say = words(locale);
    return {
      ...row,
      topic: row.topic[locale],
      status: statusName(row.status, locale),
      anonymous: row.anonymous ? say.yes : say.no,
      submittedAt: minuteOf(row.submittedAt),
      firstDueAt: minuteOf(row.firstDueAt),
      firstReplyAt: minuteOf(row.firstReplyAt),
      waitingSince: minuteOf(row.waitingSince),
      dueAt: minuteOf(row.dueAt),
      verdicts: row.verdicts.map((verdict) => say[verdict]).join(', '),
    };
  },
};

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
    } satisfies Record<ExportColumn, string>,
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
