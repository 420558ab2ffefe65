// What a file is understood to be, with the corrections and answers of its reader.
import { type Guess, type GuessSettings, guessFile } from '../feedback/file.ts';
import type { Override } from '../feedback/files/columns.ts';
import { sayAnswer, sayDoubt } from '../feedback/files/doubt-words.ts';
import type { Doubt } from '../feedback/files/recognition/doubts.ts';
import type { Locale } from '../i18n/locale.ts';
import { type FoundInFile, foundIn, type ImportPlan, overridesOf } from './plan.ts';

export interface UnderstoodFile {
  readonly guess: Guess;
  /** Nothing is in doubt: it can be imported. */
  readonly isClear: boolean;
  readonly found: FoundInFile;
}

/** Answers that have to be typed: a day, a column, what each label stands for. */
const TYPED = new Set(['day', 'column', 'typed']);
/** An answer may bring up another doubt; not more often than this. */
const MOST_READINGS = 6;

/** @throws UserError where the file is no table, empty or damaged. */
export async function understand(
  path: string,
  plan: ImportPlan,
  habits: Pick<GuessSettings, 'usualDateOrder' | 'now' | 'kept'> & { readonly locale: Locale },
): Promise<UnderstoodFile> {
  const common = { ...habits, ...(plan.sheet === null ? {} : { sheet: plan.sheet }) };
  const bare = await guessFile(path, { ...common, overrides: [] });
  const said = overridesOf(
    plan,
    bare.columns.map(({ header }) => header),
  );
  let overrides: readonly Override[] = said;
  let guess = said.length === 0 ? bare : await guessFile(path, { ...common, overrides });
  const done = new Set<string>();
  for (let reading = 0; reading < MOST_READINGS; reading += 1) {
    const answered = answersTo(guess.doubts, plan, done);
    if (answered.length === 0) break;
    overrides = [...overrides, ...answered];
    guess = await guessFile(path, { ...common, overrides });
  }
  const open = guess.doubts.filter(({ isAsked }) => isAsked);
  const { columns, metric } = guess;
  const { sheet, sheets } =
    guess.kind !== 'csv' ? guess : { sheet: plan.sheet, sheets: plan.found?.sheets ?? [] };
  const doubts = open.flatMap((doubt) => questionOf(doubt, habits.locale));
  const found = foundIn({ columns, missing: missingIn(open), metric, sheet, sheets, doubts });
  return { guess, isClear: open.length === 0, found };
}

/** The place of the column and not its name: a file without headers begins with a customer. */
function keyOf({ code, column }: Doubt): string {
  return column === null ? code : `${code} ${column.at}`;
}

/** Those that were not given yet; `done` learns of them. */
function answersTo(doubts: readonly Doubt[], { answers }: ImportPlan, done: Set<string>): Override[] {
  return doubts.flatMap((doubt) => {
    const key = keyOf(doubt);
    const said = done.has(key) ? undefined : answers[key];
    done.add(key);
    return doubt.answers.find(({ is }) => is === said)?.overrides ?? [];
  });
}

/** A question that can be answered by choosing; the others are what is missing. */
function questionOf(doubt: Doubt, locale: Locale): FoundInFile['doubts'] {
  const answers = doubt.answers.filter(({ is }) => !TYPED.has(is));
  if (answers.length === 0) return [];
  const key = keyOf(doubt);
  const question = sayDoubt(doubt, locale);
  return [
    { key, question, answers: answers.map((each) => ({ is: each.is, label: sayAnswer(each, locale) })) },
  ];
}

/** What has to be said before anything can be stored, and cannot be chosen from answers. */
function missingIn(open: readonly Doubt[]): FoundInFile['missing'] {
  const typed = open.find(({ answers }) => answers.every(({ is }) => TYPED.has(is)));
  if (!typed) return null;
  if (typed.code.startsWith('date')) return 'date';
  return typed.code === 'answer.missing' ? 'answer' : 'metric';
}
