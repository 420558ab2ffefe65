// FormView -> a Slack modal. What comes back from it is read in values.ts.
import type { types } from '@slack/bolt';
import type { Locale } from '../../i18n/locale.ts';
import { phrases } from '../../i18n/phrases.ts';
import { encodeAction } from '../../messages/actions.ts';
import { withoutControls } from '../../messages/controls.ts';
import { fit } from '../../messages/fit.ts';
import type { Field, FormView } from '../../messages/form.ts';
import { type Address, type Message, type Option, place } from '../../messages/message.ts';
import { asChoice, isWithin, numberHint, wholeNumber } from '../../messages/number.ts';
import { shortenLabel, shortenText } from '../../messages/shorten.ts';
import { isElsewhere, type NamesElsewhere } from '../elsewhere.ts';
import { choice, choices, type FieldOf, input, shortOptions, ticks, unnamed } from './choosing.ts';
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
  },
  fr: {
    cancel: 'Annuler',
    close: 'Fermer',
    next: 'Ensuite',
    no: 'Non',
  },
});

/** What a press of another way on than `submit` is called. */
export const WAY = 'form.way';
/** The answer that stands for `submit` where a plain server asks. */
export const SUBMIT = 'submit';

/**
 * Each field is one input block: block_id is the field's name (then `name#2`… where it needs several), action_id its kind. Of long lists
 * so many options are offered as a view has room for, what was chosen always among them; beside them stands a field for a name.
 */
export function formModal(
  form: FormView,
  locale: Locale,
  candidates: Candidates | null,
  elsewhere: NamesElsewhere = new Map(),
): types.ModalView {
  const drawn = (most: number) => drawForm(form, locale, candidates, elsewhere, most);
  const [least, ...more] = formLimits.offered;
  const room = more.find((most) => Buffer.byteLength(JSON.stringify(drawn(most))) <= formLimits.bytes);
  return drawn(room ?? least);
}

function drawForm(
  form: FormView,
  locale: Locale,
  candidates: Candidates | null,
  elsewhere: NamesElsewhere,
  most: number,
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
        ...inputs(field, locale, candidates, elsewhere, most),
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
  most: number,
): types.InputBlock[] {
  switch (field.kind) {
    case 'text':
    case 'multiline':
      return [input(field, textInput(field, locale))];
    case 'choice':
      return choice(field, candidates !== null, most, locale);
    case 'choices':
      return candidates
        ? ticks(field, field.options, field.initial ?? [], locale)
        : choices(field, most, locale);
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
    case 'number':
      return [numberInput(field, candidates !== null, locale)];
    case 'scale':
      return choice(asChoice(field), candidates !== null, most, locale);
    case 'toggle':
      return [
        candidates ? input(field, yesOrNo(field, locale)) : { ...input(field, tick(field)), optional: true },
      ];
    default:
      return field satisfies never;
  }
}

/** Slack's picker for its own; what was chosen on another chat stands below it, ten boxes to a block, to be kept or unticked. */
function besides(
  field: FieldOf<'people' | 'channels'>,
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
function textInput(field: FieldOf<'text' | 'multiline'>, locale: Locale): types.PlainTextInput {
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

/** Slack takes no first value outside the bounds. A plain server knows no input for numbers: there it is text. */
function numberInput(field: FieldOf<'number'>, isPlain: boolean, locale: Locale): types.InputBlock {
  const said = { ...field, hint: numberHint(field, locale) };
  if (isPlain)
    return input(said, { ...textInput({ ...field, kind: 'text' }, locale), action_id: field.kind });
  const { initial, least, most } = field;
  const first = initial === undefined ? null : wholeNumber(initial);
  return input(said, {
    type: 'number_input',
    action_id: field.kind,
    is_decimal_allowed: false,
    min_value: String(least),
    max_value: String(most),
    ...(first !== null && isWithin(first, field) ? { initial_value: String(first) } : {}),
  });
}

function tick(field: FieldOf<'toggle'>): types.Checkboxes {
  const option = optionOf({ value: 'yes', label: shortenLabel(field.text, slackLimits.optionLabel) });
  return {
    type: 'checkboxes',
    action_id: field.kind,
    options: [option],
    ...(field.initial ? { initial_options: [option] } : {}),
  };
}

/** On a plain server an untouched box and an unticked one come back alike; two answers tell them apart. */
function yesOrNo(field: FieldOf<'toggle'>, locale: Locale): types.RadioButtons {
  const yes = optionOf({ value: 'yes', label: shortenLabel(field.text, slackLimits.optionLabel) });
  const no = optionOf({ value: 'no', label: say(locale).no });
  return {
    type: 'radio_buttons',
    action_id: field.kind,
    options: [yes, no],
    initial_option: field.initial ? yes : no,
  };
}

function idOf(address: Address): string {
  return place(address).id;
}
