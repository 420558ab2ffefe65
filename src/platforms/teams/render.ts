// Message -> an Adaptive Card and the line for notifications. Shortening is messages/fit.ts; escapes are in markup.ts.
import type { Locale } from '../../i18n/locale.ts';
import { phrases } from '../../i18n/phrases.ts';
import { fit } from '../../messages/fit.ts';
import type { Action, Block, Button, Message, Option, Text } from '../../messages/message.ts';
import { labelled, quoted } from '../../messages/plain.ts';
import { shortenLabel } from '../../messages/shorten.ts';
import { spokenMessage } from '../spoken.ts';
import { type Card, type CardAction, card, type Element, type Mention } from './card.ts';
import { CARD_BYTES, formLimits, SMALLER, teamsLimits } from './limits.ts';
import { calm, type DrawnMarkup, inert, label, textElement } from './markup.ts';
import { chartElement, tableElement } from './pictures.ts';
import { actionData, encodeChoice, opening, selectData, selectId, VERB } from './presses.ts';
import { spoken } from './spoken.ts';

/** Where a card is drawn, which decides how its buttons must be written. */
export type Surface =
  /** In a conversation; `opening` names the actions that answer with a form, `from` the channel where it was asked for, if not here. */
  | {
      readonly kind: 'message';
      readonly opening: ReadonlySet<string>;
      readonly from?: string | null;
      readonly again?: Action;
    }
  | { readonly kind: 'dialog' };

export interface Rendered {
  /** What notifications and screen readers say. Never empty. */
  readonly summary: string;
  readonly card: Card;
}

const say = phrases({ en: { show: 'Show' }, fr: { show: 'Afficher' } });

/** A message as Teams gets it: shortened visibly until the card is small enough, then drawn. Buttons always stay. */
export function teamsMessage(said: Message, locale: Locale, place: Surface): Rendered {
  const message = spokenMessage(said, spoken);
  const surface = place.kind === 'message' && said.again ? { ...place, again: said.again } : place;
  for (const smaller of SMALLER) {
    const drawn = render(fit(message, { ...teamsLimits, ...smaller }, locale), locale, surface);
    if (sizeOf(drawn) <= CARD_BYTES) return drawn;
  }
  throw new Error('a message has more buttons than Teams takes');
}

/** Bytes, as they are sent. */
export function sizeOf(drawn: Rendered): number {
  return Buffer.byteLength(JSON.stringify(drawn));
}

function render(message: Message, locale: Locale, surface: Surface): Rendered {
  const summary = label(message.summary);
  const { elements, mentions } = renderBlocks(message.blocks, locale, surface);
  const body = elements.length > 0 ? elements : [plain(message.summary)];
  return { summary, card: card(body, summary, locale, mentions) };
}

/** Expects blocks that fit (messages/fit.ts). What has nothing to show is left out; a divider is a line above what follows. */
export function renderBlocks(
  blocks: readonly Block[],
  locale: Locale,
  surface: Surface,
): { readonly elements: Element[]; readonly mentions: Mention[] } {
  const elements: Element[] = [];
  const mentions: Mention[] = [];
  let isDivided = false;
  for (const block of blocks) {
    if (block.kind === 'divider') isDivided = elements.length > 0;
    const drawn = renderBlock(block, locale, surface);
    for (const { element, mentions: named } of drawn) {
      elements.push(isDivided ? { ...element, separator: true, spacing: 'Medium' } : element);
      mentions.push(...named);
      isDivided = false;
    }
  }
  return { elements, mentions };
}

function renderBlock(block: Block, locale: Locale, surface: Surface): DrawnMarkup[] {
  switch (block.kind) {
    case 'heading':
      if (block.text.trim() === '') return [];
      return [
        of({
          type: 'TextBlock',
          style: 'heading',
          size: 'Large',
          weight: 'Bolder',
          wrap: true,
          text: inert(block.text),
        }),
      ];
    case 'text':
      return some(textElement(block.text));
    case 'note':
      return some(textElement(block.text, { size: 'Small', isSubtle: true }));
    case 'quote':
      return quote(block.text, block.by ?? '', locale);
    case 'facts':
      return block.facts.flatMap((fact) => some(factElement(fact.label, fact.value, locale)));
    case 'list':
      return block.items.flatMap((item) => some(bulleted(item)));
    case 'image':
      return image(block.url, block.alt);
    case 'buttons':
      return inRows(block.buttons).map((row, i) => {
        const actions = row.map((each) => button(each, surface));
        return of({ type: 'ActionSet', ...(i === 0 ? {} : { spacing: 'Small' }), actions });
      });
    case 'select':
      return block.options.length === 0
        ? []
        : select(block.label, block.action, block.options, block.chosen, locale, surface);
    case 'chart':
      return [...some(textElement(block.chart.sentence)), of(chartElement(block.chart, locale))];
    case 'table':
      return [
        ...some(textElement([{ strong: block.table.title }, `\n${block.table.sentence}`])),
        tableElement(block.table),
      ];
    case 'divider':
      return [];
    default:
      return block satisfies never;
  }
}

function of(element: Element): DrawnMarkup {
  return { element, mentions: [] };
}

