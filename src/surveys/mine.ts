// What surveys are to one person: the rounds in which they are asked and that are still open, and closed ones whose result they may see. Never
// whether they have answered: it is shown to nobody in what stays in a chat, themselves included.
import type { Store } from '../database/client.ts';
import type { DatabasePart } from '../database/part.ts';
import type { Keys } from '../keys.ts';
import { wantingLetters } from './not-now.ts';
import { roundOf, type SurveyRound } from './round.ts';

interface Mine {
  readonly workspaceId: string;
  readonly personId: string;
  readonly now: Date;
}

/** Closing soonest first. @param told null: all of them; else only those of which they were written to, and want to hear */
export async function openFor(
  db: Store,
  { workspaceId, personId, now }: Mine,
  told: { readonly keys: Keys } | null,
): Promise<readonly SurveyRound[]> {
  const wanted = told ? { invitedOn: { not: null } } : {};
  const rows = await db.surveyRound.findMany({
    where: {
      ...{ workspaceId, state: { not: 'closed' }, closesAt: { gt: now } },
      invited: { some: { workspaceId, personId, ...wanted } },
    },
    include: { survey: true },
    orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
  });
  const asked = rows.map((row) => ({ row, roundId: row.id, personId }));
  const shown = told ? await wantingLetters(db, { workspaceId, keys: told.keys }, asked) : asked;
  return shown.map(({ row }) => roundOf(row));
}

/** Latest first: those in which they were asked, and of surveys that they made. @param all everybody's */
export async function closedFor(
  db: Store,
  { workspaceId, personId }: Omit<Mine, 'now'>,
  { all, ...part }: DatabasePart & { readonly all: boolean },
): Promise<{ readonly rounds: readonly SurveyRound[]; readonly total: number }> {
  const theirs = [
    { invited: { some: { workspaceId, personId } } },
    { survey: { is: { workspaceId, createdById: personId } } },
  ];
  const where = { workspaceId, state: 'closed', ...(all ? {} : { OR: theirs }) };
  const rows = await db.surveyRound.findMany({
    where,
    include: { survey: true },
    orderBy: [{ closedAt: 'desc' }, { id: 'asc' }],
    ...part,
  });
  return { rounds: rows.map(roundOf), total: await db.surveyRound.count({ where }) };
}
