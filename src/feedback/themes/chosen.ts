// Where admins' choices about themes are kept: one row a theme, gone when nothing is left of the choice. What a choice does
// is in choices.ts.
import { type Database, type Store, transact } from '../../database/client.ts';
import type { ThemeChoiceModel } from '../../database/generated/sqlite/models.ts';
import { type Language, languages } from '../../terms/language.ts';
import { type ThemeChoice, themeKey } from './choices.ts';
import { termOf } from './reading.ts';
import type { ThemeIdentity } from './theme.ts';

/** The longest name that an admin may give; in characters. */
export const LONGEST_THEME_NAME = 60;

/** In the order of their stems. */
export async function themeChoices(db: Store, workspaceId: string): Promise<ThemeChoice[]> {
  const rows = await db.themeChoice.findMany({
    where: { workspaceId },
    orderBy: [{ language: 'asc' }, { stem: 'asc' }],
  });
  return rows.flatMap((row) => {
    const language = languages.find((each) => each === row.language);
    return language ? [{ ...row, language, stem: stemNow(row, language), names: namesOf(row) }] : [];
  });
}

/** How stems are made today; a change of terms/stems.ts that gives others counts on. */
const STEMMING = 2;

/** The stem of a choice from before stems were made as today: that of its words. */
function stemNow(
  { stem, stemming, seenAs }: Pick<ThemeChoiceModel, 'stem' | 'stemming' | 'seenAs'>,
  language: Language,
): string {
  return stemming === STEMMING ? stem : termOf(seenAs, language) || stem;
}

/** A name from before there was one for each language is for the readers of both. */
function namesOf({
  name,
  nameInFrench,
  nameInEnglish,
}: Pick<ThemeChoiceModel, 'name' | 'nameInFrench' | 'nameInEnglish'>): ThemeChoice['names'] {
  return { fr: nameInFrench ?? name, en: nameInEnglish ?? name };
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
  readonly change: Partial<Pick<ThemeChoice, 'names' | 'isPinned' | 'isMuted'>>;
  readonly byId: string;
  readonly now: Date;
}

/** Changes what is said and keeps the rest. Muting unpins, pinning unmutes; two blank names give customers' own words back. */
export async function chooseTheme(
  database: Database,
  workspaceId: string,
  { theme: { language, stem }, seenAs, change, byId, now }: Choosing,
): Promise<void> {
  await transact(database, async (tx) => {
    const rows = await tx.themeChoice.findMany({ where: { workspaceId, language } });
    const before = rows.find((row) => stemNow(row, language) === stem);
    const { fr, en } = change.names ?? (before ? namesOf(before) : { fr: null, en: null });
    const names = { nameInFrench: fr?.trim() || null, nameInEnglish: en?.trim() || null };
    const isMuted = change.isMuted ?? (change.isPinned ? false : (before?.isMuted ?? false));
    const isPinned = isMuted ? false : (change.isPinned ?? before?.isPinned ?? false);
    if (before) await tx.themeChoice.deleteMany({ where: { workspaceId, language, stem: before.stem } });
    if (names.nameInFrench === null && names.nameInEnglish === null && !isMuted && !isPinned) return;
    const words = before?.seenAs ?? seenAs;
    const data = { ...names, isMuted, isPinned, byId, at: now };
    await tx.themeChoice.create({
      data: { workspaceId, language, stem, stemming: STEMMING, seenAs: words, ...data },
    });
  });
}
