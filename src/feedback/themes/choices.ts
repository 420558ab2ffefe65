// What admins decided about themes, put on those that were found. Pure; where it is kept is in chosen.ts.
import { createHash } from 'node:crypto';
import { type Language, languages } from '../../terms/language.ts';
import type { Theme, ThemeIdentity } from './theme.ts';

export interface Chosen extends ThemeIdentity {
  /** As it was written when it was chosen. */
  readonly seenAs: string;
}

export interface ThemeChoice extends Chosen {
  /** The others that are one subject with it: what is chosen is chosen for all of them. */
  readonly joined: readonly Chosen[];
  /** The admin's own name for it, for readers of each language; null, or blank, is none. */
  readonly names: Readonly<Record<Language, string | null>>;
  readonly isPinned: boolean;
  readonly isMuted: boolean;
}

/** All that are one subject. */
export function membersOf({ language, stem, seenAs, joined }: ThemeChoice): readonly Chosen[] {
  return [{ language, stem, seenAs }, ...joined];
}

/**
 * Muted ones are gone, renamed ones carry their new name in the reader's language, pinned ones come first; the order is kept otherwise. A choice is for
 * the theme of that stem in its language; where there is none, for those that it stands among the stems of. One for a joined subject is for that
 * alone, and no other is. Muted wins over pinned.
 */
export function applyChoices<T extends Theme>(
  themes: readonly T[],
  choices: readonly ThemeChoice[],
  reader: Language | null,
): T[] {
  const led = new Set(themes.map(themeKey));
  const concerns = (choice: ThemeChoice, theme: T) => {
    if (choice.joined.length > 0 || theme.members.length > 1)
      return choice.joined.length > 0 && theme.members.length > 1 && isAbout(choice, theme);
    if (choice.language !== theme.language) return false;
    return led.has(themeKey(choice)) ? choice.stem === theme.stem : theme.stems.includes(choice.stem);
  };
  const chosen = themes.flatMap((theme) => {
    const its = choices.filter((choice) => concerns(choice, theme));
    if (its.some(({ isMuted }) => isMuted)) return [];
    const own = its
      .map((each) => (each.joined.length > 0 ? calledBy(each, reader) : ownName(each, reader)))
      .findLast((name) => name !== null);
    const pinned = theme.pinned || its.some(({ isPinned }) => isPinned);
    return { ...theme, pinned, name: own ?? theme.name };
  });
  return [...chosen.filter(({ pinned }) => pinned), ...chosen.filter(({ pinned }) => !pinned)];
}

/** Whether a choice is for the theme of this identity, or for the subject that it is part of. */
export function isAbout(choice: ThemeChoice, { language, stem }: ThemeIdentity): boolean {
  return membersOf(choice).some((each) => each.language === language && each.stem === stem);
}

/**
 * What a reader reads where no comments are looked at: the name that admins gave, or customers' words. A subject in both languages has customers' words in
 * each, which a reader of one would rather read than a name given for the other.
 */
export function calledBy(choice: ThemeChoice, reader: Language | null): string {
  const inReaders = membersOf(choice).find(({ language }) => language === reader)?.seenAs;
  const own = reader === null ? '' : (choice.names[reader]?.trim() ?? '');
  if (choice.joined.length > 0 && inReaders !== undefined) return own || inReaders;
  return ownName(choice, reader) ?? choice.seenAs;
}

/** In the reader's language, else the theme's, else the one that was given; null where none was. */
function ownName(
  { names, language }: Pick<ThemeChoice, 'names' | 'language'>,
  reader: Language | null,
): string | null {
  const order = [...(reader === null ? [] : [reader]), language, ...languages];
  return order.map((each) => names[each]?.trim() ?? '').find((name) => name !== '') ?? null;
}

/** 16 characters that stand for a theme where only an id may: the same for the same theme in every period. */
export function themeKey({ language, stem }: ThemeIdentity): string {
  return createHash('sha256')
    .update(JSON.stringify([language, stem]))
    .digest('base64url')
    .slice(0, 16);
}
