// What our buttons and forms carry through Teams and bring back. Everything comes from a client: read, never trusted.
import { z } from 'zod';
import type { Mentioned } from '../../handlers/request.ts';
import { decodeAction, encodeAction } from '../../messages/actions.ts';
import { counted, type Field, type FormView } from '../../messages/form.ts';
import type { Action, Block } from '../../messages/message.ts';

/** Under this name our data stands among the values of a card's inputs. */
const OURS = 'portevoix';
/** Action.Execute's verb; Teams hands it back beside the data. */
export const VERB = 'portevoix';
/** Of a select's input; the rest is the action it belongs to. */
const SELECT = 's:';
/** Of a form's inputs; the rest is the field's name. */
export const FIELD = 'f:';

/** What a press asks for. */
export type Press =
  | {
      readonly kind: 'action';
      readonly action: Action;
      readonly chosen: string | null;
      /** The channel in which its message was asked for, where it stands elsewhere: to be checked before it is believed. */
      readonly from: string | null;
      /** What draws the message in which it stands. */
      readonly again: Action | null;
    }
  /** A command whose form waits to be opened, with the words that its asker typed after it. */
  | { readonly kind: 'command'; readonly name: string; readonly said: CommandWords }
  /** The form as it was shown, without the words that stood in it: what came back is read by it, and it is drawn again with what was wrong. */
  | { readonly kind: 'form'; readonly view: FormView; readonly way: string | null };

/** What was typed after a command, whom and what it names. */
export interface CommandWords {
  readonly text: string;
  readonly people: readonly Mentioned[];
  readonly channels: readonly Mentioned[];
}

export type Data = Readonly<Record<string, unknown>>;

/** `from`: the channel in which the message was asked for that this button stands in, where that is another place. */
export function actionData(action: Action, from: string | null = null, again: Action | null = null): Data {
  const drawing = again === null ? {} : { again: encodeAction(again) };
  return { [OURS]: { act: encodeAction(action), ...(from === null ? {} : { from }), ...drawing } };
}

export function selectId(action: Action): string {
  return SELECT + encodeAction(action);
}

export function selectData(action: Action, from: string | null = null): Data {
  return { [OURS]: { act: encodeAction(action), select: true, ...(from === null ? {} : { from }) } };
}

export function commandData(name: string, { text, people, channels }: CommandWords): Data {
  const some = (all: readonly Mentioned[]) => (all.length === 0 ? undefined : all);
  return { [OURS]: { command: name, text, people: some(people), channels: some(channels) } };
}

/** Teams keeps no form open while we look at it: the form travels along and comes back. Equal lists of options travel once. */
export function formData(view: FormView): Data {
  const lists: string[] = [];
  const fields = view.fields.map((field) => {
    const bare = withoutWords(field);
    if (!('options' in bare)) return bare;
    const list = JSON.stringify(bare.options);
    if (!lists.includes(list)) lists.push(list);
    return { ...bare, options: lists.indexOf(list) };
  });
  const { errors: _, ...bare } = view;
  return { [OURS]: { view: { ...bare, fields }, lists: lists.map((list): unknown => JSON.parse(list)) } };
}

/** The same for another way on: the form is not drawn again after it, so its options stay behind. */
export function wayData(view: FormView, way: string): Data {
  const { errors: _, ways: __, intro: ___, ...bare } = view;
  const fields = view.fields
    .map(withoutWords)
    .map((field) => ('options' in field ? { ...field, options: 0 } : field));
  return { [OURS]: { view: { ...bare, fields }, lists: [], way } };
}

/** What was picked travels along, to stand where a client draws no picker; what is typed comes back by itself. */
function withoutWords(field: Field): Field {
  if ('named' in field && field.named) return { ...field, named: '' };
  if (!TYPED.includes(field.kind)) return field;
  const { initial: _, ...bare } = field;
  return bare;
}

const TYPED: readonly Field['kind'][] = ['text', 'multiline', 'number', 'toggle'];

/** The same data on a button that opens a dialog. */
export function opening(data: Data): Data {
  return { ...data, msteams: { type: 'task/fetch' } };
}

/** A choice's value as Teams may carry it: several come back joined by commas. */
export function encodeChoice(value: string): string {
  return encodeURIComponent(value);
}

