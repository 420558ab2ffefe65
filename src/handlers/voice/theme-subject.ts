// How a button names a theme, and how the theme is found again: by its key and the week that the reader saw. Never by its words.
import { type Offer, UserError } from '../../errors.ts';
import {
  type Chosen,
  calledBy,
  membersOf,
  type ThemeChoice,
  themeKey,
} from '../../feedback/themes/choices.ts';
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

/** The theme's key; '' where it is no subject of ours. */
export function keyIn(subject: string | null): string {
  return SUBJECT.exec(subject ?? '')?.[1] ?? '';
}

/** The minute up to which its week was looked at; null where it is no subject of ours. */
export function untilIn(subject: string | null): Date | null {
  const minutes = SUBJECT.exec(subject ?? '')?.[2];
  return minutes === undefined ? null : new Date(Number.parseInt(minutes, 36) * MINUTE);
}

/** The theme of a subject as it was that week. @throws UserError 'theme.gone' where that week has it no more. */
export async function themeOf(request: Request, subject: string | null): Promise<NewTheme> {
  const key = keyIn(subject);
  const until = untilIn(subject);
  const found = until && (await weekOf(request, until));
  const theme = found?.themes.find(({ members }) => members.some((each) => themeKey(each) === key));
  if (!theme) throw gone();
  return theme;
}

export interface ChoosableTheme {
  /** What a choice is kept under. */
  readonly identity: ThemeIdentity;
  /** As customers write it: of a joined one, each. */
  readonly seenAs: readonly string[];
  /** What this reader reads now. */
  readonly name: string;
  /** What admins call it, for the readers of each language. */
  readonly names: ThemeChoice['names'];
  /** What is joined where it is: what is told this week, and what the choice was made for. */
  readonly themes: readonly Chosen[];
}

/**
 * What a choice about the theme of a subject is kept under: the choice that concerns it already, even where another of its terms leads
 * today, or else its own stem. @throws UserError 'theme.gone' where neither a choice nor that week has it.
 */
export async function choosable(request: Request, subject: string | null): Promise<ChoosableTheme> {
  const { kit, workspace } = request;
  const { db } = kit.database;
  const own = await choiceOfKey(db, workspace.id, keyIn(subject));
  if (own) return ofChoice(own, request);
  const theme = await themeOf(request, subject);
  const { language, stem, name } = theme;
  const itself = { language, stem, seenAs: name };
  const concerning = (await themeChoices(db, workspace.id)).find(
    (each) => each.language === language && theme.stems.includes(each.stem),
  );
  if (!concerning)
    return { identity: itself, seenAs: [name], name, names: { fr: null, en: null }, themes: [itself] };
  const chosen = ofChoice(concerning, request);
  return { ...chosen, themes: [itself, ...chosen.themes] };
}

function ofChoice(choice: ThemeChoice, { locale }: Request): ChoosableTheme {
  const { language, stem, names } = choice;
  const seenAs = membersOf(choice).map((each) => each.seenAs);
  const themes = membersOf(choice).slice(0, 1);
  return { identity: { language, stem }, seenAs, name: calledBy(choice, locale), names, themes };
}

function gone(): UserError {
  return new UserError('theme.gone', (locale) => words(locale).gone, themes);
}

/** The way to the list, beside a refusal. */
export const themes: Offer = {
  label: (locale) => words(locale).see,
  action: { name: 'voice.ask', subject: 'themes' },
};

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
