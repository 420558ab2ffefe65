// FormView -> a Slack modal. What comes back from it is read in values.ts.
import type { types } from '@slack/bolt';
import type { Locale } from '../../i18n/locale.ts';
import { phrases } from '../../i18n/phrases.ts';
import { encodeAction } from '../../messages/actions.ts';
import { fit } from '../../messages/fit.ts';
import type { Field, FormView } from '../../messages/form.ts';
import { type Address, type Message, type Option, place } from '../../messages/message.ts';
import { offered } from '../../messages/options.ts';
import { moreItems, shortenLabel, shortenText } from '../../messages/shorten.ts';
import { unnamedChannel } from '../../people/channel-names.ts';
import { withoutControls } from '../controls.ts';
import { isElsewhere, type NamesElsewhere } from '../elsewhere.ts';
import { formLimits, slackLimits, slackViewLimits } from './limits.ts';
import { label, plain } from './markup.ts';
import { optionOf, renderBlocks } from './render.ts';

/** What a server without Slack's own pickers lets choose from; null: use Slack's pickers. */
export interface Candidates {
  readonly people: readonly Option[];
  readonly channels: readonly Option[];
}

const say = phrases({
  en: {
    cancel: 'Cancel',
    close: 'Close',
    next: 'Then',
    no: 'No',
    none: 'None of these',
    kept: (now: string) => `Kept unless you choose: ${now}`,
  },
  fr: {
    cancel: 'Annuler',
    close: 'Fermer',
    next: 'Ensuite',
    no: 'Non',
    none: 'Rien de cela',
    kept: (now: string) => `Gardé si vous ne choisissez rien\u00a0: ${now}`,
  },
});

/** What a press of another way on than `submit` is called. */
export const WAY = 'form.way';
/** The answer that stands for `submit` where a plain server asks. */
export const SUBMIT = 'submit';
/** The box that empties a field on a plain server. */
export const NONE = 'none of these';

/** Each field is one input block: block_id is the field's name (then `name#2`… where it needs several), action_id its kind. */
export function formModal(
  form: FormView,
  locale: Locale,
  candidates: Candidates | null,
  elsewhere: NamesElsewhere = new Map(),
): types.ModalView {
  const metadata = JSON.stringify(form.state);
  if (metadata.length > formLimits.metadata)
    throw new Error(`form ${form.form}: its state is too long, give an id`);
  const intro = fit({ summary: '', blocks: form.intro ?? [] }, slackViewLimits, locale).blocks;
  return {
    type: 'modal',
    callback_id: form.form,
    private_metadata: metadata,
    title: label(shortenLabel(form.title, formLimits.title)),
    submit: label(shortenLabel(form.submit, formLimits.submit)),
    close: label(say(locale).cancel),
    blocks: [
      ...renderBlocks(intro, locale),
      ...form.fields.flatMap((field) => [
        ...inputs(field, locale, candidates, elsewhere),
        ...complaint(form.errors?.[field.name]),
      ]),
      ...ways(form, locale, candidates !== null),
    ],
  };
}

function complaint(sentence: string | undefined): types.KnownBlock[] {
  if (sentence === undefined) return [];
  const text = `⚠️ ${shortenLabel(sentence, formLimits.error)}`;
  return [{ type: 'context', elements: [label(text)] }];
}

/** Buttons; on a plain server, whose buttons say nothing of what was filled in, answers to be chosen before `submit`. */
function ways({ ways: given = [], submit }: FormView, locale: Locale, isPlain: boolean): types.KnownBlock[] {
  if (given.length === 0) return [];
  if (!isPlain) {
    return [
      {
        type: 'actions',
        elements: given.map((way) => ({
          type: 'button',
          text: label(shortenLabel(way.label, slackLimits.buttonLabel)),
          action_id: encodeAction({ name: WAY, subject: way.name }),
        })),
      },
    ];
  }
  const options = shortOptions([
    { value: SUBMIT, label: submit },
    ...given.map(({ name, label: words }) => ({ value: name, label: words })),
  ]);
  const [first] = options;
  return [
    {
      type: 'input',
      block_id: WAY,
      label: label(say(locale).next),
      element: {
        type: 'radio_buttons',
        action_id: 'choice',
        options,
        ...(first ? { initial_option: first } : {}),
      },
    },
  ];
}

