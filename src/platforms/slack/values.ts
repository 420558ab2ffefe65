// What a submitted modal brought -> the form's values and state. The modal itself is drawn in form.ts.
import { z } from 'zod';
import { type FieldErrors, type FormState, type FormValues, namedUnder } from '../../messages/form.ts';
import { shortenLabel } from '../../messages/shorten.ts';
import { type Named, takings } from '../named.ts';
import { NAME, NONE } from './choosing.ts';
import { SUBMIT, WAY } from './form.ts';
import { formLimits } from './limits.ts';

const option = z.looseObject({ value: z.string() });
const given = z.looseObject({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_conversations: z.array(z.string()).nullish(),
  selected_date: z.string().nullish(),
});
const element = z.looseObject({
  type: z.string(),
  action_id: z.string(),
  initial_value: z.string().nullish(),
  initial_option: option.nullish(),
  initial_options: z.array(option).nullish(),
  initial_users: z.array(z.string()).nullish(),
  initial_conversations: z.array(z.string()).nullish(),
  initial_date: z.string().nullish(),
});
const input = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  optional: z.boolean().nullish(),
  element,
});
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const view = z.object({
  callback_id: text,
  private_metadata: text,
  blocks: z.array(z.unknown()).default([]),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), given)) }),
});
const state = z.object({
  key: z.string(),
  subject: z.string().optional(),
  version: z.number().optional(),
  link: z.string().optional(),
  origin: z.object({ place: z.string(), again: z.string() }).optional(),
});

export interface Submitted {
  readonly form: string;
  /** Null where the modal was not made by a form of ours. */
  readonly state: FormState | null;
  readonly values: FormValues;
  /** What was written beside lists, to be found among all of them. */
  readonly named: readonly Named[];
  /** The names of the fields, in the order in which they stand. */
  readonly fields: readonly string[];
  /** The way on that was chosen, where a plain server offers them as answers; null: `submit`. */
  readonly way: string | null;
}

/** Slack sends these as a list, be it an empty one. */
const LISTS: readonly string[] = [
  'checkboxes',
  'multi_static_select',
  'multi_users_select',
  'multi_conversations_select',
];
/** Not picked: emptied by taking its words out. */
const TYPED: readonly string[] = ['text', 'multiline', 'number'];

type Value = string | readonly string[] | null;
interface Part {
  readonly name: string;
  readonly kind: string;
  readonly isRequired: boolean;
  /** Null: the server says nothing of it. */
  readonly value: Value;
  /** Slack always says something: empty, too. */
  readonly isTold: boolean;
  readonly initial: Value;
}

/**
 * A required field never comes back empty from Slack, nor is any left out; where one is, the server sent nothing of what
 * nobody touched, so the field's first value stands. With plain pickers the same holds for whatever is picked and comes back
 * empty: untouched and emptied look alike there, so emptying is an answer of its own, NONE.
 */
export function submittedForm(raw: unknown, plainPickers: boolean): Submitted {
  const parsed = view.safeParse(raw);
  return parsed.success ? read(parsed.data, plainPickers) : unread(raw);
}

const fieldsAlone = z.looseObject({ blocks: z.array(z.unknown()).catch([]) }).catch({ blocks: [] });

/** Nothing can be told of what it holds; its fields, where they stand: beside them whoever filled it in is told, and their words stay. */
function unread(raw: unknown): Submitted {
  const fields = fieldsAlone.parse(raw).blocks.flatMap((block) => {
    const { success, data } = z
      .looseObject({ type: z.literal('input'), block_id: z.string() })
      .safeParse(block);
    return success ? [data.block_id] : [];
  });
  return { form: '', state: null, values: {}, named: [], fields, way: null };
}

function read(
  { callback_id, private_metadata, blocks, state: answers }: z.infer<typeof view>,
  plainPickers: boolean,
): Submitted {
  const parts = blocks.flatMap((block): Part[] => {
    const parsed = input.safeParse(block);
    if (!parsed.success) return [];
    const { block_id, optional, element: drawn } = parsed.data;
    const answer = answers.values[block_id]?.[drawn.action_id];
    const value = answer ? givenValue(drawn.type, answer) : null;
    return [
      {
        name: nameOf(block_id),
        kind: drawn.action_id,
        isRequired: optional !== true,
        value,
        isTold: answer !== undefined && (value !== null || !LISTS.includes(drawn.type)),
        initial: initialValue(drawn.type, drawn),
      },
    ];
  });
  const chosen = parts.find((part) => part.name === WAY)?.value;
  const way = typeof chosen === 'string' && chosen !== SUBMIT ? chosen : null;
  const fields = [...new Set(parts.map((part) => part.name))].filter((name) => name !== WAY);
  const values = Object.fromEntries(
    fields.map((name) => [
      name,
      fieldValue(
        parts.filter((part) => part.name === name),
        plainPickers,
      ),
    ]),
  );
  const named = parts.flatMap(({ name, kind }) => nameIn(kind, name, values[name]));
  return { form: callback_id, state: stateOf(private_metadata), values, named, fields, way };
}

