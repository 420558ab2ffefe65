// One section of a digest as slides: what it says on a wall (`wall`, digests/section.ts), and its chart. What goes on one slide: parts.ts.
import type { DigestReader, Section } from '../../../digests/section.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Block } from '../../../messages/message.ts';
import { moreItems, shortenLabel } from '../../../messages/shorten.ts';
import { partsOf } from './parts.ts';

export interface WallSlide {
  readonly locale: Locale;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Which digest it is from; null: from none. */
  readonly of: string | null;
}

/** In characters: what is read at five metres in twenty seconds. */
const LONGEST = { quote: 240, fact: 100, text: 300 };
const MOST_FACTS = 6;
const MOST_ITEMS = 4;

/** None, where it says nothing on a wall. Of charts, the first that it shows anywhere. */
export function slidesOfSection(
  section: Section,
  stored: unknown,
  reader: DigestReader,
): Omit<WallSlide, 'of'>[] {
  if (section.wall === null) return [];
  const { locale } = reader;
  const told = section.wall(stored, reader);
  const charts = [...section.view(stored, reader), ...section.details(stored, reader)].filter(
    ({ kind }) => kind === 'chart',
  );
  const [heading] = told.filter((block) => block.kind === 'heading');
  const blocks = [
    ...told.filter((block) => block !== heading).flatMap((block) => brief(block, locale)),
    ...charts.slice(0, 1),
  ];
  const title = heading?.text ?? section.name[locale];
  return partsOf(blocks).map((part) => ({ locale, title, blocks: part }));
}

/** No longer than there is room and time to read; nothing of what was blanked. */
function brief(block: Block, locale: Locale): Block[] {
  switch (block.kind) {
    case 'quote':
      return block.text.trim() === '' ? [] : [{ ...block, text: shortenLabel(block.text, LONGEST.quote) }];
    case 'facts':
      return [
        {
          kind: 'facts',
          facts: block.facts.slice(0, MOST_FACTS).map(({ label, value }) => ({
            label,
            value: typeof value === 'string' ? shortenLabel(value, LONGEST.fact) : value,
          })),
        },
        ...leftOut(block.facts.length - MOST_FACTS, locale),
      ];
    case 'list':
      return [
        { kind: 'list', items: block.items.slice(0, MOST_ITEMS) },
        ...leftOut(block.items.length - MOST_ITEMS, locale),
      ];
    case 'text':
    case 'note':
      return [
        typeof block.text === 'string' ? { ...block, text: shortenLabel(block.text, LONGEST.text) } : block,
      ];
    default:
      return [];
  }
}

function leftOut(count: number, locale: Locale): Block[] {
  return count > 0 ? [{ kind: 'note', text: moreItems(count, locale) }] : [];
}
