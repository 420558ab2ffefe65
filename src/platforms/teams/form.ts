// FormView -> the card of a dialog. What comes back from it is read in values.ts.
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { fit } from '../../messages/fit.ts';
import type { Field, FieldErrors, FormView } from '../../messages/form.ts';
import { type Message, type Option, place } from '../../messages/message.ts';
import { shortenLabel, shortenText } from '../../messages/shorten.ts';
import { withoutControls } from '../controls.ts';
import { isElsewhere, type NamesElsewhere } from '../elsewhere.ts';
import { type Card, card, type Element, type Input, type InputChoice } from './card.ts';
import { formLimits, teamsLimits } from './limits.ts';
import { calm, label } from './markup.ts';
import { encodeChoice, FIELD, formData } from './presses.ts';
import { type Rendered, renderBlocks, teamsMessage } from './render.ts';

/** A dialog's title and what stands in it. */
export interface Dialog {
  readonly title: string;
  readonly card: Card;
}

/** What a form lets choose from that Teams does not offer by itself: the channels that we may post in. */
export interface Offered {
  readonly channels: readonly Option[];
  readonly elsewhere: NamesElsewhere;
}

const say = phrases({
  en: {
    required: (name: string) => `“${name}” is needed.`,
    kept: (name: string) => `${name}: chosen elsewhere`,
    noChannels: 'I am in no channel yet: add me to a team first.',
  },
  fr: {
    required: (name: string) => fr`« ${name} » est nécessaire.`,
    kept: (name: string) => fr`${name} : choisis ailleurs`,
    noChannels: 'Je ne suis encore dans aucun salon : ajoutez-moi d’abord à une équipe.',
  },
});

/** The form with what was wrong under the fields; a sentence that names no field stands at the top. */
export function formDialog(
  form: FormView,
  locale: Locale,
  offered: Offered,
  errors: FieldErrors = {},
): Dialog {
  const intro = fit(
    { summary: '', blocks: form.intro ?? [] },
    { ...teamsLimits, total: 8_000 },
    locale,
  ).blocks;
  const { elements, mentions } = renderBlocks(intro, locale, { kind: 'dialog' });
  const names = form.fields.map((field) => field.name);
  const stray = Object.entries(errors).flatMap(([name, text]) => (names.includes(name) ? [] : [text]));
  const drawn = form.fields.map((field) => inputs(field, locale, offered));
  const body: Element[] = [
    ...stray.map(complaint),
    ...elements,
    ...form.fields.flatMap((field, i) => {
      const wrong = Object.hasOwn(errors, field.name) ? errors[field.name] : undefined;
      return [...(drawn[i] ?? []), ...(wrong === undefined ? [] : [complaint(wrong)]), ...hint(field)];
    }),
    {
      type: 'ActionSet',
      spacing: 'Large',
      actions: [
        {
          type: 'Action.Submit',
          title: label(shortenLabel(form.submit, formLimits.submit)),
          style: 'positive',
          data: formData(form),
        },
      ],
    },
  ];
  return {
    title: label(shortenLabel(form.title, formLimits.title)),
    card: card(body, label(form.title), locale, mentions),
  };
}

/** A dialog that only says something. */
export function messageDialog(title: string, message: Message, locale: Locale): Dialog {
  const { card: drawn }: Rendered = teamsMessage(message, locale, { kind: 'dialog' });
  return { title: label(shortenLabel(title, formLimits.title)), card: drawn };
}

function complaint(text: string): Element {
  const words = label(shortenLabel(text, formLimits.error));
  return {
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [{ type: 'TextRun', text: words, color: 'Attention', weight: 'Bolder' }],
  };
}

function hint({ hint: words }: Field): Element[] {
  if (words === undefined || calm(words).trim() === '') return [];
  const text = shortenLabel(calm(words), formLimits.hint);
  return [
    {
      type: 'RichTextBlock',
      spacing: 'Small',
      inlines: [{ type: 'TextRun', text, size: 'Small', isSubtle: true }],
    },
  ];
}

type Of<K extends Field['kind']> = Extract<Field, { kind: K }>;