function nameIn(kind: string, under: string, text: FormValues[string]): Named[] {
  const [, word, of = ''] = new RegExp(`^${NAME}(\\w+):(.*)$`).exec(kind) ?? [];
  const taking = takings.find((each) => each === word);
  if (!taking || typeof text !== 'string') return [];
  return [{ field: under.slice(0, -namedUnder('').length), of, taking, text }];
}

/** One sentence under each field; what names no field of the modal goes under the first. Null where it has none. */
export function slackErrors(errors: FieldErrors, fields: readonly string[]): Record<string, string> | null {
  const [first] = fields;
  if (first === undefined) return null;
  const placed: Record<string, string> = {};
  for (const [name, sentence] of Object.entries(errors)) {
    const field = fields.includes(name) ? name : first;
    const whole = placed[field] === undefined ? sentence : `${placed[field]} ${sentence}`;
    placed[field] = shortenLabel(whole, formLimits.error);
  }
  return placed;
}

function nameOf(blockId: string): string {
  return blockId.replace(/#\d+$/, '');
}

function fieldValue(
  parts: readonly Part[],
  plainPickers: boolean,
): string | readonly string[] | boolean | null {
  const value = merged(parts.map((part) => part.value));
  const isEmpty = value === null || value.length === 0;
  const stands = isEmpty && (plainPickers ? parts.some(standsPlainly) : parts.some(standsOnSlack));
  const first = merged(parts.map((part) => part.initial));
  const kept = stands ? first : value;
  const final = plainPickers && Array.isArray(kept) ? withoutNone(kept, first) : kept;
  if (parts.some((part) => part.kind === 'toggle')) {
    return typeof final === 'string' ? final === 'yes' : (final?.length ?? 0) > 0;
  }
  return final;
}

function standsOnSlack({ isRequired, isTold }: Part): boolean {
  return isRequired || !isTold;
}

function standsPlainly({ isRequired, value, kind }: Part): boolean {
  return isRequired || value === null || !(TYPED.includes(kind) || kind.startsWith(NAME));
}

/** Chosen alone or beside what was chosen before, it empties; beside a new choice, the new choice counts. */
function withoutNone(chosen: readonly string[], first: Value): readonly string[] {
  if (!chosen.includes(NONE)) return chosen;
  return chosen.filter((value) => value !== NONE && !first?.includes(value));
}

/** The blocks of one field together: lists one after the other. */
function merged(values: readonly Value[]): Value {
  const [only] = values;
  if (values.length === 1) return only ?? null;
  if (values.every((value) => value === null)) return null;
  return values.flatMap((value) => (Array.isArray(value) ? value : []));
}

function givenValue(type: string, answer: z.infer<typeof given>): Value {
  switch (type) {
    case 'checkboxes':
    case 'multi_static_select':
      return answer.selected_options?.map((each) => each.value) ?? null;
    case 'multi_users_select':
      return answer.selected_users?.map((id) => `slack:${id}`) ?? null;
    case 'multi_conversations_select':
      return answer.selected_conversations?.map((id) => `slack:${id}`) ?? null;
    case 'static_select':
    case 'radio_buttons':
      return answer.selected_option?.value ?? null;
    case 'datepicker':
      return answer.selected_date ?? null;
    default:
      return answer.value ?? null;
  }
}

function initialValue(type: string, drawn: z.infer<typeof element>): Value {
  return givenValue(type, {
    value: drawn.initial_value,
    selected_option: drawn.initial_option,
    selected_options: drawn.initial_options ?? [],
    selected_users: drawn.initial_users ?? [],
    selected_conversations: drawn.initial_conversations ?? [],
    selected_date: drawn.initial_date,
  });
}

function stateOf(metadata: string): FormState | null {
  try {
    const { key, subject, version, link, origin } = state.parse(JSON.parse(metadata));
    return {
      key,
      ...(subject === undefined ? {} : { subject }),
      ...(version === undefined ? {} : { version }),
      ...(link === undefined ? {} : { link }),
      ...(origin === undefined ? {} : { origin }),
    };
  } catch {
    return null;
  }
}
