// What of a text can be seen, and what of it is letters: for titles, which must be readable in a list, and for replies, which have
// words. What words mean is not known here.

/** Format characters, fillers and variation selectors: nothing is drawn for them by themselves. U+2800 is the empty braille cell. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/gu;
const SHORTCODE = /:[\p{L}\p{N}_+'’-]{1,100}:/gu;
const KEYCAP = /[0-9#*]\ufe0f?\u20e3/gu;
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu;

/** Emoji, also as `:codes:`, give way to a space; what joins and colours them goes too. */
export function withoutEmoji(text: string): string {
  return text.replace(SHORTCODE, ' ').replace(KEYCAP, ' ').replace(PICTURE, ' ').replace(INVISIBLE, '');
}

/** What a chat writes for an emoji, `:smile:`, where it stands by itself: elsewhere these are only letters. Each once; not what stands between two colons of an hour. */
export function shortcodesIn(text: string): readonly string[] {
  return [
    ...new Set(
      text.match(
        /(?<![\p{L}\p{N}:]):(?:[a-z][a-z0-9_'’-]{1,60}|[+-]1)(?:::skin-tone-\d)?:(?![\p{L}\p{N}])/gu,
      ) ?? [],
    ),
  ];
}

/** A letter or a digit of any script, besides emoji. */
export function hasLetters(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(withoutEmoji(text));
}

/** Made when it is first needed: it takes long. */
let graphemes: Intl.Segmenter | undefined;

/** How many characters a person would count: a family of four is one, a zero-width space none. */
export function visibleLength(text: string): number {
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  let length = 0;
  for (const [part] of text.matchAll(PART))
    for (const { segment } of graphemes.segment(part)) if (segment.replace(INVISIBLE, '') !== '') length += 1;
  return length;
}

/** Segmenting takes with the square of a text's length: some at a time, parted where no character goes on. */
const PART =
  /[\s\S]{1,500}(?![\p{M}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d])(?<!\u200d)|[\s\S]{1,500}/gu;

/** On one line, without what nobody sees at its ends. */
export function asTitle(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(BLANK_START, '')
    .replace(BLANK_END, '');
}

const BLANK_START = /^[\s\p{Default_Ignorable_Code_Point}\u2800]+/u;
/** Not what ends an emoji: variation selectors and tags. */
const BLANK_END =
  /[\s\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0]+$/u;