export function decodeChoice(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

const state = z.object({
  key: z.string().max(200),
  subject: z.string().max(500).exactOptional(),
  version: z.number().exactOptional(),
  link: z.string().max(2_000).exactOptional(),
  origin: z.object({ place: z.string().max(500), again: z.string().max(500) }).exactOptional(),
});
const named = {
  name: z.string().max(100),
  label: z.string(),
  hint: z.string().exactOptional(),
  optional: z.boolean().exactOptional(),
};
const list = z.array(z.object({ value: z.string(), label: z.string() }));
/** Which of the lists. */
const options = z.number().int().nonnegative();
const placeholder = z.string().exactOptional();
const many = { of: z.string().max(100).exactOptional(), named: z.string().exactOptional() };
const one = { initial: z.string().exactOptional() };
const bounds = { least: z.int(), most: z.int() };
const several = { initial: z.array(z.string()).max(1_000).exactOptional() };
const field = z.discriminatedUnion('kind', [
  z.object({ ...named, kind: z.literal('text'), placeholder }),
  z.object({ ...named, kind: z.literal('multiline'), placeholder }),
  z.object({
    ...named,
    ...one,
    ...many,
    kind: z.literal('choice'),
    options,
    isOpen: z.literal(true).exactOptional(),
  }),
  z.object({ ...named, ...several, ...many, kind: z.literal('choices'), options }),
  z.object({ ...named, ...several, kind: z.literal('people'), most: z.number() }),
  z.object({ ...named, ...several, kind: z.literal('channels'), most: z.number() }),
  z.object({ ...named, ...one, kind: z.literal('date') }),
  z.object({ ...named, ...bounds, kind: z.literal('number'), unit: z.enum(counted).exactOptional() }),
  z.object({
    ...named,
    ...one,
    ...bounds,
    kind: z.literal('scale'),
    ends: z.tuple([z.string(), z.string()]),
  }),
  z.object({ ...named, kind: z.literal('toggle'), text: z.string() }),
]);
const block = z.custom<Block>((value) => typeof value === 'object' && value !== null && 'kind' in value);
const view = z.object({
  form: z.string().max(100),
  state,
  title: z.string(),
  submit: z.string(),
  intro: z.array(block).exactOptional(),
  fields: z.array(field).max(100),
  ways: z.array(z.object({ name: z.string().max(100), label: z.string() })).exactOptional(),
});
/** Never trusted: whoever names somebody may name anybody. */
const namedInWords = z
  .array(
    z.object({
      address: z
        .string()
        .max(500)
        .regex(/^teams:./),
      written: z.string().max(500),
    }),
  )
  .max(100)
  .default([]);
const ours = z.union([
  z.object({
    act: z.string(),
    select: z.boolean().optional(),
    from: z.string().max(500).optional(),
    again: z.string().optional(),
  }),
  z.object({
    command: z.string().max(100),
    text: z.string(),
    people: namedInWords,
    channels: namedInWords,
  }),
  z.object({ view, lists: z.array(list).max(100), way: z.string().max(100).optional() }),
]);
const sent = z.looseObject({ [OURS]: ours });

/** Null for what no button or form of ours made. */
export function pressFrom(data: unknown): Press | null {
  const parsed = sent.safeParse(data);
  if (!parsed.success) return null;
  const carried = ours.parse(parsed.data[OURS]);
  if ('command' in carried) {
    const { command: name, ...said } = carried;
    return { kind: 'command', name, said };
  }
  if ('view' in carried) {
    const { lists, view: sentView } = carried;
    const fields = sentView.fields.map((each) =>
      'options' in each ? { ...each, options: lists[each.options] ?? [] } : each,
    );
    return { kind: 'form', view: { ...sentView, fields }, way: carried.way ?? null };
  }
  const action = decodeAction(carried.act);
  if (action === null) return null;
  const picked = carried.select ? parsed.data[SELECT + carried.act] : undefined;
  return {
    kind: 'action',
    action,
    chosen: typeof picked === 'string' && picked !== '' ? decodeChoice(picked) : null,
    from: carried.from ?? null,
    again: carried.again === undefined ? null : decodeAction(carried.again),
  };
}
