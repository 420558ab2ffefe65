// The work on customers' words, by name: what takes long where a body is large or hostile, and needs neither database nor key. Pure, so that
// it can be done in this thread or in another (threads.ts).
import {
  type Answers,
  type AnswersInBody,
  type AnswersReading,
  answersIn,
  answersInBody,
} from '../answers.ts';
import { type Cleanable, type Cleaned, cleaned } from '../cleaned.ts';
import type { RawItem } from '../item.ts';
import { type MailRead, readMail } from '../mails/mail.ts';
import { readerOf, readOptions } from '../sources/webhook.ts';
import type { Comment, ThemeOptions } from '../themes/theme.ts';
import { type FoundThemes, findThemes } from '../themes/themes.ts';
import { parseBody } from '../vendors/payload.ts';
import type { Read } from '../vendors/read.ts';
import type { ReadRefusal } from '../vendors/refusal.ts';

/** What each is given, and what it gives; all of it can be sent to another thread. A body is handed over: whoever gave it reads it no more. */
export interface Works {
  /** Personal data out of the words, and the words as search finds them. */
  readonly clean: {
    readonly given: { readonly items: readonly Cleanable[]; readonly country?: string };
    readonly made: readonly Cleaned[];
  };
  readonly answersInBody: {
    readonly given: { readonly body: Uint8Array; readonly reading: AnswersReading };
    readonly made: AnswersInBody;
  };
  readonly answersIn: {
    readonly given: { readonly raw: readonly RawItem[]; readonly reading: AnswersReading };
    readonly made: Answers;
  };
  readonly vendorsBody: {
    readonly given: {
      readonly body: Uint8Array;
      readonly vendor: string;
      readonly mapping: unknown;
      readonly touchpoint: string | null;
    };
    readonly made: Read | ({ readonly ok: null } & ReadRefusal);
  };
  readonly mail: {
    readonly given: { readonly body: Uint8Array };
    readonly made: MailRead;
  };
  readonly themes: {
    readonly given: {
      readonly current: readonly Comment[];
      readonly reference: readonly Comment[];
      readonly options: ThemeOptions;
    };
    readonly made: FoundThemes;
  };
}

export type WorkName = keyof Works;

type Worked = {
  readonly [Name in WorkName]: (
    given: Works[Name]['given'],
  ) => Works[Name]['made'] | Promise<Works[Name]['made']>;
};

export const work: Worked = {
  clean: ({ items, country }) => items.map((item) => cleaned(item, country)),
  answersInBody: ({ body, reading }) => answersInBody(body, reading),
  answersIn: ({ raw, reading }) => answersIn(raw, reading),
  vendorsBody({ body, vendor, mapping, touchpoint }) {
    const parsed = parseBody(body);
    if (!parsed.ok) return { ...parsed, ok: null };
    const reader = readerOf(vendor, mapping);
    if (!reader?.ok) throw new Error('this source has no vendor that reads it');
    return reader.vendor.read(parsed.value, readOptions(reader.uses, touchpoint));
  },
  mail: ({ body }) => readMail(body),
  themes: ({ current, reference, options }) => findThemes(current, reference, options),
};

const charactersOf = (comments: readonly Comment[]) =>
  comments.reduce((sum, { text }) => sum + text.length, 0);

/** Of all texts in it. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, each) => sum + lengthOf(each), 0);
}

/** In characters or bytes, roughly: what is below some thousands is done sooner than sent elsewhere. */
export const weight: { readonly [Name in WorkName]: (given: Works[Name]['given']) => number } = {
  clean: ({ items }) =>
    items.reduce((sum, item) => item.comments.reduce((long, { text }) => long + text.length, sum + 50), 0),
  answersInBody: ({ body }) => body.length,
  answersIn: ({ raw }) =>
    raw.reduce((sum, { verbatim, comments }) => sum + lengthOf(verbatim) + lengthOf(comments) + 50, 0),
  vendorsBody: ({ body }) => body.length,
  mail: ({ body }) => body.length,
  themes: ({ current, reference }) => charactersOf(current) + charactersOf(reference),
};

/** Whoever does it, wherever. */
export type Worker = <Name extends WorkName>(
  name: Name,
  given: Works[Name]['given'],
) => Promise<Works[Name]['made']>;

/** At once, in this thread: for what is small, and where there is no core for another one. */
export const here: Worker = async (name, given) => work[name](given);
