// Every suggestion. What is in a row, and who is named in it, is decided in suggestions/export/.
import { exportRows } from '../suggestions/export/rows.ts';
import { suggestionSheet } from '../suggestions/export/sheet.ts';
import { defineExport } from './export.ts';

export const suggestionExport = defineExport({
  name: 'suggestions',
  about: {
    en: 'by number. Whoever stayed anonymous is not in it: neither name nor id, and of the times only the day',
    fr: 'les idées, par numéro. Qui est resté anonyme n’y figure pas : ni nom ni identifiant, et des dates le jour seulement',
  },
  elements: {
    en: `{ number, title, details, topic: { fr, en }, status, anonymous, author, owner, submittedAt,
firstDueAt, firstReplyAt, firstReplyMinutes, waitingSince, dueAt, supporters, verdicts: ["yes" or "no", ...], replies,
lastReply, duplicateOf, trialHypothesis, trialEndsOn, trialResult, plannedFor }.
  firstReplyMinutes  working minutes
  waitingSince       null while no answer is owed
  duplicateOf        the number of the suggestion that goes on instead
  trial…             of its last trial: what was expected, its last day (YYYY-MM-DD), what it showed
  plannedFor         the day that it is planned for (YYYY-MM-DD); null: no date yet, or not planned`,
    fr: `{ number, title, details, topic: { fr, en }, status, anonymous, author, owner, submittedAt,
firstDueAt, firstReplyAt, firstReplyMinutes, waitingSince, dueAt, supporters, verdicts: ["yes" ou "no", ...], replies,
lastReply, duplicateOf, trialHypothesis, trialEndsOn, trialResult, plannedFor }.
  firstReplyMinutes  en minutes ouvrées
  waitingSince       null quand aucune réponse n’est due
  duplicateOf        le numéro de l’idée qui continue à sa place
  trial…             de son dernier essai : ce qu’on en attendait, son dernier jour (AAAA-MM-JJ), ce qu’il a montré
  plannedFor         le jour prévu (AAAA-MM-JJ) ; null : pas encore de date, ou idée non prévue`,
  },
  isDated: true,
  rows: ({ db, workspace, since }) => exportRows(db, workspace.id, { from: since }),
  sheet: suggestionSheet,
  counted: (locale, count) =>
    locale === 'fr'
      ? { one: `${count} idée`, other: `${count} idées` }
      : { one: `${count} suggestion`, other: `${count} suggestions` },
});
