// Where admins' choices about themes are kept: one row a theme, gone when nothing is left of the choice. What a choice does
// is in choices.ts; that several are one subject, in joining.ts.
import { noted } from '../../audit/note.ts';
import { type Database, type Store, transact } from '../../database/client.ts';
import type { ThemeChoiceModel, ThemeSubjectModel } from '../../database/generated/sqlite/models.ts';
import { languages } from '../../terms/language.ts';
import { type Chosen, membersOf, type ThemeChoice, themeKey } from './choices.ts';
import { termOf } from './reading.ts';
import type { ThemeIdentity } from './theme.ts';

/** The longest name that an admin may give; in characters. */
export const LONGEST_THEME_NAME = 60;

/** In the order of their stems; one that is joined stands where the first of its themes would. */
export async function themeChoices(db: Store, workspaceId: string): Promise<ThemeChoice[]> {
  const rows = await db.themeChoice.findMany({
    where: { workspaceId },
    orderBy: [{ language: 'asc' }, { stem: 'asc' }],
  });
  const subjects = await db.themeSubject.findMany({ where: { workspaceId } });
  const known = rows.flatMap((row) => {
    const chosen = chosenOf(row);
    return chosen ? [{ row, chosen }] : [];
  });
  return known.flatMap(({ row, chosen }, at): ThemeChoice[] => {
    const subject = subjects.find(({ id }) => id === row.subject);
    const together = subject ? known.filter((each) => each.row.subject === subject.id) : [];
    const joined = together.slice(1).map((each) => each.chosen);
    if (together[0] && together[0] !== known[at]) return [];
    return [{ ...chosen, joined, ...decidedIn(subject ?? row) }];
  });
}

/** How stems are made today; a change of terms/stems.ts that gives others counts on. */
export const STEMMING = 2;

/** Which theme a row is about; its stem, where stems were made otherwise then, is that of its words. Null: a language that is read no more. */
export function chosenOf({ language, stem, stemming, seenAs }: ThemeChoiceModel): Chosen | null {
  const its = languages.find((each) => each === language);
  if (!its) return null;
  return { language: its, stem: stemming === STEMMING ? stem : termOf(seenAs, its) || stem, seenAs };
}

type Decided = Pick<ThemeChoice, 'names' | 'isPinned' | 'isMuted'>;

/** A name from before there was one for each language is for the readers of both. */
export function decidedIn(
  row: Omit<ThemeSubjectModel, 'workspaceId' | 'id' | 'byId' | 'at'> & { readonly name?: string | null },
): Decided {
  const { name = null, nameInFrench, nameInEnglish, isPinned, isMuted } = row;
  return { names: { fr: nameInFrench ?? name, en: nameInEnglish ?? name }, isPinned, isMuted };
}

/** The choice that a key of `themeKey` stands for; null where nothing was chosen. */
export async function choiceOfKey(db: Store, workspaceId: string, key: string): Promise<ThemeChoice | null> {
  const choices = await themeChoices(db, workspaceId);
  return choices.find((each) => membersOf(each).some((member) => themeKey(member) === key)) ?? null;
}

export interface Choosing {
  readonly theme: ThemeIdentity;
  /** As customers write it now. */
  readonly seenAs: string;
  readonly change: Partial<Decided>;
  readonly byId: string;
  readonly now: Date;
}

/**
 * Changes what is said and keeps the rest; of a joined theme, for the whole subject. Muting unpins, pinning unmutes; two blank names give customers' own
 * words back.
 */
export async function chooseTheme(
  database: Database,
  workspaceId: string,
  { theme: { language, stem }, seenAs, change, byId, now }: Choosing,
): Promise<void> {
  await transact(database, async (tx) => {
    const rows = await tx.themeChoice.findMany({ where: { workspaceId, language } });
    const before = rows.find((row) => chosenOf(row)?.stem === stem);
    const subject =
      before?.subject == null
        ? null
        : await tx.themeSubject.findUnique({
            where: { workspaceId_id: { workspaceId, id: before.subject } },
          });
    const decided = changed(subject ?? before, change);
    const data = { ...columnsOf(decided), byId, at: now };
    await noted(tx, { workspaceId, by: { person: byId }, now }, 'theme.changed', {
      change: nameOfChange(change),
    });
    if (subject) {
      await tx.themeSubject.update({ where: { workspaceId_id: { workspaceId, id: subject.id } }, data });
      return;
    }
    if (before) await tx.themeChoice.deleteMany({ where: { workspaceId, language, stem: before.stem } });
    if (isNothing(decided)) return;
    const words = before?.seenAs ?? seenAs;
    await tx.themeChoice.create({
      data: { workspaceId, language, stem, stemming: STEMMING, seenAs: words, ...data },
    });
  });
}

function nameOfChange({ isPinned, isMuted }: Choosing['change']) {
  if (isPinned !== undefined) return isPinned ? 'pinned' : 'unpinned';
  if (isMuted !== undefined) return isMuted ? 'muted' : 'unmuted';
  return 'names';
}

function changed(before: Parameters<typeof decidedIn>[0] | undefined, change: Partial<Decided>): Decided {
  const was = before ? decidedIn(before) : { names: { fr: null, en: null }, isPinned: false, isMuted: false };
  const isMuted = change.isMuted ?? (change.isPinned ? false : was.isMuted);
  const isPinned = isMuted ? false : (change.isPinned ?? was.isPinned);
  return { names: change.names ?? was.names, isMuted, isPinned };
}

export function columnsOf({ names: { fr, en }, isPinned, isMuted }: Decided) {
  return { nameInFrench: fr?.trim() || null, nameInEnglish: en?.trim() || null, isPinned, isMuted };
}

/** Whether nothing is left of a choice. */
export function isNothing(decided: Decided): boolean {
  return Object.values(columnsOf(decided)).every((each) => !each);
}