function some(drawn: DrawnMarkup | null): DrawnMarkup[] {
  return drawn === null ? [] : [drawn];
}

function plain(text: string): Element {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: label(text) }] };
}

/** Set off in a box, with whose words they are below. */
function quote(text: string, by: string, locale: Locale): DrawnMarkup[] {
  const said = calm(text).trim() === '' ? null : textElement(quoted(text, locale));
  if (said === null) return [];
  const whose = textElement(by, { size: 'Small', isSubtle: true });
  const items = [said.element, ...(whose ? [{ ...whose.element, spacing: 'Small' } as const] : [])];
  return [of({ type: 'Container', style: 'emphasis', items })];
}

/** One line a fact, its label in bold: two columns are too narrow on a telephone. */
function factElement(name: string, value: Text, locale: Locale): DrawnMarkup | null {
  const spans = typeof value === 'string' ? [value] : value;
  if (textElement(spans) === null) return null;
  return textElement([{ strong: labelled(name, '', locale).trimEnd() }, ' ', ...spans]);
}

function bulleted(item: Text): DrawnMarkup | null {
  const spans = typeof item === 'string' ? [item] : item;
  const drawn = textElement(spans) && textElement(['•\u00a0', ...spans]);
  return drawn && { ...drawn, element: { ...drawn.element, spacing: 'Small' } };
}

/** Teams fetches the picture itself and only over https; otherwise its description stands in. */
function image(url: string, alt: string): DrawnMarkup[] {
  const isWeb = URL.canParse(url) && new URL(url).protocol === 'https:' && url.length <= 2_000;
  if (!isWeb) return some(textElement(alt, { size: 'Small', isSubtle: true }));
  return [of({ type: 'Image', url: new URL(url).href, altText: label(alt), size: 'Auto' })];
}

const STYLES = { primary: 'positive', danger: 'destructive' } as const;

/**
 * As many beside each other as a telephone shows whole, the longer labels on a row of their own: of buttons in one set that has no room,
 * clients cut the labels or put the last ones out of sight (github.com/microsoft/AdaptiveCards, issues 3919 and 4758).
 */
function inRows(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  let room = 0;
  for (const each of buttons) {
    const width = label(each.label).length + BUTTON_EDGES;
    const row = width <= room ? rows.at(-1) : undefined;
    room = (row ? room : ROW) - width;
    if (row) row.push(each);
    else rows.push([each]);
  }
  return rows;
}

/** In letters of a button, at 390 px: the width of a card, and what a button takes beside its label. */
const ROW = 42;
const BUTTON_EDGES = 4;

/** A button that asks first unfolds the question and the button that acts; folding it again is the "no". */
function button(given: Button, surface: Surface): CardAction {
  const { confirm } = given;
  const style = given.style ? { style: STYLES[given.style] } : {};
  if (!confirm) return press(label(given.label), given.action, surface, style);
  const body: Element[] = [
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: label(confirm.title), weight: 'Bolder' }] },
    plain(confirm.text),
    { type: 'ActionSet', actions: [press(label(confirm.yes), given.action, surface, style)] },
  ];
  return {
    type: 'Action.ShowCard',
    title: label(given.label),
    ...style,
    card: { type: 'AdaptiveCard', version: '1.5', body },
  };
}

/** Only a submit can open a dialog, and inside a dialog only a submit reaches us. */
function press(
  title: string,
  action: Action,
  surface: Surface,
  style: { readonly style?: 'positive' | 'destructive' },
  data = actionData(action, fromOf(surface), againOf(surface)),
): CardAction {
  if (surface.kind === 'dialog')
    return { type: 'Action.Submit', title, data, associatedInputs: 'none', ...style };
  if (surface.opening.has(action.name))
    return { type: 'Action.Submit', title, data: opening(data), associatedInputs: 'none', ...style };
  return { type: 'Action.Execute', title, verb: VERB, data, ...style };
}

function againOf(surface: Surface): Action | null {
  return surface.kind === 'message' ? (surface.again ?? null) : null;
}

function fromOf(surface: Surface): string | null {
  return surface.kind === 'message' ? (surface.from ?? null) : null;
}

/** Nothing happens on Teams when something is picked: a button beside the list says so. */
function select(
  name: string,
  action: Action,
  options: readonly Option[],
  chosen: string | undefined,
  locale: Locale,
  surface: Surface,
): DrawnMarkup[] {
  const title = label(shortenLabel(name, formLimits.placeholder));
  const pressed = press(say(locale).show, action, surface, {}, selectData(action, fromOf(surface)));
  return [
    of({
      type: 'Input.ChoiceSet',
      id: selectId(action),
      label: title,
      style: 'compact',
      choices: options.map((option) => ({ title: label(option.label), value: encodeChoice(option.value) })),
      ...(options.some((option) => option.value === chosen) && chosen !== undefined
        ? { value: encodeChoice(chosen) }
        : {}),
    }),
    of({
      type: 'ActionSet',
      actions: [pressed.type === 'Action.Submit' ? { ...pressed, associatedInputs: 'auto' } : pressed],
    }),
  ];
}
