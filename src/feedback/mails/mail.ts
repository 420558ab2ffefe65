// Reads an e-mail as it came over the wire: who sent it and who passed it on, the mails that stand in it, and in each what its writer wrote. Pure; what
// becomes of it is mail-in/. Whatever comes in, it never throws, and it takes no longer than the mail is large.
import iconv from 'iconv-lite';
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { type Authenticated, authenticatedIn } from './authenticated.ts';
import { type AutomaticMail, automaticKind } from './automatic.ts';
import { boundedMail } from './bounded.ts';
import { answeredIn, forwardedIn, type MailPerson } from './forwarded.ts';
import { textOfHtml } from './html.ts';
import { ownWords } from './own-words.ts';

export type { MailPerson } from './forwarded.ts';

/** A mail that stands in another: passed on, or answered. */
export interface EarlierMail {
  readonly from: MailPerson;
  readonly to: readonly MailPerson[];
  /** As it was written, in the language of whoever passed it on; null where nothing says it. */
  readonly date: string | null;
  readonly subject: string;
  /** Its writer's own; '' where there are none. */
  readonly words: string;
}

export interface ReadMail {
  /** Message-ID; null where it has none. */
  readonly id: string | null;
  readonly from: MailPerson;
  /** Those to whom answers go, where that is said. */
  readonly replyTo: readonly MailPerson[];
  readonly to: readonly MailPerson[];
  /** In lower case: who says to have sent it in another's name; null where nobody does. */
  readonly sender: string | null;
  /** In lower case: who says to have passed it on as it was. */
  readonly passedOnBy: readonly string[];
  readonly subject: string;
  /** ISO 8601; null where it has none that can be read. */
  readonly sentAt: string | null;
  readonly automatic: AutomaticMail | null;
  readonly authenticated: readonly Authenticated[];
  /** What its own writer wrote above all others. */
  readonly words: string;
  /** The outermost first: whoever passes one on may have been passed it by somebody. */
  readonly earlier: readonly EarlierMail[];
  /** Mails that came with it as files, each by itself: so Outlook passes on several at once. */
  readonly attached: readonly EarlierMail[];
  /** Files that came with it, of which nothing is read. */
  readonly attachments: number;
}

export type MailRead =
  | { readonly ok: true; readonly mail: ReadMail }
  | { readonly ok: false; readonly code: 'tooLarge' | 'unreadable' };

/** In bytes: as much as the usual servers take in at all (Gmail: 25 MB). */
export const MAIL_MOST = 25 * 1024 * 1024;
/** In characters, of the words and their markup. */
const TEXT_MOST = 400_000;
/** Nobody writes more, and each may be the first of a mail that was passed on. */
const LINES_MOST = 5_000;
/** One passed on by three colleagues, one after the other, is told apart; more are not. */
const MOST_EARLIER = 5;
/** Nobody passes on more at once; rather none of them than some. */
const MOST_ATTACHED = 50;

const PARSING = {
  // A mail that is attached is read by itself, not between our lines.
  forceRfc822Attachments: true,
  maxNestingDepth: 50,
  maxHeadersSize: 512 * 1024,
  maxRfc822NestingDepth: 3,
} as const;

export async function readMail(bytes: Uint8Array): Promise<MailRead> {
  const bounded = bytes.length > MAIL_MOST ? null : boundedMail(bytes);
  if (bounded === null) return { ok: false, code: 'tooLarge' };
  try {
    const email = await PostalMime.parse(bounded, PARSING);
    if (email.headers.length === 0) return { ok: false, code: 'unreadable' };
    if (email.attachments.filter(isMail).length > MOST_ATTACHED) return { ok: false, code: 'tooLarge' };
    return { ok: true, mail: await made(email) };
  } catch {
    // Nothing of a mail goes into an error.
    return { ok: false, code: 'unreadable' };
  }
}

