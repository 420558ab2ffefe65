// Blocks of a message as HTML: a renderer of the union like those of the chats (messages/message.ts), for pages that only show. What asks for
// something (buttons, selects) is the chats' alone and is left out.
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { chartSvg } from '../../charts/draw.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { Block, Span, Text } from '../../messages/message.ts';
import { quoted } from '../../messages/plain.ts';

/** In pixels of its own, so that its letters are as large as those beside it: on a screen that lies, and on one that stands. */
const PICTURES = { lying: { width: 560, height: 280 }, standing: { width: 330, height: 300 } };

export function BlockShown({ block, locale }: { readonly block: Block; readonly locale: Locale }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'text':
      return <p>{spans(block.text)}</p>;
    case 'note':
      return <p class="note">{spans(block.text)}</p>;
    case 'quote':
      return (
        <figure class="quote">
          <blockquote>{quoted(block.text, locale)}</blockquote>
          {block.by ? <figcaption>{block.by}</figcaption> : null}
        </figure>
      );
    case 'facts':
      return (
        <dl>
          {block.facts.map(({ label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd>{spans(value)}</dd>
            </div>
          ))}
        </dl>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li>{spans(item)}</li>
          ))}
        </ul>
      );
    case 'chart':
      return (
        <figure class="picture">
          {Object.entries(PICTURES).map(([which, size]) => (
            <div class={which}>{raw(chartSvg(block.chart, { locale, ...size }))}</div>
          ))}
          <figcaption>{block.chart.sentence}</figcaption>
        </figure>
      );
    case 'table':
      return (
        <table>
          <caption>{block.table.title}</caption>
          <thead>
            <tr>
              {block.table.columns.map(({ label, numeric }) => (
                <th scope="col" class={numeric ? 'number' : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.table.rows.map((row) => (
              <tr>
                {row.map((cell, at) => (
                  <td class={block.table.columns[at]?.numeric ? 'number' : undefined}>{spans(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'divider':
      return <hr />;
    case 'image':
    case 'buttons':
    case 'select':
      return null;
    default:
      return block satisfies never;
  }
}

/** A page asks no other host and leads to none: of links, people and channels their words stay. */
function spans(text: Text): Child {
  return typeof text === 'string' ? text : text.map(span);
}

function span(each: Span): Child {
  if (typeof each === 'string') return each;
  if ('strong' in each) return <strong>{each.strong}</strong>;
  if ('emphasis' in each) return <em>{each.emphasis}</em>;
  return 'link' in each ? each.link : each.name;
}
