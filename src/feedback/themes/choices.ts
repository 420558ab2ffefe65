// What admins decided about themes, put on those that were found. Pure; where it is kept is in chosen.ts.
import { createHash } from 'node:crypto';
import type { Theme, ThemeIdentity } from './theme.ts';

export interface ThemeChoice extends ThemeIdentity {
  /** As it was written when it was chosen. */
  readonly seenAs: string;
  /** The admin's own name for it; null, or blank, renames nothing. */
  readonly name: string | null;
  readonly isPinned: boolean;
  readonly isMuted: boolean;
}

/**
 * Muted ones are gone, renamed ones carry their new name, pinned ones come first; the order is kept otherwise. A choice is for
 * the theme of that stem in its language; where there is none, for those that it stands among the stems of. Muted wins over pinned.
 */
export function applyChoices<T extends Theme>(themes: readonly T[], choices: readonly ThemeChoice[]): T[] {
  const led = new Set(themes.map(themeKey));
  const concerns = (choice: ThemeChoice, theme: T) => {
    if (choice.language !== theme.language) return false;
    return led.has(themeKey(choice)) ? choice.stem === theme.stem : theme.stems.includes(choice.stem);
  };
  const chosen = themes.flatMap((theme) => {
    const its = choices.filter((choice) => concerns(choice, theme));
    if (its.some(({ isMuted }) => isMuted)) return [];
    const own = its.map(({ name }) => name?.trim() ?? '').findLast((name) => name !== '');
    const pinned = theme.pinned || its.some(({ isPinned }) => isPinned);
    return { ...theme, pinned, name: own ?? theme.name };
  });
  return [...chosen.filter(({ pinned }) => pinned), ...chosen.filter(({ pinned }) => !pinned)];
}

/** 16 characters that stand for a theme where only an id may: the same for the same theme in every period. */
export function themeKey({ language, stem }: ThemeIdentity): string {
  return createHash('sha256')
    .update(JSON.stringify([language, stem]))
    .digest('base64url')
    .slice(0, 16);
}
