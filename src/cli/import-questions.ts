// What `portevoix import` asks in a terminal: each doubt with its likeliest answer first, then whether to import. Scripts are not asked.
import { isDay } from '../calendar/day.ts';
import { type Guess, type GuessSettings, guessFile } from '../feedback/file.ts';
import type { Override } from '../feedback/files/columns.ts';
import { sayAnswer, sayDoubt } from '../feedback/files/doubt-words.ts';
import { type Doubt, MOST_QUESTIONS } from '../feedback/files/recognition/doubts.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Io } from './command.ts';

type AskingIo = Pick<Io, 'err' | 'locale'> & { readonly ask: NonNullable<Io['ask']> };

/** The guess with what was answered; still in doubt where an answer needs an option, or nothing was answered. */
export async function askDoubts(
  file: string,
  guess: Guess,
  settings: GuessSettings,
  io: AskingIo,
): Promise<Guess> {
  let known = guess;
  let { overrides } = settings;
  for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) {
    const doubt = known.doubts.find(({ isAsked }) => isAsked);
    const answer = doubt ? await answerTo(doubt, io) : null;
    if (answer === null) return known;
    overrides = [...overrides, ...answer];
    known = await guessFile(file, { ...settings, overrides });
  }
  return known;
}

async function answerTo(doubt: Doubt, { ask, err, locale }: AskingIo): Promise<readonly Override[] | null> {
  const words = say(locale);
  err(sayDoubt(doubt, locale));
  for (const [i, answer] of doubt.answers.entries()) err(`  ${i + 1}. ${sayAnswer(answer, locale)}`);
  const typed = (await ask(words.choose)).trim();
  const chosen = doubt.answers[typed === '' ? 0 : Number(typed) - 1];
  if (chosen === undefined) return null;
  if (chosen.is !== 'day') return chosen.overrides.length === 0 ? null : chosen.overrides;
  const day = (await ask(words.day)).trim();
  return isDay(day) ? [{ left: 'date', right: day }] : null;
}

export async function wantsImport({ ask, locale }: Pick<AskingIo, 'ask' | 'locale'>): Promise<boolean> {
  return /^\s*(?:$|[yo])/i.test(await ask(say(locale).go));
}

const say = phrases({
  en: {
    choose: 'Which one? (Enter: 1) ',
    day: 'Which day, as 2026-10-31? ',
    go: 'Import? (Enter: yes, n: no) ',
  },
  fr: {
    choose: fr`Laquelle ? (Entrée : 1) `,
    day: fr`Quel jour, comme 2026-10-31 ? `,
    go: fr`Importer ? (Entrée : oui, n : non) `,
  },
});
