// Telling a visit, changing what was told, and taking it back: only by whoever went, while it is known who that was.
import { msPerDay } from '../calendar/day.ts';
import { newId } from '../clock.ts';
import { once } from '../correspondence/once.ts';
import { type Store, transact } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Person } from '../people/person.ts';
import type { Shell } from '../workspace/shell.ts';
import { unnaming } from './named.ts';
import { mustBeTold } from './notice.ts';
import { CHANGEABLE_DAYS, type ToldVisit, type VisitSaid, visitById } from './visit.ts';

/** Where somebody went, when, and to which step. */
export interface VisitPlace {
  /** Null: to the company's own. */
  readonly competitorId: string | null;
  /** YYYY-MM-DD, not after today. */
  readonly visitedOn: string;
  readonly touchpoint: string;
}

export interface Recording {
  readonly visitor: Person;
  readonly at: VisitPlace;
  readonly said: VisitSaid;
  /** The opening of the form; the same one twice is recorded once. */
  readonly formKey: string;
}

/** @throws UserError 'visit.no-notice', 'visit.before-notice', 'visit.no-competitor' */
export async function recordVisit(shell: Shell, recording: Recording): Promise<ToldVisit> {
  const { database, workspace } = shell;
  const { formKey } = recording;
  return once(
    () => transact(database, (tx) => store(tx, shell, recording)),
    async () => {
      const key = { workspaceId: workspace.id, formKey };
      const known = await database.db.visit.findUnique({ where: { workspaceId_formKey: key } });
      return known && visitById(database.db, workspace.id, known.id);
    },
  );
}

async function store(tx: Store, shell: Shell, { visitor, at, said, formKey }: Recording): Promise<ToldVisit> {
  const { workspace, now } = shell;
  const workspaceId = workspace.id;
  const { lastVisit } = await tx.workspace.update({
    where: { id: workspaceId },
    data: { lastVisit: { increment: 1 } },
  });
  await mustBeOpen(tx, workspaceId, at);
  const id = newId();
  await tx.visit.create({
    data: {
      ...{ workspaceId, id, number: lastVisit, visitorId: visitor.id, formKey, addedAt: now, ...at },
      ...(await readable(tx, shell, said)),
    },
  });
  const visit = await visitById(tx, workspaceId, id);
  if (!visit) throw new Error(`visit ${id} is gone in the transaction that stored it`);
  return visit;
}

/** @throws UserError as `recordVisit` */
export async function mustBeOpen(
  db: Store,
  workspaceId: string,
  { competitorId, visitedOn }: Pick<VisitPlace, 'competitorId' | 'visitedOn'>,
): Promise<void> {
  if (competitorId === null) {
    const { toldOn } = await mustBeTold(db, workspaceId);
    if (visitedOn < toldOn) throw new UserError('visit.before-notice', (locale) => words(locale).before);
    return;
  }
  const key = { workspaceId_id: { workspaceId, id: competitorId } };
  const competitor = await db.visitCompetitor.findUnique({ where: key });
  if (!competitor?.listed) throw new UserError('visit.no-competitor', (locale) => words(locale).noCompetitor);
}

/** What is said of it from now on. @throws UserError 'visit.gone', 'visit.not-yours', 'visit.outdated' */
export async function changeVisit(
  shell: Shell,
  { id, version, by, said }: { id: string; version: number; by: Person; said: VisitSaid },
): Promise<ToldVisit> {
  const { database, workspace } = shell;
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const visit = await theirs(tx, workspaceId, id, by);
    const { count } = await tx.visit.updateMany({
      where: { workspaceId, id, version },
      data: { ...(await readable(tx, shell, said)), version: { increment: 1 } },
    });
    if (count === 0) throw new UserError('visit.outdated', (locale) => words(locale).outdated);
    return (await visitById(tx, workspaceId, id)) ?? visit;
  });
}

/** Its number. @throws UserError 'visit.gone', 'visit.not-yours' */
export async function deleteVisit({ database, workspace }: Shell, id: string, by: Person): Promise<number> {
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const { row } = await theirs(tx, workspaceId, id, by);
    await tx.visit.deleteMany({ where: { workspaceId, id } });
    return row.number;
  });
}

/** @throws UserError 'visit.gone', 'visit.not-yours' */
export async function theirs(db: Store, workspaceId: string, id: string, by: Person): Promise<ToldVisit> {
  const visit = await visitById(db, workspaceId, id);
  if (!visit) throw new UserError('visit.gone', (locale) => words(locale).gone);
  if (visit.row.visitorId !== by.id)
    throw new UserError('visit.not-yours', (locale) => words(locale).notYours);
  return visit;
}

/** Without anybody's name, whatever was sent. */
async function readable(
  tx: Store,
  { workspace }: Shell,
  { promised, happened, words: more, kept, checks }: VisitSaid,
) {
  const clean = await unnaming(tx, workspace);
  return {
    ...{ promised: clean(promised).text, happened: clean(happened).text, words: clean(more).text },
    ...{ kept, checks },
  };
}

/** How many days somebody can change what they told, in words. */
const days = CHANGEABLE_DAYS;

/** The instant before which nobody knows any more who told. */
export function unknownBefore(now: Date): Date {
  return new Date(now.getTime() - CHANGEABLE_DAYS * msPerDay);
}

const words = phrases({
  en: {
    before:
      'That day is before employees and their representatives were told: no visit of our own teams is kept from before. Nothing was stored.',
    noCompetitor: 'This competitor is no longer on the list. Open the form again.',
    gone: 'This visit is no longer there.',
    notYours: `A visit is changed or deleted only by whoever told it, within ${days} days.`,
    outdated:
      'You changed this visit elsewhere meanwhile; nothing was overwritten. Close, and open it again.',
  },
  fr: {
    before: fr`Ce jour précède l’information des salariés et de leurs représentants : aucune visite de nos équipes n’est gardée d’avant. Rien n’a été enregistré.`,
    noCompetitor: 'Ce concurrent n’est plus dans la liste. Rouvrez le formulaire.',
    gone: 'Cette visite n’existe plus.',
    notYours: fr`Une visite n’est modifiée ou supprimée que par qui l’a racontée, dans les ${days} jours.`,
    outdated: fr`Vous avez modifié cette visite ailleurs entre-temps ; rien n’a été écrasé. Fermez, puis rouvrez-la.`,
  },
});
