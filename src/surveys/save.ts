// An admin makes a survey, changes it, closes a round before its time, or ends it: stored and noted in the audit log in one transaction. What
// is promised to those who were asked stands in their round, and is not changed by any of it.
import type { By } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { type Cadence, parseCadence } from '../calendar/cadence.ts';
import { newId } from '../clock.ts';
import { once } from '../correspondence/once.ts';
import { isUniqueViolation, type Store, type Tx, transact } from '../database/client.ts';
import { Prisma } from '../database/generated/sqlite/client.ts';
import type { SurveyModel } from '../database/generated/sqlite/models.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Address } from '../messages/message.ts';
import type { Person } from '../people/person.ts';
import type { KeyedShell, Shell } from '../workspace/shell.ts';
import { type Closing, closeRound } from './close.ts';
import { roundById, type SurveyRound } from './round.ts';
import { commentThreshold, mustBeThreshold } from './thresholds.ts';

/** What an admin chooses of it, whatever its kind. */
export interface SurveyDraft {
  readonly name: string;
  /** None: a file says who is asked. */
  readonly channels: readonly Address[];
  readonly threshold: number;
  readonly daysOpen: number;
  readonly cadence: Cadence | null;
  /** When the next round opens by itself; null: none does. */
  readonly nextAt: Date | null;
  /** Its kind's own. */
  readonly settings: unknown;
}

interface NewSurvey {
  readonly kind: string;
  readonly draft: SurveyDraft;
  readonly by: Person;
  /** The opening of the form; the same one twice is stored once. */
  readonly formKey: string;
}

/** Two who make one at once take a number each. */
const TRIES = 5;

/** @throws UserError 'survey.threshold' */
export async function makeSurvey(shell: Shell, making: NewSurvey): Promise<SurveyModel> {
  mustBeThreshold(making.draft.threshold);
  const { database, workspace } = shell;
  const { db } = database;
  const key = { workspaceId: workspace.id, formKey: making.formKey };
  return once(
    async () => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await transact(database, (tx) => make(tx, shell, making));
        } catch (error) {
          const isSame = (await db.survey.count({ where: key })) > 0;
          if (isSame || tries === TRIES || !isUniqueViolation(error)) throw error;
        }
      }
    },
    () => db.survey.findUnique({ where: { workspaceId_formKey: key } }),
  );
}

async function make(
  tx: Tx,
  { workspace, now }: Shell,
  { kind, draft, by, formKey }: NewSurvey,
): Promise<SurveyModel> {
  const workspaceId = workspace.id;
  const { _max } = await tx.survey.aggregate({ where: { workspaceId }, _max: { number: true } });
  const row = await tx.survey.create({
    data: {
      ...{ workspaceId, id: newId(), number: (_max.number ?? 0) + 1, kind, formKey },
      ...columnsOf(draft),
      ...{ createdById: by.id, createdAt: now },
    },
  });
  await noted(tx, { workspaceId, by: { person: by.id }, now }, 'survey.made', { survey: row.number });
  return row;
}

function columnsOf({ name, channels, threshold, daysOpen, cadence, nextAt, settings }: SurveyDraft) {
  return {
    ...{ name, channels: [...channels], threshold, daysOpen, nextAt },
    cadence: cadence === null ? Prisma.DbNull : { ...cadence },
    settings: settings as Prisma.InputJsonValue,
  };
}

export type ChangedSurvey =
  | { readonly kind: 'changed'; readonly survey: SurveyModel }
  /** Somebody changed it since that version was shown. */
  | { readonly kind: 'outdated' };

/**
 * For the rounds to come; of the threshold for the one that is open as well. Once a round was opened it is only ever raised.
 * @throws UserError 'survey.none', 'survey.threshold'
 */
