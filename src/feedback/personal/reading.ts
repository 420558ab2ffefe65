// A text as its reader takes it, with the place of each character in what was written: one width, one form, nothing unseen, no escapes.

export interface PlainReading {
  readonly text: string;
  /** The part of what was written that stands for the characters from `start` to `end` of `text`. */
  readonly written: (start: number, end: number) => { readonly start: number; readonly end: number };
}

/** NFKC without default-ignorable characters (UAX #44), decimal digits of all scripts as ASCII, "%40", "%2540" and "&#64;" as "@", "O6 12…" as "06 12…". */
export function readingOf(written: string): PlainReading {
  const text = MISTYPED.test(written) ? written.replace(DIALLED, asFigures) : written;
  if (!ODD.test(text) && text.normalize('NFKC') === text) {
    return { text, written: (start, end) => ({ start, end }) };
  }
  const starts: number[] = [];
  const ends: number[] = [];
  let read = '';
  for (const { 0: piece, index, groups } of text.matchAll(PIECE)) {
    const isPlain = groups?.['plain'] !== undefined;
    const shown = isPlain ? piece : readPiece(piece);
    for (let i = 0; i < shown.length; i++) {
      starts.push(isPlain ? index + i : index);
      ends.push(isPlain ? index + i + 1 : index + piece.length);
    }
    read += shown;
  }
  return { text: read, written: (start, end) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }) };
}

/** The characters that stand for what was taken out mean nothing when a person writes them. */
const RESERVED = String.raw`\ue5a0-\ue5af`;
/** "marie=40exemple.fr" (quoted-printable), and not "2x20=40.". */
const QUOTED_AT = String.raw`(?<=[\p{L}._-]\d{0,4})=40(?=\p{L}[\p{L}\p{N}-]{1,62}\.\p{L}{2})`;
const ESCAPED_AS =
  '%(?:25)?40|%2[bBeE]|&(?:#[xX][0-9a-fA-F]{2,5}|#[0-9]{2,6}|commat|period|nbsp|[a-zA-Z](?:acute|grave|circ|uml|cedil|tilde|ring));';
const ESCAPE = `${QUOTED_AT}|${ESCAPED_AS}`;
/** Letters that look like figures, typed in a phone number that begins with 0 or "+": "O7960 4I8 337". Bounded, so that time stays linear. */
const MISTYPED = /[oOIl]\d|\d[oOIl]|[oO][\s.-]\d/;
const DIALLED =
  /(?<![\p{L}\p{N}]|\d[\s.-])(?:\+\s?[\dIl]|[0oO](?=[\s.-]?[\dIlO]))(?:[\s.()/-]{0,2}[\doOIl]){7,15}(?![\p{L}\p{N}])/gu;

/** Each letter among figures, or all of them one by one: "10 l" and "6 I" are none. */
function asFigures(run: string): string {
  const tokens = run.match(TOKEN) ?? [];
  const digits = run.replace(/\D/g, '').length;
  const isApart = tokens.every((token) => token.length === 1);
  if (digits < 6 || !(isApart || tokens.every((token) => AMONG_FIGURES.test(token)))) return run;
  return run.replace(/[oO]/g, '0').replace(/[Il]/g, '1');
}

const TOKEN = /[\doOIl]+/g;
const AMONG_FIGURES = /^(?:\d+|[oOI]?\d+(?:[oOIl]{1,2}\d+){0,6}(?:[oO]{0,2}|I)|[oO0]{2,3})$/;

const ODD = new RegExp(
  String.raw`\p{Default_Ignorable_Code_Point}|\p{Me}|(?![0-9])\p{Nd}|[${RESERVED}]|[。‹›]|=40|${ESCAPED_AS}`,
  'u',
);
/** Marks are taken thirty at a time (UAX #15, stream-safe format): a tower of them cannot buy time. */
const PIECE = new RegExp(
  String.raw`${ESCAPE}|(?<plain>[^%&=\u0080-\u{10ffff}]+(?!\p{M}))|\P{M}\p{M}{0,30}|\p{M}{1,30}`,
  'gu',
);
const ESCAPED = /^(?:[%&].|=40$)/u;
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\p{Me}/gu;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
const MEANT = new RegExp(`[${RESERVED}]`, 'gu');

function readPiece(piece: string): string {
  const meant = ESCAPED.test(piece) ? unescaped(piece) : piece;
  return meant
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(FOREIGN_DIGIT, asciiDigit)
    .replace(MEANT, '\ufffc')
    .replace(/[。‹›]/g, (sign) => (sign === '。' ? '.' : sign === '‹' ? '<' : '>'));
}

const NAMED = new Map([
  ['&commat;', '@'],
  ['&period;', '.'],
  ['&nbsp;', ' '],
]);

const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  cedil: '\u0327',
  tilde: '\u0303',
  ring: '\u030a',
};

/** "&eacute;" */
function accented(written: string): string | undefined {
  const accent = /^&\p{L}/u.test(written) ? ACCENTS[written.slice(2, -1)] : undefined;
  return accent === undefined ? undefined : `${written.charAt(1)}${accent}`;
}

function unescaped(written: string): string {
  const named = NAMED.get(written) ?? accented(written);
  if (named !== undefined) return named;
  if (written === '=40') return '@';
  const code = /^(?:%|&#[xX])/.test(written)
    ? Number.parseInt(written.replace(/^(?:%(?:25)?(?=40)|%|&#[xX])/, ''), 16)
    : Number.parseInt(written.slice(2), 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : written;
}

/** Decimal digits stand in rows of ten that begin at a multiple of sixteen, or six after one. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const low = code & 15;
  const isLateRow = low > 9 || (low > 5 && DIGIT.test(String.fromCodePoint(code | 15)));
  return String(isLateRow ? low - 6 : low);
}
const DIGIT = /^\p{Nd}$/u;
