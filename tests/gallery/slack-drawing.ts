// Slack's blocks as HTML, about as Slack draws them. Only what our renderer writes: on anything else it throws, so that the gallery shows
// all that is sent.
import type { types } from '@slack/bolt';
import { chartSvg } from '../../src/charts/draw.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import type { DataVisualization } from '../../src/platforms/slack/pictures.ts';
import type { SlackBlock } from '../../src/platforms/slack/render.ts';
import { type Html, html, raw } from './html.ts';

/** In which language it is read, and what mentions stand for. */
export interface Reading {
  readonly locale: Locale;
  person(id: string): string;
  channel(id: string): string;
}

export function drawBlocks(blocks: readonly SlackBlock[], reading: Reading): Html {
  return html`<div class="sl-blocks">${blocks.map((block) => drawBlock(block, reading))}</div>`;
}

/** A view's blocks are typed as any block that Slack may come to have; ours are those that it has. */
function known(block: types.AnyBlock): types.KnownBlock {
  const isKnown = (each: types.AnyBlock): each is types.KnownBlock => typeof each.type === 'string';
  if (!isKnown(block)) throw new Error('a block without a type');
  return block;
}

export function drawModal(
  view: types.ModalView,
  reading: Reading,
  errors: Readonly<Record<string, string>>,
): Html {
  return html`<div class="sl-modal">
    <div class="sl-modal-head"><b>${view.title.text}</b><span aria-hidden="true">✕</span></div>
    <div class="sl-modal-body"><div class="sl-blocks">${view.blocks.map((block) =>
      drawBlock(known(block), reading, errors),
    )}</div></div>
    <div class="sl-modal-foot">${view.close ? html`<button type="button" class="sl-button">${view.close.text}</button>` : ''}${
      view.submit ? html`<button type="button" class="sl-button sl-primary">${view.submit.text}</button>` : ''
    }</div>
  </div>`;
}

function drawBlock(block: SlackBlock, reading: Reading, errors: Readonly<Record<string, string>> = {}): Html {
  switch (block.type) {
    case 'header':
      return html`<div class="sl-header">${block.text.text}</div>`;
    case 'divider':
      return html`<hr class="sl-divider">`;
    case 'section':
      return html`<div class="sl-section">${block.text ? drawText(block.text, reading) : ''}${
        block.fields
          ? html`<div class="sl-fields">${block.fields.map((field) => html`<div>${drawText(field, reading)}</div>`)}</div>`
          : ''
      }</div>`;
    case 'context':
      return html`<div class="sl-context">${block.elements.map((each) => {
        if (each.type === 'image') throw new Error('the gallery draws no picture in a context');
        return drawText(each, reading);
      })}</div>`;
    case 'image':
      return html`<div class="sl-image" role="img" aria-label="${block.alt_text}">${block.alt_text}</div>`;
    case 'actions':
      return html`<div class="sl-actions">${block.elements.map((each) => drawElement(each, reading))}</div>`;
    case 'input': {
      const wrong = block.block_id === undefined ? undefined : errors[block.block_id];
      return html`<div class="sl-input${wrong === undefined ? '' : ' sl-wrong'}">
        <div class="sl-label">${block.label.text}${block.optional ? html` <span class="sl-optional">(optional)</span>` : ''}</div>
        ${drawElement(block.element, reading)}
        ${wrong === undefined ? '' : html`<div class="sl-error">${wrong}</div>`}
        ${block.hint ? html`<div class="sl-hint">${block.hint.text}</div>` : ''}
      </div>`;
    }
    case 'data_visualization':
      return drawChart(block, reading);
    case 'table':
      return drawTable(block);
    default:
      throw new Error(`the gallery cannot draw a block of type ${block.type}`);
  }
}

function drawChart({ title, chart }: DataVisualization, { locale }: Reading): Html {
  const { type: form, series, axis_config } = chart;
  const lines = series.map(({ name, data }) => ({ name, values: data.map(({ value }) => value) }));
  const { categories, y_label: unit = '' } = axis_config;
  const picture = chartSvg(
    { title, form, categories, series: lines, unit: '', sentence: unit },
    { locale, width: 480, height: 260 },
  );
  return html`<div class="sl-chart"><b>${title}</b>${raw(picture)}</div>`;
}

function drawTable({ rows }: types.TableBlock): Html {
  const [head = [], ...body] = rows.map((row) => row.map(cellText));
  const row = (tag: 'th' | 'td') => (cells: readonly string[]) =>
    html`<tr>${cells.map((cell) => html`${raw(`<${tag}>`)}${cell}${raw(`</${tag}>`)}`)}</tr>`;
  return html`<table class="sl-table">${row('th')(head)}${body.map(row('td'))}</table>`;
}

