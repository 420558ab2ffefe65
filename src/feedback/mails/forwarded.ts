// Where a mail that somebody passes on begins: the lines by which Outlook, Gmail, Apple Mail, Thunderbird and Yahoo say from whom and when it
// was, in the languages in which they say it. Pure, a line at a time. What of it is the customer's own is own-words.ts.
import { fold } from '../../terms/fold.ts';

/** Each by the words that stand before the colon, as `fold` has them: en, fr, de, es, it, nl, pt. */
const LABELS = {
  from: 'from|de|von|da|van|expediteur|absender|remitente|mittente|afzender',
  date: 'date|sent|envoye|envoye le|gesendet|gesendet am|datum|fecha|enviado|enviado el|data|inviato|verzonden|le',
  to: 'to|a|an|para|aan|pour|destinataire|destinataires',
  subject: 'subject|objet|sujet|betreff|asunto|oggetto|onderwerp|assunto',
  other:
    'cc|cci|bcc|copie|copie a|kopie|kopie cc|ccn|reply to|repondre a|reponse a|antwort an|organisation|importance|priorite|wichtigkeit|pieces jointes|piece jointe|attachments|anlagen',
} as const;
type Label = keyof typeof LABELS;

const labelOf = new Map(
  Object.entries(LABELS).flatMap(([label, words]) =>
    words.split('|').map((word) => [word, label as Label] as const),
  ),
);

export interface Forwarded {
  /** As it was written; null where the lines name nobody. */
  readonly from: MailPerson;
  /** Those to whom it went, as far as they are named. */
  readonly to: readonly MailPerson[];
  /** As it was written. */
  readonly date: string | null;
  readonly subject: string;
  /** All that stands below those lines. */
  readonly body: string;
  /** What whoever passes it on wrote above. */
  readonly above: string;
}

export interface MailPerson {
  readonly name: string | null;
  /** In lower case. */
  readonly address: string | null;
}

/** In characters: a label and what it says of one mail. */
const LONGEST_LINE = 2_000;
/** Lines of one such block, with those that go on. */
const MOST_LINES = 20;

/** The first such block of a text; null where there is none. */
export function forwardedIn(text: string): Forwarded | null {
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const block = blockAt(lines, at);
    if (block === null) continue;
    const { quote, next, values } = block;
    const rest = lines.slice(next);
    // Proton Mail quotes what it passes on, and not the lines that say whose it is.
    const isQuoted = quote !== '' || rest.every((line) => line.trim() === '' || QUOTED.test(line));
    const body = isQuoted ? rest.map((line) => line.replace(QUOTED, '')) : rest;
    const above = lines.slice(0, at);
    while (above.length > 0 && isSeparator(above.at(-1) ?? '')) above.pop();
    return {
      from: personIn(values.get('from') ?? ''),
      to: (values.get('to') ?? '').split(/[;,]/).slice(0, 10).map(personIn).filter(isSomebody),
      date: values.get('date')?.trim() || null,
      subject: (values.get('subject') ?? '').trim(),
      body: body.join('\n').trim(),
      above: above.join('\n').trim(),
    };
  }
  return null;
}

/**
 * The mail that somebody answered, where they let us have their answer: what stands below "On …, X wrote:". Null where there is none.
 */
export function answeredIn(text: string): Forwarded | null {
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const wrote = wroteAt(lines, at);
    if (wrote === null) continue;
    const body = lines.slice(wrote.next).map((line) => line.replace(QUOTED, ''));
    return {
      from: personIn(wrote.line.replace(WROTE_ENDS, '').replace(/^.*\d\s?(?:[ap]m)?\b\s*,?\s*/i, '')),
      to: [],
      date: null,
      subject: '',
      body: body.join('\n').trim(),
      above: lines.slice(0, at).join('\n').trim(),
    };
  }
  return null;
}

/** "On …, X wrote:" with a day or an hour in it, in one line or broken into two or three; null where it does not begin here. */
export function wroteAt(
  lines: readonly string[],
  at: number,
): { readonly line: string; readonly next: number } | null {
  if (!WROTE_BEGINS.test(lines[at] ?? '')) return null;
  for (let some = 1; some <= 3; some++) {
    const line = lines
      .slice(at, at + some)
      .map((each) => each.replace(QUOTED, '').trim())
      .join(' ');
    if (line.length > 400) return null;
    if (WROTE_ENDS.test(line)) return /\d/.test(line) ? { line, next: at + some } : null;
  }
  return null;
}

const WROTE_BEGINS = /^\s{0,3}(?:>\s?)*(?:le|on|am|el|il|op|em)\s/i;
const WROTE_ENDS =
  /(?:wrote|a écrit|ha écrit|écrivait|schrieb|escribió|ha scritto|schreef|escreveu|geschreven)(?:\s[^:]{0,80})?\s?:$/i;

