// How a button names a theme, and how the theme is found again: by its key and the week that the reader saw. Never by its words.
import { UserError } from '../../errors.ts';
import { ownName, type ThemeChoice, themeKey } from '../../feedback/themes/choices.ts';
import { choiceOfKey, themeChoices } from '../../feedback/themes/chosen.ts';
import { type NewTheme, type NewThemes, newThemes } from '../../feedback/themes/recent.ts';
import type { ThemeIdentity } from '../../feedback/themes/theme.ts';
import { phrases } from '../../i18n/phrases.ts';
import type { Request } from '../request.ts';

const MINUTE = 60_000;
const WEEK = 7 * 86_400_000;

/** The minute up to which an answer of now looks. */
export function untilNow({ at }: Request): Date {
  return new Date(Math.floor(at.getTime() / MINUTE) * MINUTE);
}

/** What is new in the seven days up to `until`. */
export function weekOf({ kit, workspace, locale }: Request, until: Date): Promise<NewThemes | null> {
  const from = new Date(until.getTime() - WEEK);
  return newThemes(kit.database.db, workspace, { from, to: until, locale });
}

/** An id: the theme's key and the minute up to which its week was looked at. */
export function themeSubject(theme: ThemeIdentity, until: Date): string {
  return `${themeKey(theme)}/${(until.getTime() / MINUTE).toString(36)}`;
}

/** Six figures of base 36 last until the year 6000. */
const SUBJECT = /^([\w-]{16})\/([0-9a-z]{1,6})$/;

/** The theme of a subject as it was that week. @throws UserError 'theme.gone' where that week has it no more. */
export async function themeOf(request: Request, subject: string | null): Promise<NewTheme> {
  const [, key = '', minutes = ''] = SUBJECT.exec(subject ?? '') ?? [];
  const found = key === '' ? null : await weekOf(request, new Date(Number.parseInt(minutes, 36) * MINUTE));
  const theme = found?.themes.find((each) => themeKey(each) === key);
  if (!theme) throw gone();
  return theme;
}

export interface Choosable {
  readonly identity: ThemeIdentity;
  readonly seenAs: string;
  /** What this reader reads now. */
  readonly name: string;
  /** What admins call it, for the readers of each language. */
  readonly names: ThemeChoice['names'];
}

/**
 * What a choice about the theme of a subject is kept under: the choice that concerns it already, even where another of its terms leads
 * today, or else its own stem. @throws UserError 'theme.gone' where neither a choice nor that week has it.
 */
export async function choosable(request: Request, subject: string | null): Promise<Choosable> {
  const { kit, workspace } = request;
  const { db } = kit.database;
  const [, key = ''] = SUBJECT.exec(subject ?? '') ?? [];
  const own = await choiceOfKey(db, workspace.id, key);
  if (own) return ofChoice(own, request);
  const theme = await themeOf(request, subject);
  const concerning = (await themeChoices(db, workspace.id)).find(
    ({ language, stem }) => language === theme.language && theme.stems.includes(stem),
  );
  if (concerning) return ofChoice(concerning, request);
  const { language, stem, name } = theme;
  return { identity: { language, stem }, seenAs: name, name, names: { fr: null, en: null } };
}

function ofChoice(choice: ThemeChoice, { locale }: Request): Choosable {
  const { language, stem, seenAs, names } = choice;
  return { identity: { language, stem }, seenAs, name: ownName(choice, locale) ?? seenAs, names };
}

function gone(): UserError {
  return new UserError('theme.gone', (locale) => words(locale).gone, {
    label: (locale) => words(locale).see,
    action: { name: 'voice.ask', subject: 'themes' },
  });
}

const words = phrases({
  en: {
    gone: 'That week does not show this theme any more: its comments changed, or it was muted. See what is new now.',
    see: 'Themes',
  },
  fr: {
    gone: 'Cette semaine-là ne montre plus ce thème : ses commentaires ont changé, ou il a été masqué. Regardez ce qui est nouveau maintenant.',
    see: 'Thèmes',
  },
});
