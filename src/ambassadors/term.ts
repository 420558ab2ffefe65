// A term as an ambassador: said yes to, with a project, gone on with, and over. Whoever is in one stands in a row; once it is over, the row is
// gone, and of them is known what is known of everybody who was asked. Monthly kits are kit.ts.
import { dayOf, dayText } from '../calendar/day.ts';
import { dayIn } from '../calendar/zone.ts';
import { type Store, type Tx, transact } from '../database/client.ts';
import type { AmbassadorModel } from '../database/generated/sqlite/models.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Person, peopleByIds } from '../people/person.ts';
import type { KeyedShell } from '../workspace/shell.ts';
import { afterMonths, knownOn, mayAcceptUntil, sealAsked, withAsked } from './asked.ts';
import { withdrawKits } from './kit-letters.ts';

const TERM_MONTHS = 6;
/** So long before its end they are asked whether to go on. */
export const ASKED_BEFORE_DAYS = 14;

export interface Term {
  readonly person: Person;
  /** YYYY-MM-DD: the day on which it ends. */
  readonly until: string;
  readonly project: string;
  /** They did what the latest kit proposes; told to nobody else. */
  readonly kitDone: boolean;
  /** A kit has come to them in this term. */
  readonly hasKit: boolean;
  /** They were asked whether to go on, and have not said. */
  readonly isAsked: boolean;
}

/** Null where they are in none. */
export async function termOf(db: Store, workspaceId: string, person: Person): Promise<Term | null> {
  const where = { workspaceId_personId: { workspaceId, personId: person.id } };
  const row = await db.ambassador.findUnique({ where });
  return row && termFrom(row, person);
}

/** @throws UserError 'ambassador.over' where they are in none */
export async function findTerm(db: Store, workspaceId: string, person: Person): Promise<Term> {
  return (await termOf(db, workspaceId, person)) ?? over();
}

/** By name. */
export async function allTerms(db: Store, workspaceId: string): Promise<readonly Term[]> {
  const rows = await db.ambassador.findMany({ where: { workspaceId } });
  const people = await peopleByIds(
    db,
    workspaceId,
    rows.map(({ personId }) => personId),
  );
  return people
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .flatMap((person) => {
      const row = rows.find(({ personId }) => personId === person.id);
      return row ? [termFrom(row, person)] : [];
    });
}

function termFrom(row: AmbassadorModel, person: Person): Term {
  const { since, until, project, kitDone, kitOn, isAsked } = row;
  return { person, until, project, kitDone, hasKit: kitOn > since, isAsked };
}

export async function isOn(db: Store, workspaceId: string): Promise<boolean> {
  const row = await db.ambassadorProgramme.findUnique({ where: { workspaceId }, select: { isOn: true } });
  return row?.isOn === true;
}

/**
 * Their term begins today; where one runs, nothing changes.
 * @throws UserError 'ambassador.not-invited' where nobody asked them, or longer ago than an invitation counts; 'ambassador.off'
 */
export async function accept(shell: KeyedShell, person: Person): Promise<Term> {
  const { database, keys, workspace } = shell;
  const workspaceId = workspace.id;
  const today = todayOf(shell);
  return transact(database, async (tx) => {
    const known = await termOf(tx, workspaceId, person);
    if (known) return known;
    const programme = await tx.ambassadorProgramme.findUnique({ where: { workspaceId } });
    if (!programme?.isOn) throw new UserError('ambassador.off', (locale) => words(locale).off);
    const asked = knownOn(keys, programme.seal, today);
    if (mayAcceptUntil(asked, person.id, today) === null)
      throw new UserError('ambassador.not-invited', (locale) => words(locale).notInvited);
    const until = afterMonths(today, TERM_MONTHS);
    const row = await tx.ambassador.create({
      data: { workspaceId, personId: person.id, since: today, until, kitOn: today },
    });
    return termFrom(row, person);
  });
}

