// What follows from a result is owed to those who answered: actions of the plan, or a word of why there are none. Whoever made the survey is
// reminded of it by the ladder that answers to ideas have (reminders/), until something was decided.
import { noted } from '../audit/note.ts';
import { step } from '../beat.ts';
import { dayOf } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-time.ts';
import { dayIn, zoneOf } from '../calendar/zone.ts';
import { type Store, type Tx, transact } from '../database/client.ts';
import { isHere, type Person, peopleByIds, zoneFor } from '../people/person.ts';
import { admins } from '../people/roles.ts';
import { nextStep } from '../reminders/ladder.ts';
import { noteReminders } from '../reminders/note.ts';
import type { WaitingKind } from '../reminders/waiting.ts';
import { calendarFor } from '../workspace/posting.ts';
import type { Shell } from '../workspace/shell.ts';
import { workCalendar } from '../workspace/work-calendar.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { SurveyKinds } from './kind.ts';
import { undecidedPart } from './letters/undecided.ts';
import { redrawWithin, roundIn, roundSubject } from './publish.ts';
import { roundById, type SurveyRound } from './round.ts';
import { whatFollows } from './told.ts';

/** Working days from closing in which something is to be decided: time for a meeting. */
const DAYS_TO_DECIDE = 10;
/** Characters of a word. */
export const LONGEST_WHY = 500;
const DECIDE = 'survey';

interface DecisionClock {
  readonly decideUntil: string;
  readonly remindDecideAt: Date;
  readonly remindStep: number;
}

/** From the moment a result is published. */
export function decisionClock(workspace: Workspace, maker: Person, now: Date): DecisionClock {
  const ends = addWorkingDays(now, DAYS_TO_DECIDE, workCalendar(workspace), workspace.timeZone);
  // Its closing hour; of days that end at midnight, the day that it closes.
  const decideUntil = dayIn(workspace.timeZone, new Date(ends.getTime() - 1));
  return { decideUntil, ...remindedOf(workspace, maker, decideUntil, { step: 0, after: now }) };
}

function remindedOf(
  workspace: Workspace,
  maker: Person,
  decideUntil: string,
  from: { readonly step: number; readonly after: Date },
): Pick<DecisionClock, 'remindDecideAt' | 'remindStep'> {
  const zone = zoneFor(maker, workspace);
  const calendar = calendarFor(workspace, maker);
  const dawn = new Date(zoneOf(zone).instant(dayOf(decideUntil), 0));
  const dueAt = addWorkingDays(dawn, 0, calendar, zone);
  const { step: remindStep, at } = nextStep({ since: from.after, dueAt, daysAhead: 2 }, from, calendar, zone);
  return { remindDecideAt: at, remindStep };
}

export type WordSaid =
  | { readonly kind: 'said'; readonly round: SurveyRound }
  | { readonly kind: 'as-it-was' };

/** Why nothing is done: read by all who were asked, in the place of what stood there. @throws UserError 'survey.no-round' */
export function sayWhy(
  shell: Shell,
  {
    kinds,
    roundId,
    by,
    why,
  }: { readonly kinds: SurveyKinds; readonly roundId: string; readonly by: Person; readonly why: string },
): Promise<WordSaid> {
  const { database, workspace, now } = shell;
  const workspaceId = workspace.id;
  return transact(database, async (tx): Promise<WordSaid> => {
    const before = await roundById(tx, workspaceId, roundId);
    if (before.row.why === why) return { kind: 'as-it-was' };
    await tx.surveyRound.update({
      where: { workspaceId_id: { workspaceId, id: roundId } },
      data: { why, decidedById: by.id, remindDecideAt: null },
    });
    const survey = before.survey.number;
    await noted(tx, { workspaceId, by: { person: by.id }, now }, 'survey.word', {
      survey,
      round: before.row.number,
    });
    await redrawWithin(tx, shell, kinds, roundId);
    return { kind: 'said', round: await roundById(tx, workspaceId, roundId) };
  });
}

/** How many are dealt with in one transaction. */
const BATCH = 50;

export const notingDecisions = step('survey-decisions', noteDecisions);

/** Safe to call at any time, by any number of replicas: every minute is enough. */
export async function noteDecisions(shell: Shell): Promise<void> {
  const { database, workspace, now } = shell;
  const where = { workspaceId: workspace.id, remindDecideAt: { lte: now } };
  // Most minutes nothing is: then nobody's turn to write is taken.
  if ((await database.db.surveyRound.findFirst({ where, select: { id: true } })) === null) return;
  while ((await transact(database, (tx) => noteDue(tx, shell))) === BATCH);
}

async function noteDue(tx: Tx, { workspace, now }: Shell): Promise<number> {
  const workspaceId = workspace.id;
  const rows = await tx.surveyRound.findMany({
    where: { workspaceId, remindDecideAt: { lte: now } },
    orderBy: { remindDecideAt: 'asc' },
    take: BATCH,
    include: { survey: true },
  });
  for (const row of rows) {
    const isOpen = (await whatFollows(tx, { row })).kind === 'none';
    const [maker] = await peopleByIds(tx, workspaceId, [row.survey.createdById]);
    const next =
      isOpen && maker && row.decideUntil !== null
        ? remindedOf(workspace, maker, row.decideUntil, { step: row.remindStep + 1, after: now })
        : { remindDecideAt: null };
    await tx.surveyRound.update({ where: { workspaceId_id: { workspaceId, id: row.id } }, data: next });
    if (isOpen)
      await noteReminders(tx, { workspace, now }, [
        { about: DECIDE, personId: row.survey.createdById, subject: roundSubject(row.id) },
      ]);
  }
  return rows.length;
}

/** Results of which nothing was decided yet. */
export const waitingDecisions: WaitingKind = {
  about: DECIDE,
  order: 40,
  async say(tx, writing, _, notes) {
    const ids = notes.flatMap(({ subject }) => roundIn(subject) ?? []);
    const open = await undecided(tx, writing.workspace.id, ids);
    return open.length === 0 ? null : (reader, take) => undecidedPart(open, reader, take);
  },
  async others(tx, { workspace, now }, gone, notes) {
    const here = (await admins(tx, workspace.id)).filter((each) => each.id !== gone.id && isHere(each, now));
    return notes.flatMap((note) => here.map(({ id: personId }) => ({ ...note, personId })));
  },
  async had(tx, { workspace }, gone) {
    const rows = await tx.surveyRound.findMany({
      where: {
        workspaceId: workspace.id,
        remindStep: { gt: 0 },
        remindDecideAt: { not: null },
        survey: { createdById: gone.id },
      },
      select: { id: true },
    });
    return rows.map(({ id }) => ({ about: DECIDE, subject: roundSubject(id) }));
  },
};

async function undecided(tx: Store, workspaceId: string, ids: readonly string[]): Promise<SurveyRound[]> {
  const open: SurveyRound[] = [];
  for (const id of ids) {
    const round = await roundById(tx, workspaceId, id);
    if ((await whatFollows(tx, round)).kind === 'none') open.push(round);
  }
  return open;
}