function cellText(cell: types.TableBlock['rows'][number][number]): string {
  if (cell.type !== 'rich_text') return cell.text;
  return cell.elements
    .flatMap((element) => (element.type === 'rich_text_section' ? element.elements : []))
    .map((run) => (run.type === 'text' ? run.text : ''))
    .join('');
}

type Drawable = types.ActionsBlockElement | types.InputBlock['element'];

function drawElement(element: Drawable, reading: Reading): Html {
  switch (element.type) {
    case 'button':
      return html`<button type="button" class="sl-button${element.style ? ` sl-${element.style}` : ''}">${element.text.text}</button>`;
    case 'static_select':
      return selected(element.initial_option?.text.text ?? element.placeholder?.text ?? '');
    case 'multi_static_select':
      return chips(
        (element.initial_options ?? []).map(({ text }) => text.text),
        element.placeholder?.text,
      );
    case 'multi_users_select':
      return chips(
        (element.initial_users ?? []).map((id) => reading.person(id)),
        element.placeholder?.text,
      );
    case 'multi_conversations_select':
      return chips(
        (element.initial_conversations ?? []).map((id) => `#${reading.channel(id)}`),
        element.placeholder?.text,
      );
    case 'external_select':
      return selected(element.initial_option?.text.text ?? element.placeholder?.text ?? '');
    case 'multi_external_select':
      return chips(
        (element.initial_options ?? []).map(({ text }) => text.text),
        element.placeholder?.text,
      );
    case 'datepicker':
      return selected(element.initial_date ?? element.placeholder?.text ?? '');
    case 'plain_text_input':
      return html`<div class="sl-field${element.multiline ? ' sl-multiline' : ''}${element.initial_value ? '' : ' sl-empty'}">${
        element.initial_value ?? element.placeholder?.text ?? ''
      }</div>`;
    case 'number_input':
      return html`<div class="sl-field${element.initial_value ? '' : ' sl-empty'}">${element.initial_value ?? ''}</div>`;
    case 'checkboxes':
    case 'radio_buttons': {
      const chosen =
        element.type === 'checkboxes' ? (element.initial_options ?? []) : [element.initial_option];
      return html`<div class="sl-options">${element.options.map(
        (option) =>
          html`<div>${chosen.some((each) => each?.value === option.value) ? '☑' : '☐'} ${drawText(option.text, reading)}</div>`,
      )}</div>`;
    }
    default:
      throw new Error(`the gallery cannot draw an element of type ${element.type}`);
  }
}

function selected(text: string): Html {
  return html`<div class="sl-field sl-select">${text}</div>`;
}

function chips(chosen: readonly string[], placeholder = ''): Html {
  if (chosen.length === 0) return html`<div class="sl-field sl-select sl-empty">${placeholder}</div>`;
  return html`<div class="sl-field sl-select">${chosen.map((each) => html`<span class="sl-chip">${each}</span>`)}</div>`;
}

type TextObject = types.PlainTextElement | types.MrkdwnElement;

function drawText({ type, text }: TextObject, reading: Reading): Html {
  if (type === 'plain_text') return html`<div class="sl-text">${text}</div>`;
  return html`<div class="sl-text">${mrkdwn(text, reading)}</div>`;
}

/** The marks that our renderer writes: bold, emphasis, mentions and links; data in it is escaped already. */
function mrkdwn(text: string, reading: Reading): Html {
  const parts = text.split(/(<[^>]*>)/).map((part) => {
    const person = /^<@(\w+)>$/.exec(part)?.[1];
    if (person !== undefined) return html`<span class="sl-mention">@${reading.person(person)}</span>`;
    const channel = /^<#(\w+)>$/.exec(part)?.[1];
    if (channel !== undefined) return html`<span class="sl-mention">#${reading.channel(channel)}</span>`;
    const [, href, words] = /^<(https?:[^|]*)\|(.*)>$/s.exec(part) ?? [];
    if (href !== undefined) return html`<a href="#" title="${href}">${raw(words ?? '')}</a>`;
    if (part.startsWith('<')) throw new Error(`the gallery does not know the mark ${part}`);
    return raw(
      part
        .replace(/(^|[^\p{L}\p{N}*])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}])/gu, '$1<b>$2</b>')
        .replace(/(^|[^\p{L}\p{N}_])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}])/gu, '$1<i>$2</i>'),
    );
  });
  return html`${parts}`;
}