async function made(email: Email): Promise<ReadMail> {
  const headers = {
    all: (name: string) => email.headers.filter(({ key }) => key === name).map(({ value }) => value),
  };
  const text = textOf(email);
  const from = personOf(email.from);
  return {
    id: email.messageId?.trim().slice(0, 1_000) || null,
    from,
    replyTo: peopleOf(email.replyTo),
    to: peopleOf(email.to),
    sender: personOf(email.sender).address,
    passedOnBy: passedOnBy(email, headers.all('x-forwarded-for')),
    subject: lineOf(email.subject),
    sentAt: isoOf(email.date),
    automatic: automaticKind(headers),
    authenticated: authenticatedIn(headers, from.address?.split('@').at(-1) ?? null),
    words: ownWords(text),
    earlier: within(text),
    attached: await readAttached(email.attachments.filter(isMail)),
    attachments: email.attachments.filter((each) => !isMail(each) && !each.related).length,
  };
}

function within(text: string): EarlierMail[] {
  const all: EarlierMail[] = [];
  let rest = text;
  while (all.length < MOST_EARLIER) {
    const found = forwardedIn(rest) ?? (all.length === 0 ? answeredIn(rest) : null);
    if (found === null) break;
    const { from, to, date, subject, body } = found;
    all.push({ from, to, date, subject: lineOf(subject), words: ownWords(body) });
    rest = body;
  }
  return all;
}

/** Outlook's "forward as attachment": the mail itself, with its own headers. */
async function readAttached(attached: readonly Attachment[]): Promise<EarlierMail[]> {
  const all: EarlierMail[] = [];
  for (const { content } of attached) {
    const email = await PostalMime.parse(content, PARSING);
    all.push({
      from: personOf(email.from),
      to: peopleOf(email.to),
      date: isoOf(email.date),
      subject: lineOf(email.subject),
      words: ownWords(textOf(email)),
    });
  }
  return all;
}

function isMail({ mimeType }: Attachment): boolean {
  return mimeType === 'message/rfc822';
}

/** Its plain text; where it has none, or an empty one, its HTML as it is seen. */
function textOf({ text = '', html = '' }: Email): string {
  const plain = text.slice(0, TEXT_MOST);
  const shown = plain.trim() === '' ? textOfHtml(html.slice(0, TEXT_MOST)) : plain;
  const lines = mended(shown).replace(/\r\n?/g, '\n').split('\n', LINES_MOST);
  return lines.join('\n').replace(UNSEEN, '');
}

/**
 * What mails call iso-8859-1 or windows-1252 is the latter (WHATWG Encoding, 4.2); some versions of Node read it as the former and leave "€" and "…"
 * as control characters, which no text holds.
 */
function mended(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (char) =>
    iconv.decode(Buffer.from([char.charCodeAt(0)]), 'win1252'),
  );
}

/** What no text holds, and what turns the direction of others' words around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g;

function lineOf(text: string | undefined): string {
  return mended((text ?? '').slice(0, 1_000))
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function personOf(address: Address | undefined): MailPerson {
  const [first] = address === undefined ? [] : mailboxesOf(address);
  return first ?? { name: null, address: null };
}

/** More are a circular. */
const MOST_PEOPLE = 20;

function peopleOf(addresses: readonly Address[] | undefined): MailPerson[] {
  return (addresses ?? []).slice(0, MOST_PEOPLE).flatMap(mailboxesOf).slice(0, MOST_PEOPLE);
}

function mailboxesOf(address: Address): MailPerson[] {
  const all = address.group === undefined ? [address] : address.group;
  return all.slice(0, MOST_PEOPLE).map(({ name, address: at }) => ({
    name: lineOf(name).slice(0, 200) || null,
    address: at.trim().toLowerCase().slice(0, 320) || null,
  }));
}

/** RFC 5322 (3.6.6) and what Gmail writes of mail that it passes on by itself. */
function passedOnBy(email: Email, forwardedFor: readonly string[]): string[] {
  const resent = email.headers
    .filter(({ key }) => key === 'resent-from' || key === 'resent-sender')
    .map(({ value }) => /[^\s<>"]+@[^\s<>"]+/.exec(value.slice(0, 400))?.[0] ?? '');
  const [gmail = ''] = forwardedFor.map((value) => value.trim().split(/\s+/)[0] ?? '');
  return [...resent, gmail]
    .map((each) => each.toLowerCase())
    .filter((each) => each.includes('@'))
    .slice(0, MOST_PEOPLE);
}

function isoOf(date: string | undefined): string | null {
  const at = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