function inputs(field: Field, locale: Locale, offered: Offered): Element[] {
  const base = baseOf(field, locale);
  switch (field.kind) {
    case 'text':
    case 'multiline':
      return [textInput(field, locale)];
    case 'choice':
      return field.options.length === 0 ? [] : [{ ...base, ...oneOf(field) }];
    case 'choices':
      return field.options.length === 0
        ? []
        : [{ ...base, ...severalOf(field.options, field.initial ?? [], 'expanded') }];
    case 'people':
      return people(field, locale, offered.elsewhere);
    case 'channels': {
      const chosen = field.initial ?? [];
      const strangers = chosen.filter((address) => !offered.channels.some(({ value }) => value === address));
      const options = [
        ...offered.channels,
        ...strangers.map((value) => ({ value, label: offered.elsewhere.get(value) ?? value })),
      ];
      if (options.length === 0) return [said(field.label, say(locale).noChannels)];
      return [{ ...base, ...severalOf(options, chosen, 'filtered') }];
    }
    case 'date':
      return [{ ...base, type: 'Input.Date', ...(field.initial ? { value: field.initial } : {}) }];
    case 'toggle':
      return [
        {
          id: base.id,
          label: base.label,
          type: 'Input.Toggle',
          title: label(field.text),
          valueOn: 'true',
          valueOff: 'false',
          wrap: true,
          value: field.initial ? 'true' : 'false',
        },
      ];
    default:
      return field satisfies never;
  }
}

function baseOf(field: Field, locale: Locale) {
  const name = label(shortenLabel(field.label, formLimits.label));
  return {
    id: FIELD + field.name,
    label: name,
    ...(field.optional ? {} : { isRequired: true, errorMessage: say(locale).required(name) }),
  };
}

/** Longer than any field of ours takes, so that a form's own limit is explained by the form and not by a blocked key. */
function textInput(field: Of<'text' | 'multiline'>, locale: Locale): Input {
  const initial = withoutControls(field.initial ?? '');
  const shown = shortenText(initial, formLimits.input, (data) => data.length, locale);
  return {
    ...baseOf(field, locale),
    type: 'Input.Text',
    isMultiline: field.kind === 'multiline',
    maxLength: formLimits.input,
    ...(typeof shown === 'string' && shown !== '' ? { value: shown } : {}),
    ...(field.placeholder ? { placeholder: shortenLabel(field.placeholder, formLimits.placeholder) } : {}),
  };
}

function oneOf(field: Of<'choice'>) {
  const choices = choicesOf(field.options);
  const initial = choices.find(({ value }) => value === encodeChoice(field.initial ?? ''));
  return {
    type: 'Input.ChoiceSet',
    style: 'compact',
    choices,
    ...(initial ? { value: initial.value } : {}),
  } as const;
}

function severalOf(options: readonly Option[], chosen: readonly string[], style: 'expanded' | 'filtered') {
  const choices = choicesOf(options);
  const initial = choices.filter(({ value }) => chosen.some((each) => encodeChoice(each) === value));
  return {
    type: 'Input.ChoiceSet',
    style,
    isMultiSelect: true,
    wrap: true,
    choices,
    ...(initial.length > 0 ? { value: initial.map(({ value }) => value).join(',') } : {}),
  } as const;
}

/** Teams' own directory for its people; those of another chat stay as boxes that can be unticked. */
function people(field: Of<'people'>, locale: Locale, elsewhere: NamesElsewhere): Element[] {
  const initial = field.initial ?? [];
  const others = initial.filter(isElsewhere('teams'));
  const ours = initial.filter((address) => !others.includes(address));
  const picker: Element = {
    ...baseOf(field, locale),
    ...(others.length > 0 ? { isRequired: false } : {}),
    type: 'Input.ChoiceSet',
    style: 'compact',
    isMultiSelect: true,
    choices: [],
    'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
    ...(ours.length > 0 ? { value: ours.map((address) => place(address).id).join(',') } : {}),
  };
  if (others.length === 0) return [picker];
  const kept: Element = {
    ...severalOf(
      others.map((value) => ({ value, label: elsewhere.get(value) ?? value })),
      others,
      'expanded',
    ),
    id: `${FIELD}${field.name}#2`,
    label: say(locale).kept(label(field.label)),
  };
  return [picker, kept];
}

function choicesOf(options: readonly Option[]): InputChoice[] {
  return options.slice(0, formLimits.options).map((option) => ({
    title: label(shortenLabel(option.label, formLimits.optionLabel)),
    value: encodeChoice(option.value),
  }));
}

function said(name: string, text: string): Element {
  return {
    type: 'RichTextBlock',
    inlines: [
      { type: 'TextRun', text: label(name), weight: 'Bolder' },
      { type: 'TextRun', text: ` ${text}`, isSubtle: true },
    ],
  };
}