/** A modal that only says something. */
export function messageModal(title: string, message: Message, locale: Locale): types.ModalView {
  const { summary, blocks } = fit(message, slackViewLimits, locale);
  const drawn = renderBlocks(blocks, locale);
  return {
    type: 'modal',
    title: label(shortenLabel(title, formLimits.title)),
    close: label(say(locale).close),
    blocks: drawn.length > 0 ? drawn : [{ type: 'section', text: label(summary) }],
  };
}

function inputs(
  field: Field,
  locale: Locale,
  candidates: Candidates | null,
  elsewhere: NamesElsewhere,
): types.InputBlock[] {
  switch (field.kind) {
    case 'text':
    case 'multiline':
      return [input(field, textInput(field, locale))];
    case 'choice':
      return field.options.length === 0 ? [] : [input(field, choice(field, candidates !== null))];
    case 'choices':
      return candidates ? ticks(field, field.options, field.initial ?? [], locale) : choices(field);
    case 'people':
      if (candidates) return ticks(field, candidates.people, field.initial ?? [], locale);
      return besides(field, elsewhere, locale, (own) => ({
        type: 'multi_users_select',
        action_id: field.kind,
        max_selected_items: field.most,
        ...(own.length > 0 ? { initial_users: own } : {}),
      }));
    case 'channels':
      if (candidates) return ticks(field, candidates.channels, field.initial ?? [], locale);
      return besides(field, elsewhere, locale, (own) => ({
        type: 'multi_conversations_select',
        action_id: field.kind,
        max_selected_items: field.most,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(own.length > 0 ? { initial_conversations: own } : {}),
      }));
    case 'date':
      return [
        input(field, {
          type: 'datepicker',
          action_id: field.kind,
          ...(field.initial ? { initial_date: field.initial } : {}),
        }),
      ];
    case 'toggle':
      return [
        candidates ? input(field, yesOrNo(field, locale)) : { ...input(field, tick(field)), optional: true },
      ];
    default:
      return field satisfies never;
  }
}

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>;

function input(field: Field, element: types.InputBlock['element'], part = 1): types.InputBlock {
  return {
    type: 'input',
    block_id: part === 1 ? field.name : `${field.name}#${part}`,
    label: label(shortenLabel(part === 1 ? field.label : `${field.label} (${part})`, formLimits.label)),
    element,
    optional: field.optional ?? false,
    ...(field.hint && part === 1 ? { hint: label(shortenLabel(field.hint, formLimits.hint)) } : {}),
  };
}

/** Slack's picker for its own; what was chosen on another chat stands below it, ten boxes to a block, to be kept or unticked. */
function besides(
  field: Of<'people' | 'channels'>,
  elsewhere: NamesElsewhere,
  locale: Locale,
  picker: (own: string[]) => types.InputBlock['element'],
): types.InputBlock[] {
  const initial = field.initial ?? [];
  const others = initial.filter(isElsewhere('slack'));
  const own = initial.filter((address) => !others.includes(address)).map(idOf);
  if (others.length === 0) return [input(field, picker(own))];
  const boxes = shortOptions(
    others.map((value) => ({ value, label: elsewhere.get(value) ?? unnamed(field, value, locale) })),
  );
  const blocks = Array.from({ length: Math.ceil(boxes.length / formLimits.checkboxes) }, (_, i) => {
    const options = boxes.slice(i * formLimits.checkboxes, (i + 1) * formLimits.checkboxes);
    return input(
      field,
      { type: 'checkboxes', action_id: field.kind, options, initial_options: options },
      i + 2,
    );
  });
  // Either of them is enough; whether anything was chosen at all, the form itself says.
  return [input(field, picker(own)), ...blocks].map((block) => ({ ...block, optional: true }));
}

/** Slack's longest input, so that a form's own limit is explained by the form and not by a blocked key. */
function textInput(field: Of<'text' | 'multiline'>, locale: Locale): types.PlainTextInput {
  const initial = withoutControls(field.initial ?? '');
  const shown = shortenText(initial, formLimits.input, (data) => data.length, locale);
  const placeholder = plain(shortenLabel(field.placeholder ?? '', formLimits.placeholder));
  return {
    type: 'plain_text_input',
    action_id: field.kind,
    multiline: field.kind === 'multiline',
    max_length: formLimits.input,
    ...(shown !== '' && typeof shown === 'string' ? { initial_value: shown } : {}),
    ...(placeholder ? { placeholder } : {}),
  };
}

