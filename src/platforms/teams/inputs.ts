// One field of a form -> the inputs of a card. The whole dialog is form.ts; what comes back is read in values.ts.
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { withoutControls } from '../../messages/controls.ts';
import { type Field, namedUnder } from '../../messages/form.ts';
import { type Option, place } from '../../messages/message.ts';
import { asChoice, numberNeeded, wholeNumber } from '../../messages/number.ts';
import { offered as offeredOf } from '../../messages/options.ts';
import { shortenLabel, shortenText } from '../../messages/shorten.ts';
import { unnamedChannel } from '../../people/channel-names.ts';
import { isElsewhere, type NamesElsewhere } from '../elsewhere.ts';
import { nameWords, takingOf } from '../named.ts';
import type { Element, Input, InputChoice } from './card.ts';
import { formLimits } from './limits.ts';
import { label } from './markup.ts';
import { encodeChoice, FIELD } from './presses.ts';

/** What a form lets choose from that Teams does not offer by itself: the channels that we may post in. */
export interface Offered {
  readonly channels: readonly Option[];
  readonly elsewhere: NamesElsewhere;
}

/** And how many of a list of options have room. */
export interface Offering extends Offered {
  readonly most: number;
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
    noChannels: 'Je ne suis encore dans aucun canal : ajoutez-moi d’abord à une équipe.',
  },
});

type FieldOf<K extends Field['kind']> = Extract<Field, { kind: K }>;

/** None where there is nothing to choose from. */
export function inputs(field: Field, locale: Locale, offered: Offering): Element[] {
  const base = baseOf(field, locale);
  const { most } = offered;
  switch (field.kind) {
    case 'text':
    case 'multiline':
      return [textInput(field, locale)];
    case 'choice': {
      if (field.options.length === 0) return [];
      const room = roomFor(field, most);
      const chosen = field.initial === undefined ? [] : [field.initial];
      return withName(field, { ...base, ...oneOf(field, room) }, isCut(field.options, chosen, room), locale);
    }
    case 'choices': {
      if (field.options.length === 0) return [];
      const room = roomFor(field, most);
      const { options, initial: chosen = [] } = field;
      const picker = { ...base, ...severalOf(options, chosen, 'expanded', room) };
      return withName(field, picker, isCut(options, chosen, room), locale);
    }
    case 'people':
      return people(field, locale, offered.elsewhere);
    case 'channels': {
      const chosen = field.initial ?? [];
      const strangers = chosen.filter((address) => !offered.channels.some(({ value }) => value === address));
      const options = [
        ...offered.channels,
        ...strangers.map((value) => ({
          value,
          label: offered.elsewhere.get(value) ?? unnamedChannel(locale),
        })),
      ];
      if (options.length === 0) return [said(field.label, say(locale).noChannels)];
      const picker = { ...base, ...severalOf(options, chosen, 'filtered', most) };
      return withName(field, picker, isCut(options, chosen, most), locale);
    }
    case 'date':
      return [{ ...base, type: 'Input.Date', ...(field.initial ? { value: field.initial } : {}) }];
    case 'number':
      return [numberInput(field, locale)];
    case 'scale':
      return inputs(asChoice(field), locale, offered);
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
function textInput(field: FieldOf<'text' | 'multiline'>, locale: Locale): Input {
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

/** Out of bounds it stands as it was written, for its writer to mend; a client marks what it does not take. */
function numberInput(field: FieldOf<'number'>, locale: Locale): Input {
  const { least, most, initial } = field;
  const first = initial === undefined ? null : wholeNumber(initial);
  return {
    ...baseOf(field, locale),
    errorMessage: numberNeeded(field, locale),
    type: 'Input.Number',
    min: least,
    max: most,
    ...(first === null ? {} : { value: first }),
  };
}

function oneOf(field: FieldOf<'choice'>, most: number) {
  const choices = choicesOf(field.options, [field.initial ?? ''], most);
  const initial = choices.find(({ value }) => value === encodeChoice(field.initial ?? ''));
  return {
    type: 'Input.ChoiceSet',
    ...(field.isOpen ? ({ style: 'expanded', wrap: true } as const) : ({ style: 'compact' } as const)),
    choices,
    ...(initial ? { value: initial.value } : {}),
  } as const;
}

function severalOf(
  options: readonly Option[],
  chosen: readonly string[],
  style: 'expanded' | 'filtered',
  most: number,
) {
  const choices = choicesOf(options, chosen, most);
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
function people(field: FieldOf<'people'>, locale: Locale, elsewhere: NamesElsewhere): Element[] {
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
      others.length,
    ),
    id: `${FIELD}${field.name}#2`,
    label: say(locale).kept(label(field.label)),
  };
  return [picker, kept];
}

function choicesOf(options: readonly Option[], chosen: readonly string[], most: number): InputChoice[] {
  return offeredOf(options, chosen, most).map((option) => ({
    title: label(shortenLabel(option.label, formLimits.optionLabel)),
    value: encodeChoice(option.value),
  }));
}

/** Only a list that can be found again is cut. */
export function roomFor({ of }: FieldOf<'choice' | 'choices'>, most: number): number {
  return of === undefined ? Number.POSITIVE_INFINITY : most;
}

function isCut(options: readonly Option[], chosen: readonly string[], most: number): boolean {
  return offeredOf(options, chosen, most).length < options.length;
}

/** Below it a field for a name, where not all are offered; then what was picked is not needed. */
function withName(
  field: FieldOf<'choice' | 'choices' | 'channels'>,
  picker: Input,
  cut: boolean,
  locale: Locale,
): Element[] {
  if (!cut && field.named === undefined) return [picker];
  const { label: name, hint } = nameWords(takingOf(field), locale);
  const { isRequired: _, errorMessage: __, ...free } = picker;
  return [
    field.initial === undefined || field.initial.length === 0 ? free : picker,
    {
      id: FIELD + namedUnder(field.name),
      label: hint ? `${name} (${hint})` : name,
      type: 'Input.Text',
      isMultiline: false,
      maxLength: formLimits.input,
      ...(field.named ? { value: withoutControls(field.named) } : {}),
    },
  ];
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
