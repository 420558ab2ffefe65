// Message -> Slack's text and blocks. Shortening is done before (messages/fit.ts); marks and escapes are in markup.ts.
import type { types } from '@slack/bolt';
import type { Locale } from '../../i18n/locale.ts';
import { decodeAction, encodeAction } from '../../messages/actions.ts';
import { withoutControls } from '../../messages/controls.ts';
import { fit } from '../../messages/fit.ts';
import type { Action, Block, Button, Message, Option, Span, Text } from '../../messages/message.ts';
import { quoted } from '../../messages/plain.ts';
import { shortenLabel } from '../../messages/shorten.ts';
import { confirmLimits, formLimits, needWidth, slackLimits } from './limits.ts';
import { inert, label, mrkdwn, plain, spansMarkup, textObject } from './markup.ts';
import { chartBlock, type DataVisualization, tableBlock } from './pictures.ts';

export interface Rendered {
  /** What notifications and screen readers say; mrkdwn with all data made inert. Never empty. */
  readonly text: string;
  readonly blocks: SlackBlock[];
}

export type SlackBlock = types.KnownBlock | DataVisualization;

/** A message as Slack gets it: shortened visibly to Slack's limits, then drawn. */
export function slackMessage(message: Message, locale: Locale): Rendered {
  const drawn = render(fit(message, slackLimits, locale), locale);
  const { again } = message;
  if (!again) return drawn;
  const named = (block: SlackBlock, i: number) =>
    block.type === 'actions' ? { ...block, block_id: `${AGAIN}${i}:${encodeAction(again)}` } : block;
  return { ...drawn, blocks: drawn.blocks.map(named) };
}

/** What the id of a block begins with whose message can be drawn anew; its place and what draws it follow. */
const AGAIN = 'again:';

/** What draws the message in which a button was pressed, where it says so. */
export function againOf(blockId: string): Action | null {
  const [, code] = /^again:\d+:(.*)$/s.exec(blockId) ?? [];
  return code === undefined ? null : decodeAction(code);
}

/** Expects a message that fits (messages/fit.ts). Blocks with nothing to show are left out. */
export function render(message: Message, locale: Locale): Rendered {
  const text = inert(message.summary).trim();
  return { text: text === '' ? '…' : text, blocks: renderBlocks(message.blocks, locale) };
}

export function renderBlocks(blocks: readonly Block[], locale: Locale): SlackBlock[] {
  return blocks.flatMap((block) => renderBlock(block, locale));
}

function renderBlock(block: Block, locale: Locale): SlackBlock[] {
  switch (block.kind) {
    case 'heading':
      return block.text.trim() === '' ? [] : [{ type: 'header', text: label(block.text) }];
    case 'text':
      return section(textObject(block.text));
    case 'quote':
      if (withoutControls(block.text).trim() === '') return [];
      return [...section(plain(quoted(block.text, locale))), ...context(plain(block.by ?? ''))];
    case 'facts': {
      const fields = block.facts.flatMap((fact) => fieldFor(fact.label, fact.value) ?? []);
      if (fields.length === 0) return [];
      // One alone takes the whole width; several stand in two columns, unless these are too narrow for them.
      if (fields.length === 1 || needWidth(block.facts))
        return fields.map((text) => ({ type: 'section', text }));
      return [{ type: 'section', fields }];
    }
    case 'list':
      return section(textObject(bulleted(block.items)));
    case 'image':
      return image(block.url, block.alt);
    case 'buttons':
      if (block.buttons.length === 0) return [];
      return [{ type: 'actions', elements: block.buttons.map(button) }];
    case 'select':
      if (block.options.length === 0) return [];
      return [
        { type: 'actions', elements: [select(block.label, block.action, block.options, block.chosen)] },
      ];
    case 'chart':
      return [...section(textObject(block.chart.sentence)), chartBlock(block.chart, locale)];
    case 'table':
      return [
        ...section(textObject([{ strong: block.table.title }, `\n${block.table.sentence}`])),
        tableBlock(block.table),
      ];
    case 'divider':
      return [{ type: 'divider' }];
    case 'note':
      return context(textObject(block.text));
    default:
      return block satisfies never;
  }
}

type TextElement = types.PlainTextElement | types.MrkdwnElement;

function section(text: TextElement | null): types.KnownBlock[] {
  return text === null ? [] : [{ type: 'section', text }];
}

function context(text: TextElement | null): types.KnownBlock[] {
  return text === null ? [] : [{ type: 'context', elements: [text] }];
}

/** The label in bold above its value: always mrkdwn, since the label is set off by a mark of ours. */
function fieldFor(name: string, value: Text): types.MrkdwnElement | null {
  const spans: readonly Span[] = typeof value === 'string' ? [value] : value;
  return spansMarkup(spans).trim() === '' ? null : mrkdwn([{ strong: name }, '\n', ...spans]);
}

/** One item a line; the lines of a longer item are set in below its first. */
function bulleted(items: readonly Text[]): Text {
  const spans = items.flatMap((item, i): Span[] => {
    const own: readonly Span[] = typeof item === 'string' ? [item.replace(/\n/g, '\n  ')] : item;
    return [i === 0 ? '• ' : '\n• ', ...own];
  });
  return items.length === 0 ? '' : spans;
}

/** Slack fetches the picture itself, so only a web address will do; otherwise its description stands in. */
function image(url: string, alt: string): types.KnownBlock[] {
  const isWeb = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && url.length <= 3_000;
  if (!isWeb) return context(plain(alt));
  return [{ type: 'image', image_url: url, alt_text: label(alt).text }];
}

function button(given: Button): types.Button {
  return {
    type: 'button',
    text: label(given.label),
    action_id: encodeAction(given.action),
    ...(given.style ? { style: given.style } : {}),
    ...(given.confirm
      ? {
          confirm: {
            title: label(shortenLabel(given.confirm.title, confirmLimits.title)),
            text: label(shortenLabel(given.confirm.text, confirmLimits.text)),
            confirm: label(shortenLabel(given.confirm.yes, confirmLimits.button)),
            deny: label(shortenLabel(given.confirm.no, confirmLimits.button)),
          },
        }
      : {}),
  };
}

function select(
  name: string,
  action: Action,
  options: readonly Option[],
  chosen: string | undefined,
): types.StaticSelect {
  const drawn = options.map(optionOf);
  const initial = drawn.find((option) => option.value === chosen);
  return {
    type: 'static_select',
    placeholder: label(shortenLabel(name, formLimits.placeholder)),
    action_id: encodeAction(action),
    options: drawn,
    ...(initial ? { initial_option: initial } : {}),
  };
}

export function optionOf(option: Option): types.PlainTextOption & { value: string } {
  return { text: label(option.label), value: option.value };
}