/** A plain server does not show what is chosen already: it stands where the placeholder would. */
function choice(field: Of<'choice'>, isPlain: boolean): types.StaticSelect {
  const drawn = shortOptions(field.options, [field.initial ?? ''], MOST_GROUPED);
  const initial = drawn.find((option) => option.value === field.initial);
  return {
    type: 'static_select',
    action_id: field.kind,
    ...inGroups(drawn),
    ...(initial ? { initial_option: initial } : {}),
    ...(initial && isPlain ? { placeholder: initial.text } : {}),
  };
}

function choices(field: Of<'choices'>): types.InputBlock[] {
  const drawn = shortOptions(field.options, field.initial ?? [], MOST_GROUPED);
  const initial = (field.initial ?? []).flatMap(
    (value) => drawn.find((option) => option.value === value) ?? [],
  );
  if (drawn.length === 0) return [];
  return [
    input(field, {
      type: 'multi_static_select',
      action_id: field.kind,
      ...inGroups(drawn),
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    }),
  ];
}

/** Check boxes, ten to a block; what was chosen stays among them even where it is no candidate any more. */
function ticks(
  field: Of<'choices' | 'people' | 'channels'>,
  options: readonly Option[],
  chosen: readonly string[],
  locale: Locale,
): types.InputBlock[] {
  const gone = chosen.filter((value) => !options.some((option) => option.value === value));
  const all = [...options, ...gone.map((value) => ({ value, label: unnamed(field, value, locale) }))];
  const offeredNow = shortOptions(all, chosen);
  const hidden = all.length - offeredNow.length;
  const canEmpty = field.optional && chosen.length > 0;
  const drawn = canEmpty ? [...offeredNow, optionOf({ value: NONE, label: say(locale).none })] : offeredNow;
  const initial = drawn.filter((option) => chosen.includes(option.value));
  const kept = say(locale).kept(initial.map((option) => option.text.text).join(', '));
  const hints = [
    field.hint ?? '',
    initial.length > 0 ? kept : '',
    hidden > 0 ? moreItems(hidden, locale) : '',
  ].filter((hint) => hint !== '');
  const shows = hints.length > 0 ? { hint: hints.join(' · ') } : {};
  return Array.from({ length: Math.ceil(drawn.length / formLimits.checkboxes) }, (_, i) => {
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
}

function tick(field: Of<'toggle'>): types.Checkboxes {
  const option = optionOf({ value: 'yes', label: shortenLabel(field.text, slackLimits.optionLabel) });
  return {
    type: 'checkboxes',
    action_id: field.kind,
    options: [option],
    ...(field.initial ? { initial_options: [option] } : {}),
  };
}

/** On a plain server an untouched box and an unticked one come back alike; two answers tell them apart. */
function yesOrNo(field: Of<'toggle'>, locale: Locale): types.RadioButtons {
  const yes = optionOf({ value: 'yes', label: shortenLabel(field.text, slackLimits.optionLabel) });
  const no = optionOf({ value: 'no', label: say(locale).no });
  return {
    type: 'radio_buttons',
    action_id: field.kind,
    options: [yes, no],
    initial_option: field.initial ? yes : no,
  };
}

/** All of them where there are no more than `most`; the chosen ones in any case. */
function shortOptions(
  options: readonly Option[],
  chosen: readonly string[] = [],
  most: number = slackLimits.options,
): PlainOption[] {
  return offered(options, chosen, most).map((option) =>
    optionOf({ ...option, label: shortenLabel(option.label, slackLimits.optionLabel) }),
  );
}

type PlainOption = ReturnType<typeof optionOf>;

/** A hundred groups of a hundred options. */
const MOST_GROUPED = formLimits.groups * slackLimits.options;

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

function unnamed({ kind }: Field, value: string, locale: Locale): string {
  return kind === 'channels' ? unnamedChannel(locale) : value;
}

function idOf(address: Address): string {
  return place(address).id;
}
