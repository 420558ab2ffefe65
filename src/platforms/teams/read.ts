// What Teams says that people wrote (its own tags and entities, HTML in quoted messages) -> plain text.

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** The text of a message: names for mentions. One pass, so that what an entity gives is not read a second time. */
export function readText(source: string): string {
  return source
    .replace(
      /<at[^>]*>([^<]*)<\/at>|&(#\d{1,7}|#x[0-9a-f]{1,6}|\w{1,10});/gi,
      (sign, name?: string, entity?: string) =>
        name === undefined ? decoded(sign, entity ?? '') : `@${name.trim()}`,
    )
    .replace(/\u00a0/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim();
}

/** What somebody reads of an HTML message: lines for blocks, the words of links, alternative texts for pictures. */
export function readHtml(source: string): string {
  const bare = source
    .replace(/<(script|style)[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<img\b[^>]*?\balt="([^"]*)"[^>]*>/gi, '$1')
    .replace(/<li\b[^>]*>/gi, '\n• ')
    .replace(/<(br|\/p|\/div|\/h\d|\/blockquote|\/tr)\b[^>]*>/gi, '\n')
    .replace(/<at[^>]*>([^<]*)<\/at>/gi, '@$1')
    .replace(/<[^>]*>/g, '');
  return bare
    .replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|\w{1,10});/gi, decoded)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Without its mentions and links, pictures and their alternative texts: somebody's own words, to be read after this. */
export function withoutReferences(source: string): string {
  return source
    .replace(/<(at|a|emoji)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<(?:img|emoji)\b[^>]*>/gi, ' ');
}

/** The message that somebody answered by quoting it, in a chat without threads; null where none was quoted. */
export function quotedMessage(html: string): string | null {
  return (
    /<blockquote\b[^>]*\bitemtype="http:\/\/schema\.skype\.com\/Reply"[^>]*\bitemid="(\d+)"/i.exec(
      html,
    )?.[1] ?? null
  );
}

/** The words below the quotation. */
export function withoutQuotation(html: string): string {
  return html.replace(
    /<blockquote\b[^>]*\bitemtype="http:\/\/schema\.skype\.com\/Reply"[\s\S]*?<\/blockquote>/gi,
    '',
  );
}

function decoded(sign: string, entity: string): string {
  if (!entity.startsWith('#')) return ENTITIES[entity.toLowerCase()] ?? sign;
  const isHex = /^#x/i.test(entity);
  const code = Number.parseInt(entity.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : sign;
}