/** @throws UserError 'ambassador.over' where they are in no term */
export async function nameProject(shell: KeyedShell, person: Person, project: string): Promise<Term> {
  return change(shell, person, { project });
}

/** The latest kit is done. @throws as `nameProject` */
export async function didKit(shell: KeyedShell, person: Person): Promise<Term> {
  return change(shell, person, { kitDone: true });
}

async function change(
  { database, workspace }: KeyedShell,
  person: Person,
  data: Partial<Pick<AmbassadorModel, 'project' | 'kitDone'>>,
): Promise<Term> {
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    await tx.ambassador.updateMany({ where: { workspaceId, personId: person.id }, data });
    return findTerm(tx, workspaceId, person);
  });
}

/** Six months more, once they were asked; asked for again, nothing changes. @throws as `nameProject` */
export async function renew({ database, workspace }: KeyedShell, person: Person): Promise<Term> {
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const where = { workspaceId_personId: { workspaceId, personId: person.id } };
    const row = await tx.ambassador.findUnique({ where });
    if (!row) return over();
    if (!row.isAsked) return termFrom(row, person);
    const data = { until: afterMonths(row.until, TERM_MONTHS), isAsked: false };
    return termFrom(await tx.ambassador.update({ where, data }), person);
  });
}

/** At once, without a reason. False where they are in no term. */
export function stop(shell: KeyedShell, person: Person): Promise<boolean> {
  return transact(shell.database, (tx) => endWithin(tx, shell, person));
}

/**
 * The row goes, and so do the customers' words that were sent to them. As whoever was asked today, they are not asked for six months.
 * False where they are in no term.
 */
export async function endWithin(tx: Tx, shell: KeyedShell, person: Person): Promise<boolean> {
  const { keys, workspace } = shell;
  const workspaceId = workspace.id;
  const { count } = await tx.ambassador.deleteMany({ where: { workspaceId, personId: person.id } });
  if (count === 0) return false;
  await noteAsked(tx, { keys, workspaceId, personId: person.id, today: todayOf(shell) });
  await withdrawKits(tx, shell, person);
  return true;
}

/** They count as asked today. */
export async function noteAsked(
  tx: Tx,
  {
    keys,
    workspaceId,
    personId,
    today,
  }: {
    readonly keys: KeyedShell['keys'];
    readonly workspaceId: string;
    readonly personId: string;
    readonly today: string;
  },
): Promise<void> {
  const { seal } = await tx.ambassadorProgramme.findUniqueOrThrow({ where: { workspaceId } });
  const asked = withAsked(knownOn(keys, seal, today), personId, today);
  await tx.ambassadorProgramme.update({ where: { workspaceId }, data: { seal: sealAsked(keys, asked) } });
}

/** The company's. */
export function todayOf({ workspace, now }: Pick<KeyedShell, 'workspace' | 'now'>): string {
  return dayIn(workspace.timeZone, now);
}

/** The day on which they are asked whether to go on. */
export function askOn(until: string): string {
  return dayText(dayOf(until) - ASKED_BEFORE_DAYS);
}

/** The later of a day, and the one so many days after today; all YYYY-MM-DD. */
export function later(day: string, days: number, today: string): string {
  const atLeast = dayText(dayOf(today) + days);
  return day < atLeast ? atLeast : day;
}

function over(): never {
  throw new UserError('ambassador.over', (locale) => words(locale).over);
}

const words = phrases({
  en: {
    off: 'Your company does not ask for ambassadors at present. Nothing was changed.',
    notInvited:
      'There is no invitation that you could accept now: it stood for 30 days. Nothing was changed.',
    over: 'You have no term as an ambassador now. Nothing was changed.',
  },
  fr: {
    off: 'Votre entreprise ne propose pas d’ambassade en ce moment. Rien n’a été modifié.',
    notInvited: fr`Il n’y a pas d’invitation que vous puissiez accepter maintenant : elle valait 30 jours. Rien n’a été modifié.`,
    over: 'Vous n’avez pas de mandat d’ambassade en cours. Rien n’a été modifié.',
  },
});
