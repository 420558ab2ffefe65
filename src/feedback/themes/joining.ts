// That several themes are one subject, kept: each row names its subject, which has names, pin and mute of its own, so that every theme
// finds its own again when the subject is taken apart. What it does to the count: subjects.ts.
import type { Doer } from '../../audit/act.ts';
import { noted } from '../../audit/note.ts';
import { newId } from '../../clock.ts';
import { type Database, type Tx, transact } from '../../database/client.ts';
import type { ThemeChoiceModel } from '../../database/generated/sqlite/models.ts';
import type { Language } from '../../terms/language.ts';
import { type Chosen, isAbout, membersOf, type ThemeChoice } from './choices.ts';
import { chosenOf, columnsOf, decidedIn, isNothing, STEMMING, themeChoices } from './chosen.ts';
import type { ThemeIdentity } from './theme.ts';

export interface ThemeJoining {
  readonly themes: readonly Chosen[];
  readonly byId: string;
  readonly now: Date;
}

/**
 * They are one subject from now on, with all that any was joined with before. Of two names in one language the one whose own language it is stays;
 * pinned is what any was, unless one was muted: then all are. Null where they are one already, or the same.
 */
export async function joinThemes(
  database: Database,
  workspaceId: string,
  { themes, byId, now }: ThemeJoining,
): Promise<ThemeChoice | null> {
  return transact(database, async (tx) => {
    const known = await themeChoices(tx, workspaceId);
    const before = themes.map(
      (theme): ThemeChoice =>
        known.find((each) => isAbout(each, theme)) ?? { ...theme, joined: [], ...UNDECIDED },
    );
    const [first] = before;
    if (!first || themes.every((theme) => isAbout(first, theme))) return null;
    const rows: ThemeChoiceModel[] = [];
    for (const theme of themes) rows.push(await rowOf(tx, workspaceId, theme, byId, now));
    const former = rows.flatMap(({ subject }) => subject ?? []);
    const id = newId();
    const isMuted = before.some((each) => each.isMuted);
    const isPinned = !isMuted && before.some((each) => each.isPinned);
    const names = { fr: nameOf('fr', before), en: nameOf('en', before) };
    await tx.themeSubject.deleteMany({ where: { workspaceId, id: { in: former } } });
    await tx.themeSubject.create({
      data: { workspaceId, id, ...columnsOf({ names, isMuted, isPinned }), byId, at: now },
    });
    await tx.themeChoice.updateMany({
      where: { workspaceId, subject: { in: former } },
      data: { subject: id },
    });
    for (const { language, stem } of rows)
      await tx.themeChoice.updateMany({ where: { workspaceId, language, stem }, data: { subject: id } });
    await noted(tx, { workspaceId, by: { person: byId }, now }, 'theme.joined', { themes: themes.length });
    return (await themeChoices(tx, workspaceId)).find((each) => isAbout(each, first)) ?? null;
  });
}

/**
 * Each of its themes is one by itself again, with what was chosen for it before. Null where it is in no subject any more.
 * @returns the subject as it was
 */
export async function partThemes(
  database: Database,
  workspaceId: string,
  theme: ThemeIdentity,
  doer: Doer,
): Promise<ThemeChoice | null> {
  return transact(database, async (tx) => {
    const choice = (await themeChoices(tx, workspaceId)).find((each) => isAbout(each, theme));
    if (!choice || choice.joined.length === 0) return null;
    const rows = await tx.themeChoice.findMany({ where: { workspaceId, subject: { not: null } } });
    const subject = rows.find((row) => isOf(row, theme))?.subject ?? '';
    await tx.themeSubject.deleteMany({ where: { workspaceId, id: subject } });
    for (const row of rows.filter((each) => each.subject === subject)) {
      const { language, stem } = row;
      const where = { workspaceId, language, stem };
      if (isNothing(decidedIn(row))) await tx.themeChoice.deleteMany({ where });
      else await tx.themeChoice.updateMany({ where, data: { subject: null } });
    }
    await noted(tx, { workspaceId, ...doer }, 'theme.parted', { themes: membersOf(choice).length });
    return choice;
  });
}

const UNDECIDED = { names: { fr: null, en: null }, isPinned: false, isMuted: false } as const;

/** The row of a theme, made where nothing was chosen for it. */
async function rowOf(
  tx: Tx,
  workspaceId: string,
  { language, stem, seenAs }: Chosen,
  byId: string,
  at: Date,
): Promise<ThemeChoiceModel> {
  const rows = await tx.themeChoice.findMany({ where: { workspaceId, language } });
  const known = rows.find((row) => isOf(row, { language, stem }));
  if (known) return known;
  return tx.themeChoice.create({
    data: { workspaceId, language, stem, stemming: STEMMING, seenAs, byId, at },
  });
}

function isOf(row: ThemeChoiceModel, { language, stem }: ThemeIdentity): boolean {
  const chosen = chosenOf(row);
  return chosen !== null && chosen.language === language && chosen.stem === stem;
}

function nameOf(language: Language, choices: readonly ThemeChoice[]): string | null {
  const isSaid = (choice: ThemeChoice) => membersOf(choice).some((each) => each.language === language);
  return (
    [...choices.filter(isSaid), ...choices]
      .map(({ names }) => names[language])
      .find((name) => name?.trim()) ?? null
  );
}
