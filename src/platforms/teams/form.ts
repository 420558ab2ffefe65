// FormView -> the card of a dialog. Its fields are drawn in inputs.ts; what comes back from it is read in values.ts.
import type { Locale } from '../../i18n/locale.ts';
import { withoutPictures } from '../../messages/drawable.ts';
import { fit } from '../../messages/fit.ts';
import type { Field, FieldErrors, FormView } from '../../messages/form.ts';
import type { Message } from '../../messages/message.ts';
import { numberHint } from '../../messages/number.ts';
import { offered as offeredOf } from '../../messages/options.ts';
import { shortenLabel } from '../../messages/shorten.ts';
import { spokenForm } from '../spoken.ts';
import { type Card, card, type Element } from './card.ts';
import { inputs, type Offered, type Offering, roomFor } from './inputs.ts';
import { CARD_BYTES, formLimits, teamsLimits, wordsAlone } from './limits.ts';
import { calm, label } from './markup.ts';
import { formData, wayData } from './presses.ts';
import { type Rendered, renderBlocks, teamsMessage } from './render.ts';
import { spoken } from './spoken.ts';

/** A dialog's title and what stands in it. */
export interface Dialog {
  readonly title: string;
  readonly card: Card;
}

/**
 * The form with what was wrong under the fields; a sentence that names no field stands at the top. Of long lists so many options are
 * offered as the dialog has room for, what was chosen always among them; beside them stands a field for a name.
 */
export function formDialog(
  asked: FormView,
  locale: Locale,
  offered: Offered,
  errors: FieldErrors = asked.errors ?? {},
): Dialog {
  const form = spokenForm(asked, spoken);
  const drawn = formLimits.options.map((most) => drawForm(form, locale, { ...offered, most }, errors));
  const small = drawn.find((each) => Buffer.byteLength(JSON.stringify(each)) <= CARD_BYTES);
  return small ?? drawForm(form, locale, { ...offered, most: 0 }, errors);
}

function drawForm(whole: FormView, locale: Locale, offered: Offering, errors: FieldErrors): Dialog {
  const { most } = offered;
  const form = { ...whole, fields: whole.fields.map((field) => fewer(field, most)) };
  const intro = fit(
    { summary: '', blocks: form.intro ?? [] },
    { ...teamsLimits, ...wordsAlone, total: 8_000 },
    locale,
  ).blocks;
  const { elements, mentions } = renderBlocks(intro, locale, { kind: 'dialog' });
  const names = form.fields.map((field) => field.name);
  const stray = Object.entries(errors).flatMap(([name, text]) => (names.includes(name) ? [] : [text]));
  const drawn = whole.fields.map((field) => inputs(field, locale, offered));
  const body: Element[] = [
    ...stray.map(complaint),
    ...elements,
    ...form.fields.flatMap((field, i) => {
      const wrong = Object.hasOwn(errors, field.name) ? errors[field.name] : undefined;
      return [
        ...(drawn[i] ?? []),
        ...(wrong === undefined ? [] : [complaint(wrong)]),
        ...hint(field, locale),
      ];
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
        ...(form.ways ?? []).map(({ name, label: words }) => ({
          type: 'Action.Submit' as const,
          title: label(shortenLabel(words, formLimits.submit)),
          data: wayData(form, name),
        })),
      ],
    },
  ];
  return {
    title: label(shortenLabel(form.title, formLimits.title)),
    card: card(body, label(form.title), locale, mentions),
  };
}

/** The field as it travels: with the options that are offered, and whether a name can be written beside them. */
function fewer(field: Field, most: number): Field {
  if (field.kind !== 'choice' && field.kind !== 'choices') return field;
  const chosen = typeof field.initial === 'string' ? [field.initial] : (field.initial ?? []);
  const options = offeredOf(field.options, chosen, roomFor(field, most));
  return options.length === field.options.length ? field : { ...field, options, named: '' };
}

/** A dialog that only says something. */
export function messageDialog(title: string, message: Message, locale: Locale): Dialog {
  const { card: drawn }: Rendered = teamsMessage(withoutPictures(message), locale, { kind: 'dialog' });
  return { title: label(shortenLabel(title, formLimits.title)), card: drawn };
}

function complaint(text: string): Element {
  const words = label(shortenLabel(spoken(text), formLimits.error));
  return {
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [{ type: 'TextRun', text: words, color: 'Attention', weight: 'Bolder' }],
  };
}

function hint(field: Field, locale: Locale): Element[] {
  const words = field.kind === 'number' ? numberHint(field, locale) : field.hint;
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
