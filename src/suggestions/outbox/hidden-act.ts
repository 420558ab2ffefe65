// What somebody does without their name, as it waits for the full hour: sealed, filled up to one size. Storing it is outbox.ts.
import { z } from 'zod';
import type { Keys } from '../../keys.ts';
import type { Person } from '../../people/person.ts';
import type { Doing } from '../doing.ts';
import type { Submission } from '../submit.ts';

/** What is to be done, without who does it. */
export type Hidden =
  | { readonly kind: 'submit'; readonly submission: Omit<Submission, 'author'> }
  | { readonly kind: 'act'; readonly doing: Omit<Doing, 'actor' | 'to'> }
  /** What was written in a chat message is changed there, or taken back ('' as text). */
  | {
      readonly kind: 'change';
      readonly suggestionId: string;
      readonly formKey: string;
      readonly text: string;
    };

export interface HiddenAct {
  readonly personId: string;
  /** Who was met first on the way to this act: so that they are known at the hour, whatever became of the process. */
  readonly person: Person;
  /** In which order one person's acts came. */
  readonly at: Date;
  /** The full hour at which it is done. */
  readonly passOnAt: Date;
  readonly hidden: Hidden;
}

/** The purpose under which they are sealed. */
export const HIDDEN_ACT = 'suggestion.hidden-act';
/** In bytes: past the longest idea that a form or a chat takes, whatever its characters. All rows are as long as each other. */
const SIZE = 24 * 1024;

const stored = z.object({
  personId: z.string(),
  person: z
    .custom<Person>((value) => typeof value === 'object' && value !== null && 'externalId' in value)
    .transform((person) => ({
      ...person,
      refreshedAt: new Date(person.refreshedAt),
      awayUntil: person.awayUntil && new Date(person.awayUntil),
    })),
  at: z.coerce.date(),
  passOnAt: z.coerce.date(),
  hidden: z.custom<Hidden>((value) => typeof value === 'object' && value !== null && 'kind' in value),
});

export function sealAct(keys: Keys, act: HiddenAct): string {
  return keys.seal(HIDDEN_ACT, JSON.stringify(act), SIZE);
}

/** Throws where no key opens it. */
export function openAct(keys: Keys, seal: string): HiddenAct {
  return stored.parse(JSON.parse(keys.open(HIDDEN_ACT, seal)));
}

/** What its form or message is called here before the hour, and afterwards: whoever saw both could tell which row became what. */
export function outboxKey(keys: Keys, formKey: string): string {
  return keys.fingerprint('suggestion.outbox', formKey);
}

/** Under which it stands while it is being passed on (see mix.ts). */
export function passingKey(keys: Keys, formKey: string): string {
  return keys.fingerprint('suggestion.passing', formKey);
}

export function passedOnKey(keys: Keys, formKey: string): string {
  return keys.fingerprint('suggestion.passed-on', formKey);
}

/** What brought it: the same one twice is one act. */
export function formKeyOf({ at, hidden }: Pick<HiddenAct, 'at' | 'hidden'>): string {
  switch (hidden.kind) {
    case 'submit':
      return hidden.submission.formKey;
    case 'act':
      return hidden.doing.formKey ?? '';
    case 'change':
      return [hidden.formKey, at.getTime(), hidden.text].join(' ');
    default:
      return hidden satisfies never;
  }
}

/** What it is about: acts on one idea keep their order among themselves. */
export function subjectOfAct({ hidden }: HiddenAct): string {
  switch (hidden.kind) {
    case 'submit':
      return hidden.submission.formKey;
    case 'act':
      return hidden.doing.suggestionId;
    case 'change':
      return hidden.suggestionId;
    default:
      return hidden satisfies never;
  }
}
