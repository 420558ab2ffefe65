// A message as the HTML of an e-mail: one column of tables of 600 pixels, which all mail programs draw, in light and in dark, on a telephone and
// on paper. Nothing in it is loaded from anywhere: no pixel, no font, no picture but those that come with it. The only place that
// writes this markup.
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Chart, Table } from '../messages/chart.ts';
import { type Block, type Message, type Span, type Text, words } from '../messages/message.ts';
import { quoted } from '../messages/plain.ts';
import { moreItems } from '../messages/shorten.ts';

export interface IssueView {
  readonly message: Message;
  readonly locale: Locale;
  /** Whose newsletter it is. */
  readonly list: string;
  /** Where it is read in a browser; null where it is. */
  readonly webUrl: string | null;
  readonly leaveUrl: string;
  /** In bytes; as much as a mailbox shows by default. */
  readonly most?: number;
  /** Where the picture of a chart is, "cid:…" or "data:…"; null where there is none: its sentence says it. */
  readonly picture?: (chart: Chart) => string | null;
}

/** Gmail cuts what is longer than 102 kB, and its reader sees no end (support.google.com/mail, "Message clipped"). In bytes. */
const MOST_BYTES = 100_000;

/** Within `most`: what is left out at its end is counted in words, with the way to the whole. */
export function issueHtml(view: IssueView): string {
  const { most = MOST_BYTES } = view;
  const rows = view.message.blocks.map((block, at) => rowOf(block, at, view));
  const whole = page(view, rows);
  if (bytes(whole) <= most) return whole;
  for (let kept = rows.length - 1; kept >= 0; kept -= 1) {
    const some = page(view, [...rows.slice(0, kept), moreRow(rows.length - kept, view)]);
    if (bytes(some) <= most) return some;
  }
  return page(view, [moreRow(rows.length, view)]);
}