/** Whether the lines from here on say whose a mail was: what stands above is the newer one. */
export function beginsEarlierMail(lines: readonly string[], at: number): boolean {
  return blockAt(lines, at) !== null;
}

interface MailHead {
  /** What stood before each line: "> " where a mail program quotes all of what it passes on. */
  readonly quote: string;
  /** The first line that is none of it. */
  readonly next: number;
  readonly values: ReadonlyMap<Label, string>;
}

/** A line that names the sender, and two at least of a date, whom it went to and a subject, one after the other. */
function blockAt(lines: readonly string[], at: number): MailHead | null {
  const first = labelled(lines[at] ?? '');
  if (first === null || (first.label !== 'from' && first.label !== 'date' && first.label !== 'subject'))
    return null;
  const values = new Map<Label, string>([[first.label, first.value]]);
  let last: Label = first.label;
  let next = at + 1;
  for (; next < lines.length && next - at < MOST_LINES; next++) {
    const line = lines[next] ?? '';
    const bare = line.replace(QUOTED, '').trim();
    const found = labelled(line);
    if (found !== null) {
      // A second sender is another mail.
      if (found.label === 'from' && values.has('from')) break;
      last = found.label;
      if (!values.has(last)) values.set(last, found.value);
    } else if (bare === '') {
      // Some draw an empty line between two of them.
      const after = labelled(lines[next + 1] ?? '');
      if (after === null || values.has(after.label) || isWhole(values)) break;
    } else if (!goesOn(line, values.get(last) ?? '', last)) break;
    else values.set(last, `${values.get(last) ?? ''} ${bare}`);
  }
  return isWhole(values) ? { quote: QUOTED.exec(lines[at] ?? '')?.[0] ?? '', next, values } : null;
}

function isWhole(values: ReadonlyMap<Label, string>): boolean {
  const beside = (['date', 'to', 'subject'] as const).filter((label) => values.has(label)).length;
  return (values.get('from') ?? '').trim() !== '' && beside >= 2;
}

/** A list of addresses that was broken, or one that stands below its name; never the first words of the mail. */
function goesOn(line: string, before: string, label: Label): boolean {
  if (label !== 'to' && label !== 'from' && label !== 'other') return false;
  return /^\s+\S/.test(line.replace(QUOTED, '>').replace(/^>/, '')) || before.trim() === ''
    ? /@/.test(line)
    : /[,;]\s*$/.test(before) && /@/.test(line);
}

const QUOTED = /^(?:\s{0,3}>\s?)+/;
const LINE = /^[*_\s]{0,3}([\p{L}][\p{L} \-()]{0,20}?)\s?[*_]{0,2}\s?:[*_]{0,2}(?:\s+|$)(.*)$/u;

/** Drawn by a program before what it passes on. */
function isSeparator(line: string): boolean {
  const bare = line.replace(/^[\s>]+/, '').trimEnd();
  return (
    bare === '' ||
    BEGINS.test(bare) ||
    (bare.length > 3 && /^[-_=*]{2}/.test(bare) && /[-_=*]{2}$/.test(bare))
  );
}

const BEGINS =
  /^(?:begin forwarded message|début du message (?:réexpédié|transféré)|anfang der weitergeleiteten nachricht|inicio del mensaje reenviado|inizio messaggio inoltrato|begin doorgestuurd bericht)\s?:?$/i;

function labelled(line: string): { readonly label: Label; readonly value: string } | null {
  if (line.length > LONGEST_LINE || !line.includes(':')) return null;
  const [, word = '', value = ''] = LINE.exec(line.replace(QUOTED, '').replaceAll('\u00a0', ' ')) ?? [];
  const label = word === '' ? undefined : labelOf.get(fold(word));
  return label === undefined ? null : { label, value: value.trim() };
}

/** "Anne Roux <anne@example.com>", "anne@example.com [mailto:…]", "Anne Roux". */
function personIn(written: string): MailPerson {
  const text = written.slice(0, 400);
  const address = ADDRESS.exec(text)?.[0]?.toLowerCase() ?? null;
  const name = text
    .replace(/[<[(][^<>[\]()]{0,200}[>\])]/g, ' ')
    .replace(ADDRESS, ' ')
    .replace(/["*'«»]/g, ' ')
    .replace(/\bvia\b.*$/i, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { name: name === '' ? null : name.slice(0, 200), address };
}

/** As they are written in practice; each part as long as RFC 5321 (4.5.3.1) allows at most. */
const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?/i;

function isSomebody({ name, address }: MailPerson): boolean {
  return name !== null || address !== null;
}
