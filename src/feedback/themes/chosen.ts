// Where admins' choices about themes are kept: one row a theme, gone when nothing is left of the choice. What a choice does
// is in choices.ts.
import { type Database, type Store, transact } from '../../database/client.ts';
import { type ThemeChoice, themeKey } from './choices.ts';
import { languages } from './language.ts';
import type { ThemeIdentity } from './theme.ts';

/** The longest name that an admin may give; in characters. */
export const LONGEST_THEME_NAME = 60;

/** In the order of their stems. */
export async function themeChoices(db: Store, workspaceId: string): Promise<ThemeChoice[]> {
  const rows = await db.themeChoice.findMany({
    where: { workspaceId },
    orderBy: [{ language: 'asc' }, { stem: 'asc' }],
  });
  return rows.flatMap(({ language: name, ...row }) => {
    const language = languages.find((each) => each === name);
    return language ? [{ ...row, language }] : [];
  });
}

/** The choice that a key of `themeKey` stands for; null where nothing was chosen. */
export async function choiceOfKey(db: Store, workspaceId: string, key: string): Promise<ThemeChoice | null> {
  const choices = await themeChoices(db, workspaceId);
  return choices.find((each) => themeKey(each) === key) ?? null;
}

export interface Choosing {
  readonly theme: ThemeIdentity;
  /** As customers write it now. */
  readonly seenAs: string;
  readonly change: Partial<Pick<ThemeChoice, 'name' | 'isPinned' | 'isMuted'>>;
  readonly byId: string;
  readonly now: Date;
}

/** Changes what is said and keeps the rest. Muting unpins, pinning unmutes; a blank name gives customers' own words back. */
export async function chooseTheme(
  database: Database,
  workspaceId: string,
  { theme: { language, stem }, seenAs, change, byId, now }: Choosing,
): Promise<void> {
  const where = { workspaceId_language_stem: { workspaceId, language, stem } };
  await transact(database, async (tx) => {
    const before = await tx.themeChoice.findUnique({ where });
    const name = change.name === undefined ? (before?.name ?? null) : change.name?.trim() || null;
    const isMuted = change.isMuted ?? (change.isPinned ? false : (before?.isMuted ?? false));
    const isPinned = isMuted ? false : (change.isPinned ?? before?.isPinned ?? false);
    if (name === null && !isMuted && !isPinned) {
      await tx.themeChoice.deleteMany({ where: { workspaceId, language, stem } });
      return;
    }
    const data = { name, isMuted, isPinned, byId, at: now };
    await tx.themeChoice.upsert({
      where,
      update: data,
      create: { workspaceId, language, stem, seenAs, ...data },
    });
  });
}