export function changeSurvey(
  { database, workspace, now }: Shell,
  {
    surveyId,
    version,
    draft,
    by,
  }: { readonly surveyId: string; readonly version: number; readonly draft: SurveyDraft; readonly by: By },
): Promise<ChangedSurvey> {
  const workspaceId = workspace.id;
  return transact(database, async (tx): Promise<ChangedSurvey> => {
    const before = await surveyById(tx, workspaceId, surveyId);
    await mustOnlyRaise(tx, before, draft.threshold);
    const { count } = await tx.survey.updateMany({
      where: { workspaceId, id: surveyId, version },
      data: { ...columnsOf(draft), version: { increment: 1 } },
    });
    if (count === 0) return { kind: 'outdated' };
    const of = { survey: before.number };
    await noted(tx, { workspaceId, by, now }, 'survey.changed', of);
    if (draft.threshold !== before.threshold) await promise(tx, before, draft.threshold, { by, now });
    return { kind: 'changed', survey: await surveyById(tx, workspaceId, surveyId) };
  });
}

/** Rounds that were opened promised it. */
async function mustOnlyRaise(db: Store, { workspaceId, id, threshold }: SurveyModel, to: number) {
  const rounds = await db.surveyRound.count({ where: { workspaceId, surveyId: id } });
  if (rounds === 0) mustBeThreshold(to);
  else mustBeThreshold(to, threshold);
}

/** The least answers behind what is shown, of the round that is open and those to come. @throws UserError 'survey.none', 'survey.threshold' */
export function setThreshold(
  { database, workspace, now }: Shell,
  { surveyId, to, by }: { readonly surveyId: string; readonly to: number; readonly by: By },
): Promise<SurveyModel> {
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const before = await surveyById(tx, workspaceId, surveyId);
    await mustOnlyRaise(tx, before, to);
    if (to === before.threshold) return before;
    const row = await tx.survey.update({
      where: { workspaceId_id: { workspaceId, id: surveyId } },
      data: { threshold: to, version: { increment: 1 } },
    });
    await promise(tx, before, to, { by, now });
    return row;
  });
}

/** Of the round that is open too. */
async function promise(
  tx: Tx,
  { workspaceId, id: surveyId, number }: SurveyModel,
  threshold: number,
  { by, now }: { readonly by: By; readonly now: Date },
): Promise<void> {
  await tx.surveyRound.updateMany({
    where: { workspaceId, surveyId, state: { not: 'closed' } },
    data: { threshold, commentThreshold: commentThreshold(threshold) },
  });
  await noted(tx, { workspaceId, by, now }, 'survey.threshold', { survey: number, threshold });
}

/** Before its time, or without what cannot be opened; what was answered counts. Still open where it waits (wait.ts). @throws UserError 'survey.no-round' */
export async function closeEarly(
  shell: KeyedShell,
  closing: Closing & { readonly by: By },
): Promise<SurveyRound> {
  const { roundId } = closing;
  const closed = await closeRound(shell, closing);
  return closed ?? roundById(shell.database.db, shell.workspace.id, roundId);
}

/** No round of it opens any more; one that is open goes on to its end. @throws UserError 'survey.none' */
export function endSurvey(
  { database, workspace, now }: Shell,
  { surveyId, by }: { readonly surveyId: string; readonly by: By },
): Promise<SurveyModel> {
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const { count } = await tx.survey.updateMany({
      where: { workspaceId, id: surveyId, endedAt: null },
      data: { endedAt: now, nextAt: null, version: { increment: 1 } },
    });
    const row = await surveyById(tx, workspaceId, surveyId);
    if (count > 0) await noted(tx, { workspaceId, by, now }, 'survey.ended', { survey: row.number });
    return row;
  });
}

/** @throws UserError 'survey.none' */
export async function surveyById(db: Store, workspaceId: string, id: string): Promise<SurveyModel> {
  const found = await db.survey.findUnique({ where: { workspaceId_id: { workspaceId, id } } });
  if (!found) throw none();
  return found;
}

/** By the number that people name it by. @throws UserError 'survey.none' */
export async function surveyNumbered(db: Store, workspaceId: string, number: number): Promise<SurveyModel> {
  const found = await db.survey.findUnique({ where: { workspaceId_number: { workspaceId, number } } });
  if (!found) throw none();
  return found;
}

/** Null: its rounds are opened by hand. */
export function cadenceOf({ cadence }: Pick<SurveyModel, 'cadence'>): Cadence | null {
  return cadence === null ? null : parseCadence(cadence);
}

function none(): UserError {
  return new UserError('survey.none', (locale) => words(locale).none);
}

const words = phrases({
  en: { none: 'This survey is no longer there.' },
  fr: { none: fr`Cette enquête n’existe plus.` },
});
