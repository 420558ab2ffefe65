// What Teams says that people wrote (its own tags and entities, HTML in quoted messages) -> plain text.

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const ENTITY = /&(#\d{1,7}|#x[0-9a-f]{1,6}|\w{1,10});/gi;

/** The text of a message: names for mentions. One pass, so that what an entity gives is not read a second time. */
export function readText(source: string): string {
  return source
    .replace(
      /<at\b[^<>]*>([^<]*)<\/at>|&(#\d{1,7}|#x[0-9a-f]{1,6}|\w{1,10});/gi,
      (sign, name?: string, entity?: string) =>
        name === undefined ? decoded(sign, entity ?? '') : `@${name.replace(ENTITY, decoded).trim()}`,
    )
    .replace(/\u00a0/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim();
}

/** What somebody reads of an HTML message: lines for blocks, the words of links, alternative texts for pictures. */
export function readHtml(source: string): string {
  const bare = withoutElements(source, ['script', 'style'], '')
    .replace(/\s+/g, ' ')
    .replace(TAG, (tag: string, name: string) => shown(name.toLowerCase(), tag))
    .replace(/<[^<>]*>/g, '');
  return bare
    .replace(ENTITY, decoded)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A tag ends before the next one begins: so one that never ends is read once, not once for each that follows. */
const TAG = /<(\/?[a-z][a-z0-9]{0,20})\b[^<>]*>/gi;
const LINE_AFTER = /^(?:br|\/p|\/div|\/h\d|\/blockquote|\/tr)$/;

function shown(name: string, tag: string): string {
  if (name === 'at') return '@';
  if (name === 'li') return '\n• ';
  if (name === 'img') return /\balt="([^"]*)"/i.exec(tag)?.[1] ?? '';
  return LINE_AFTER.test(name) ? '\n' : '';
}

/** Without its mentions and links, pictures and their alternative texts: somebody's own words, to be read after this. */
export function withoutReferences(source: string): string {
  return withoutElements(source, ['at', 'a', 'emoji'], ' ').replace(/<(?:img|emoji)\b[^<>]*>/gi, ' ');
}

/** The message that somebody answered by quoting it, in a chat without threads; null where none was quoted. */
export function quotedMessage(html: string): string | null {
  for (const [tag] of html.matchAll(BLOCKQUOTE)) {
    const id = isQuotation(tag) ? /\bitemid="(\d+)"/i.exec(tag)?.[1] : undefined;
    if (id !== undefined) return id;
  }
  return null;
}

/** The words below the quotation. */
export function withoutQuotation(html: string): string {
  return withoutElements(html, ['blockquote'], '', isQuotation);
}

const BLOCKQUOTE = /<blockquote\b[^<>]*>/gi;

function isQuotation(tag: string): boolean {
  return /\bitemtype="http:\/\/schema\.skype\.com\/Reply"/i.test(tag);
}

/** Without these elements and what stands in them up to their first end; one that has no end stays. In one pass, whatever stands there. */
function withoutElements(
  source: string,
  names: readonly string[],
  instead: string,
  isMeant: (tag: string) => boolean = () => true,
): string {
  const ends = new Map(names.map((name) => [name, endsOf(source, name)]));
  let out = '';
  let from = 0;
  for (const { 0: tag, 1: written = '', index } of source.matchAll(TAG)) {
    const left = ends.get(written.toLowerCase());
    if (!left || index < from || !isMeant(tag)) continue;
    while ((left.at(-1)?.start ?? index) < index) left.pop();
    const end = left.at(-1)?.end;
    if (end === undefined) continue;
    out += source.slice(from, index) + instead;
    from = end;
  }
  return out + source.slice(from);
}

/** Where it ends; the first one last. */
function endsOf(source: string, name: string): { readonly start: number; readonly end: number }[] {
  return [...source.matchAll(new RegExp(`</${name}\\s{0,9}>`, 'gi'))]
    .map(({ 0: tag, index }) => ({ start: index, end: index + tag.length }))
    .reverse();
}

function decoded(sign: string, entity: string): string {
  if (!entity.startsWith('#')) return ENTITIES[entity.toLowerCase()] ?? sign;
  const isHex = /^#x/i.test(entity);
  const code = Number.parseInt(entity.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : sign;
}
