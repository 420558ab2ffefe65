// The form of each act on an idea: which fields it has, and what they must hold. Sending it is answer.ts.
import { newId } from '../../clock.ts';
import {
  type Field,
  type FormValues,
  type FormView,
  listOf,
  opening,
  type Parsed,
  textOf,
} from '../../messages/form.ts';
import type { Address } from '../../messages/message.ts';
import { transitions, wordsMissing } from '../../suggestions/lifecycle.ts';
import type { Suggestion } from '../../suggestions/suggestion.ts';
import { dayProblem } from '../day-field.ts';
import { LONGEST_TEXT, LONGEST_TITLE, problems, textProblem, titleOf, titleProblem } from '../fields.ts';
import type { Request } from '../request.ts';
import { answerWords as words } from './answer-words.ts';

/** The acts that ask for something in a form. */
export const formActs = [
  'reply',
  'study',
  'plan',
  'test',
  'conclude',
  'complete',
  'decline',
  'reassign',
  'write-back',
  'contest',
  'edit',
  'withdraw',
  'reopen',
] as const;
export type FormAct = (typeof formActs)[number];

/** The way on from an answer where a model is set: a draft from what customers say, in a letter. */
export const DRAFT = 'draft';

/** A trial lasts at most a year. */
const MOST_TRIAL_DAYS = 365;
/** A plan is for the next three years. */
const MOST_PLAN_DAYS = 3 * 365;

/** A new opening of the act's form, over the idea as it stands. */
export function answerForm({ locale, kit }: Request, act: FormAct, suggestion: Suggestion): FormView {
  const say = words(locale);
  const { row, owner } = suggestion;
  const before =
    act === 'reassign' && owner ? `${say.isWith(owner.name)} ${say.before[act]}` : say.before[act];
  return {
    form: `suggestion.${act}`,
    state: opening(newId(), { subject: row.id, version: row.eventCount }),
    title: say.title[act],
    submit: act === 'reassign' ? say.handOver : say.send,
    intro: [
      { kind: 'quote', text: [row.title, row.details].filter((each) => each !== '').join('\n') },
      ...(before === '' ? [] : [{ kind: 'note', text: before } as const]),
    ],
    fields: fieldsOf(act, suggestion, locale),
    ...(act === 'reply' && kit.summary ? { ways: [{ name: DRAFT, label: say.draft }] } : {}),
  };
}

function fieldsOf(act: FormAct, { row, topic }: Suggestion, locale: Request['locale']): Field[] {
  const say = words(locale);
  const { words: wanted } = transitions[act];
  const text: Field = {
    kind: 'multiline',
    name: 'text',
    label: say.label[act],
    ...(wanted === 'optional' ? { optional: true } : {}),
  };
  switch (act) {
    case 'reassign':
      return [
        { kind: 'people', name: 'to', label: say.to, hint: say.toHint, most: 1 },
        { ...text, hint: say.noteHint },
      ];
    case 'edit':
      return [
        { kind: 'text', name: 'title', label: say.idea, initial: row.title },
        { kind: 'multiline', name: 'details', label: say.details, optional: true, initial: row.details },
      ];
    case 'plan':
      return [text, { kind: 'date', name: 'day', label: say.planDay, hint: say.planDayHint, optional: true }];
    case 'test':
      return [
        text,
        { kind: 'text', name: 'people', label: say.people, placeholder: say.peopleExample },
        { kind: 'date', name: 'endsOn', label: say.endsOn, hint: say.endsOnHint },
      ];
    case 'complete': {
      const initial = topic.channel === null ? [] : [topic.channel];
      const hint = say.channelHint;
      return [
        text,
        { kind: 'channels', name: 'channel', label: say.channel, hint, most: 1, optional: true, initial },
      ];
    }
    default:
      return [text];
  }
}

export interface GivenAnswer {
  readonly text: string;
  readonly draft?: { readonly title: string; readonly details: string };
  readonly to?: Address;
  readonly trial?: { readonly people: string; readonly endsOn: string };
  readonly plan?: { readonly day: string | null };
  readonly announceIn?: Address;
}

export function parseAnswer(act: FormAct, values: FormValues, request: Request): Parsed<GivenAnswer> {
  const { locale } = request;
  const say = words(locale);
  const { words: wanted } = transitions[act];
  const text = textOf(values, 'text');
  const optional = wanted !== 'required';
  const [to] = listOf(values, 'to');
  const [announceIn] = listOf(values, 'channel');
  const people = textOf(values, 'people');
  const endsOn = textOf(values, 'endsOn');
  const day = textOf(values, 'day');
  const errors = problems({
    text:
      textProblem(values, 'text', { most: LONGEST_TEXT, optional, locale }) ??
      (wordsMissing(act, text) === 'too-few-words'
        ? act === 'reassign'
          ? say.noteTooShort
          : say.tooFewWords
        : null),
    ...(act === 'edit'
      ? {
          title: titleProblem(values, 'title', { locale }),
          details: textProblem(values, 'details', { most: LONGEST_TEXT, optional: true, locale }),
        }
      : {}),
    ...(act === 'reassign' && !to ? { to: say.choose } : {}),
    ...(act === 'test'
      ? {
          people: textProblem(values, 'people', { most: LONGEST_TITLE, locale }),
          endsOn: dayProblem(endsOn, { first: 1, last: MOST_TRIAL_DAYS }, request),
        }
      : {}),
    ...(act === 'plan' && day !== ''
      ? { day: dayProblem(day, { first: 1, last: MOST_PLAN_DAYS }, request) }
      : {}),
  });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      text,
      ...(act === 'edit'
        ? { draft: { title: titleOf(values, 'title'), details: textOf(values, 'details') } }
        : {}),
      ...(to ? { to } : {}),
      ...(announceIn ? { announceIn } : {}),
      ...(act === 'test' ? { trial: { people, endsOn } } : {}),
      ...(act === 'plan' ? { plan: { day: day === '' ? null : day } } : {}),
    },
  };
}