const bytes = (html: string) => Buffer.byteLength(html);

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const INK = 'color:#1d2129';
const SOFT = 'color:#5b6270';
/** Each passes WCAG 2.2 AA on its ground: light #ffffff, dark #1f2229. */
const STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){.page{background:#14161a!important}.card{background:#1f2229!important}.ink{color:#eceef1!important}.soft{color:#b0b7c3!important}.rule{border-color:#3b414c!important}a{color:#9dc0ff!important}}
@media (max-width:620px){.card{border-radius:0!important}.cell{padding-left:16px!important;padding-right:16px!important}.fact{display:block!important;padding:0!important}.fact+.fact{padding-bottom:8px!important}.wide thead{display:none!important}.wide td{display:block!important;text-align:left!important;border:0!important;padding:0!important}.wide td:last-child{padding-bottom:8px!important}.wide .label{display:inline!important}}
@media print{.page,.card{background:#fff!important}.ink,.soft{color:#000!important}.screen{display:none!important}}`;

function page({ message, locale, list, webUrl, leaveUrl }: IssueView, rows: readonly string[]): string {
  const say = phrase(locale);
  const web = webUrl === null ? '' : `${link(webUrl, say.web)} · `;
  return `<!doctype html>
<html lang="${locale}" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${escaped(titleOf(message))}</title><style>${STYLE}</style></head>
<body class="page" style="margin:0;padding:0;background:#f2f4f7"><div style="display:none;max-height:0;overflow:hidden">${escaped(message.summary)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="page" style="background:#f2f4f7"><tr><td align="center" style="padding:16px 0">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border-radius:8px;${FONT};font-size:16px;line-height:1.5">
<tr><td style="height:16px"></td></tr>
${rows.join('\n')}
<tr><td class="cell soft" style="padding:16px 32px 24px;font-size:13px;${SOFT}"><div class="rule" style="border-top:1px solid #d5dae1;padding-top:12px">${escaped(say.why(list))}<span class="screen"><br>${web}${link(leaveUrl, say.leave)}</span></div></td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table></body></html>
`;
}

/** What the issue is called: its first heading, else its summary. */
function titleOf({ summary, blocks }: Message): string {
  const heading = blocks.find((block) => block.kind === 'heading');
  return heading?.kind === 'heading' ? heading.text : summary;
}

function moreRow(count: number, { locale, webUrl }: IssueView): string {
  const where = webUrl === null ? '' : `<br>${link(webUrl, phrase(locale).whole)}`;
  return row(`<p style="margin:0" class="ink">${escaped(moreItems(count, locale))}${where}</p>`);
}

function rowOf(block: Block, at: number, view: IssueView): string {
  switch (block.kind) {
    case 'heading': {
      const [tag, size] = at === 0 ? ['h1', 24] : ['h2', 19];
      return row(
        `<${tag} class="ink" style="margin:8px 0 0;font-size:${size}px;line-height:1.25;${INK}">${escaped(block.text)}</${tag}>`,
      );
    }
    case 'text':
      return row(
        `<p class="ink" style="margin:0;${INK}">${textHtml(block.text)}</p>`,
        isApart(view.message.blocks, at),
      );
    case 'note':
      return row(`<p class="soft" style="margin:0;font-size:14px;${SOFT}">${textHtml(block.text)}</p>`);
    case 'quote': {
      if (block.text.trim() === '') return '';
      const by = block.by
        ? `<div class="soft" style="font-size:14px;${SOFT}">— ${escaped(block.by)}</div>`
        : '';
      return row(
        `<blockquote class="ink rule" style="margin:0;padding:0 0 0 14px;border-left:3px solid #b6c2d4;${INK}">${escaped(quoted(block.text, view.locale))}${by}</blockquote>`,
      );
    }
    case 'facts':
      return row(
        `<table cellpadding="0" cellspacing="0" border="0" style="font-size:16px;line-height:1.5">${block.facts
          .map(
            ({ label, value }) =>
              `<tr><th scope="row" class="soft fact" align="left" valign="top" style="font-weight:normal;padding:2px 16px 2px 0;${SOFT}">${escaped(label)}</th><td class="ink fact" valign="top" style="padding:2px 0;${INK}">${textHtml(value)}</td></tr>`,
          )
          .join('')}</table>`,
      );
    case 'list':
      return row(
        `<ul class="ink" style="margin:0;padding-left:20px;${INK}">${block.items.map((item) => `<li>${textHtml(item)}</li>`).join('')}</ul>`,
      );
    case 'image':
      // Whoever serves it would learn who reads.
      return row(`<p class="soft" style="margin:0;${SOFT}">[${escaped(block.alt)}]</p>`);
    case 'chart':
      return row(chartHtml(block.chart, view));
    case 'table':
      return row(tableHtml(block.table));
    case 'divider':
      return row(
        '<div class="rule" style="border-top:1px solid #d5dae1;font-size:0;line-height:0">&nbsp;</div>',
      );
    case 'buttons':
    case 'select':
      // Nothing is pressed in an e-mail: see issue.ts.
      return '';
    default:
      return block satisfies never;
  }
}

/** @param hasRoom what comes is about something else: more room above it */
function row(inner: string, hasRoom = false): string {
  return `<tr><td class="cell" style="padding:${hasRoom ? 20 : 6}px 32px 6px">${inner}</td></tr>`;
}

/** A digest's sections begin with bold words; not so what stands right under a title. */
function isApart(blocks: readonly Block[], at: number): boolean {
  const [before, block] = [blocks[at - 1], blocks[at]];
  const isTitle = before?.kind === 'heading' || (before !== undefined && boldIn(before) === 'alone');
  return before !== undefined && !isTitle && block !== undefined && boldIn(block) !== 'none';
}

function boldIn(block: Block): 'none' | 'first' | 'alone' {
  if (block.kind !== 'text' || typeof block.text === 'string') return 'none';
  const [first, ...more] = block.text;
  if (typeof first !== 'object' || !('strong' in first)) return 'none';
  return more.length === 0 ? 'alone' : 'first';
}

/** The picture has the title in it, and both for those who do not see it; its sentence is always there to read. */
function chartHtml(chart: Chart, { picture }: IssueView): string {
  const source = picture?.(chart) ?? null;
  const drawn =
    source === null
      ? `<div class="ink" style="${INK}"><strong>${escaped(chart.title)}</strong></div>`
      : `<img src="${escaped(source)}" width="536" alt="${escaped(`${chart.title}. ${chart.sentence}`)}" style="display:block;width:100%;max-width:536px;height:auto;border:0;border-radius:6px;background:#ffffff">`;
  return `${drawn}<p class="soft" style="margin:4px 0 0;font-size:14px;${SOFT}">${lines(chart.sentence)}</p>`;
}

/** One of more columns has no room beside a telephone's: there each row is a list, its values with what they are. */
const MOST_BESIDE = 3;

function tableHtml({ title, columns, rows, sentence }: Table): string {
  const isWide = columns.length > MOST_BESIDE;
  const label = (at: number) =>
    isWide && at > 0
      ? `<span class="label soft" style="display:none;mso-hide:all;${SOFT}">${escaped(columns[at]?.label ?? '')} · </span>`
      : '';
  const aligned = (at: number) => (columns[at]?.numeric ? 'right' : 'left');
  const cell = 'padding:4px 8px 4px 0;border-bottom:1px solid #d5dae1';
  const head = columns
    .map(
      ({ label }, at) =>
        `<th scope="col" class="soft rule" align="${aligned(at)}" style="${cell};font-weight:normal;${SOFT}">${escaped(label)}</th>`,
    )
    .join('');
  const body = rows
    .map(
      (cells) =>
        `<tr>${cells.map((each, at) => `<td class="ink rule" align="${aligned(at)}" style="${cell};${INK}">${label(at)}${textHtml(each)}</td>`).join('')}</tr>`,
    )
    .join('');
  return `<table${isWide ? ' class="wide"' : ''} width="100%" cellpadding="0" cellspacing="0" border="0" style="font-size:14px;line-height:1.4"><caption class="ink" align="left" style="text-align:left;${INK}"><strong>${escaped(title)}</strong><br><span class="soft" style="${SOFT}">${lines(sentence)}</span></caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function textHtml(text: Text): string {
  return typeof text === 'string' ? lines(text) : text.map(spanHtml).join('');
}

function spanHtml(span: Span): string {
  if (typeof span === 'string') return lines(span);
  if ('strong' in span) return `<strong>${lines(span.strong)}</strong>`;
  if ('emphasis' in span) return `<em>${lines(span.emphasis)}</em>`;
  if ('link' in span) return isWeb(span.href) ? link(span.href, span.link) : escaped(span.link);
  return escaped('channel' in span ? `#${span.name}` : words([span]));
}

/** Where it leads is where it says: no address of ours in between. */
function link(href: string, words: string): string {
  return `<a href="${escaped(href)}" style="color:#1a55b8">${escaped(words)}</a>`;
}

function isWeb(href: string): boolean {
  return URL.canParse(href) && /^(https?|mailto):$/.test(new URL(href).protocol);
}

function lines(text: string): string {
  return escaped(text).replace(/\r\n?|\n/g, '<br>');
}

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** People's text as text, in an element or between quotation marks; without controls, which no mail program shows. */
function escaped(data: string): string {
  return (
    data
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '')
      .replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark)
  );
}

const phrase = phrases({
  en: {
    why: (list: string) => `You get this as a reader of “${list}”.`,
    web: 'Read it in a browser',
    whole: 'Read it whole in a browser',
    leave: 'Unsubscribe',
  },
  fr: {
    why: (list) => fr`Vous recevez ceci parce que vous lisez « ${list} ».`,
    web: 'Lire dans un navigateur',
    whole: 'Tout lire dans un navigateur',
    leave: 'Se désinscrire',
  },
});
