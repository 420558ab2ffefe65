// A field that chooses from options -> Slack's inputs, and beside them one for the name of what they have no room for. What comes back
// is read in values.ts.
import type { types } from '@slack/bolt';
import type { Locale } from '../../i18n/locale.ts';
import { phrases } from '../../i18n/phrases.ts';
import { type Field, namedUnder } from '../../messages/form.ts';
import type { Option } from '../../messages/message.ts';
import { offered } from '../../messages/options.ts';
import { shortenLabel } from '../../messages/shorten.ts';
import { unnamedChannel } from '../../people/channel-names.ts';
import { nameWords, takingOf } from '../named.ts';
import { formLimits, slackLimits } from './limits.ts';
import { label } from './markup.ts';
import { optionOf } from './render.ts';

/** The box that empties a field on a plain server. */
export const NONE = 'none of these';
/** What the action of a field begins with in which a name is written; how it is taken and the list follow. */
export const NAME = 'named:';

export type FieldOf<K extends Field['kind']> = Extract<Field, { kind: K }>;

export function input(field: Field, element: types.InputBlock['element'], part = 1): types.InputBlock {
  return {
    type: 'input',
    block_id: part === 1 ? field.name : `${field.name}#${part}`,
    label: label(shortenLabel(part === 1 ? field.label : `${field.label} (${part})`, formLimits.label)),
    element,
    optional: field.optional ?? false,
    ...(field.hint && part === 1 ? { hint: label(shortenLabel(field.hint, formLimits.hint)) } : {}),
  };
}

/** A plain server does not show what is chosen already, which stands where the placeholder would, and draws no groups. */
export function choice(
  field: FieldOf<'choice'>,
  isPlain: boolean,
  most: number,
  locale: Locale,
): types.InputBlock[] {
  const room = isPlain ? Math.min(most, slackLimits.options) : most;
  const drawn = shortOptions(field.options, [field.initial ?? ''], room);
  if (drawn.length === 0) return [];
  const initial = drawn.find((option) => option.value === field.initial);
  const first = initial ? { initial_option: initial } : {};
  if (field.isOpen && drawn.length <= formLimits.checkboxes)
    return [input(field, { type: 'radio_buttons', action_id: field.kind, options: drawn, ...first })];
  const select = input(field, {
    type: 'static_select',
    action_id: field.kind,
    ...inGroups(drawn),
    ...first,
    ...(initial && isPlain ? { placeholder: initial.text } : {}),
  });
  return withName(field, field.of, [select], drawn.length < field.options.length, locale);
}

export function choices(field: FieldOf<'choices'>, most: number, locale: Locale): types.InputBlock[] {
  const drawn = shortOptions(field.options, field.initial ?? [], most);
  const initial = (field.initial ?? []).flatMap(
    (value) => drawn.find((option) => option.value === value) ?? [],
  );
  if (drawn.length === 0) return [];
  const select = input(field, {
    type: 'multi_static_select',
    action_id: field.kind,
    ...inGroups(drawn),
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  });
  return withName(field, field.of, [select], drawn.length < field.options.length, locale);
}

/** Below it a field for a name, where not all are offered; then what was picked is not needed. */
function withName(
  field: FieldOf<'choice' | 'choices' | 'people' | 'channels'>,
  of: string | undefined,
  blocks: types.InputBlock[],
  isCut: boolean,
  locale: Locale,
): types.InputBlock[] {
  if (of === undefined || !(isCut || field.named !== undefined)) return blocks;
  const taking = takingOf(field);
  const { label: words, hint } = nameWords(taking, locale);
  const picked = field.initial === undefined || field.initial.length === 0 ? { optional: true } : {};
  return [
    ...blocks.map((block) => ({ ...block, ...picked })),
    {
      type: 'input',
      block_id: namedUnder(field.name),
      label: label(words),
      optional: true,
      ...(hint ? { hint: label(hint) } : {}),
      element: {
        type: 'plain_text_input',
        action_id: `${NAME}${taking}:${of}`,
        max_length: formLimits.input,
        ...(field.named ? { initial_value: field.named } : {}),
      },
    },
  ];
}

/** Check boxes, ten to a block; what was chosen stays among them even where it is no candidate any more. */
export function ticks(
  field: FieldOf<'choices' | 'people' | 'channels'>,
  options: readonly Option[],
  chosen: readonly string[],
  locale: Locale,
): types.InputBlock[] {
  const gone = chosen.filter((value) => !options.some((option) => option.value === value));
  const all = [...options, ...gone.map((value) => ({ value, label: unnamed(field, value, locale) }))];
  const offeredNow = shortOptions(all, chosen);
  const canEmpty = field.optional && chosen.length > 0;
  const drawn = canEmpty ? [...offeredNow, optionOf({ value: NONE, label: say(locale).none })] : offeredNow;
  const initial = drawn.filter((option) => chosen.includes(option.value));
  const kept = say(locale).kept(initial.map((option) => option.text.text).join(', '));
  const hints = [field.hint ?? '', initial.length > 0 ? kept : ''].filter((hint) => hint !== '');
  const shows = hints.length > 0 ? { hint: hints.join(' · ') } : {};
  const boxes = Array.from({ length: Math.ceil(drawn.length / formLimits.checkboxes) }, (_, i) => {
    const some = drawn.slice(i * formLimits.checkboxes, (i + 1) * formLimits.checkboxes);
    const ticked = some.filter((option) => initial.includes(option));
    return input(
      { ...field, ...shows },
      {
        type: 'checkboxes',
        action_id: field.kind,
        options: some,
        ...(ticked.length > 0 ? { initial_options: ticked } : {}),
      },
      i + 1,
    );
  });
  const of = field.kind === 'choices' ? field.of : field.kind;
  return withName(field, of, boxes, offeredNow.length < all.length, locale);
}

/** All of them where there are no more than `most`; the chosen ones in any case. */
export function shortOptions(
  options: readonly Option[],
  chosen: readonly string[] = [],
  most: number = slackLimits.options,
): PlainOption[] {
  return offered(options, chosen, most).map((option) =>
    optionOf({ ...option, label: shortenLabel(option.label, slackLimits.optionLabel) }),
  );
}

type PlainOption = ReturnType<typeof optionOf>;

/** More than a select takes at once stand in groups, each called by its first and its last. */
function inGroups(drawn: readonly PlainOption[]): Pick<types.StaticSelect, 'options' | 'option_groups'> {
  if (drawn.length <= slackLimits.options) return { options: [...drawn] };
  const groups = Array.from({ length: Math.ceil(drawn.length / slackLimits.options) }, (_, i) =>
    drawn.slice(i * slackLimits.options, (i + 1) * slackLimits.options),
  );
  const name = (option: PlainOption | undefined) =>
    shortenLabel(option?.text.text ?? '', formLimits.groupLabel / 2 - 2);
  return {
    option_groups: groups.map((options) => ({
      label: label(`${name(options[0])} – ${name(options.at(-1))}`),
      options,
    })),
  };
}

export function unnamed({ kind }: Field, value: string, locale: Locale): string {
  return kind === 'channels' ? unnamedChannel(locale) : value;
}

const say = phrases({
  en: { none: 'None of these', kept: (now: string) => `Kept unless you choose: ${now}` },
  fr: { none: 'Rien de cela', kept: (now) => `Gardé si vous ne choisissez rien\u00a0: ${now}` },
});
