// Reads an e-mail as it came over the wire: who sent it and who passed it on, the mails that stand in it, and in each what its writer wrote. Pure; what
// becomes of it is mail-in/. Whatever comes in, it never throws, and it takes no longer than the mail is large.
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { type Authenticated, authenticatedIn } from './authenticated.ts';
import { type AutomaticMail, automaticKind, type MailHeaders } from './automatic.ts';
import { boundedMail } from './bounded.ts';
import { calledWindows, isDamaged, mended } from './charset.ts';
import { answeredIn, forwardedIn, type MailPerson } from './forwarded.ts';
import { textOfHtml } from './html.ts';
import { ownWords, withoutArmor } from './own-words.ts';

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
  /**
   * Mails that came with it as files, each by itself: so Outlook passes on several at once. Behind each what it passes on in its turn. None that
   * nobody wrote.
   */
  readonly attached: readonly (readonly EarlierMail[])[];
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
    const email = await parsed(bounded);
    if (email.headers.length === 0 || isClosed(email)) return { ok: false, code: 'unreadable' };
    if (email.attachments.filter(isMail).length > MOST_ATTACHED) return { ok: false, code: 'tooLarge' };
    return { ok: true, mail: await made(email) };
  } catch {
    // Nothing of a mail goes into an error.
    return { ok: false, code: 'unreadable' };
  }
}

/** Read anew where it is in another encoding than it says. */
async function parsed(bytes: Uint8Array | ArrayBuffer | string): Promise<Email> {
  const email = await PostalMime.parse(bytes, PARSING);
  const isWrong = isDamaged(email.text) || isDamaged(email.html);
  if (!isWrong || typeof bytes === 'string') return email;
  return PostalMime.parse(calledWindows(new Uint8Array(bytes)), PARSING);
}

/** Its words are encrypted, or in a format of Outlook's own: nothing of it can be read but who wrote it. */
function isClosed({ headers, text = '', html = '' }: Email): boolean {
  const type = headers.find(({ key }) => key === 'content-type')?.value ?? '';
  return CLOSED.test(type.trim()) && `${text}${html}`.trim() === '';
}

const CLOSED = /^(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime|application\/(?:vnd\.)?ms-tnef)\b/i;

async function made(email: Email): Promise<ReadMail> {
  const headers = headersOf(email);
  const text = textOf(email);
  const from = personOf(email.from);
  return {
    id: idIn(email.messageId),
    from,
    replyTo: peopleOf(email.replyTo),
    to: peopleOf(email.to),
    sender: personOf(email.sender).address,
    passedOnBy: passedOnBy(email, headers.all('x-forwarded-for')),
    subject: lineOf(email.subject),
    sentAt: isoOf(email.date),
    automatic: automaticOf(email),
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

/** Message-ID, as it is written; null where it names nothing: many mails may have that one. */
export function idIn(written: string | undefined): string | null {
  const id = written?.trim().slice(0, 1_000) ?? '';
  return /[^\s<>"]/.test(id) ? id : null;
}

function headersOf({ headers, subject }: Email): MailHeaders {
  const plain = lineOf(subject);
  return {
    all: (name) =>
      name === 'subject' ? [plain] : headers.filter(({ key }) => key === name).map(({ value }) => value),
  };
}

/** What a calendar sends says by itself whether somebody comes; an invitation with words of its own is a mail. */
function automaticOf(email: Email): AutomaticMail | null {
  const isCalendars = ({ mimeType, method }: Attachment) =>
    mimeType === 'text/calendar' &&
    (!/^(?:REQUEST|PUBLISH)$/.test(method ?? '') || textOf(email).trim() === '');
  return email.attachments.some(isCalendars) ? 'reply' : automaticKind(headersOf(email));
}

/** In mails: one passed on as a file within a file, and no deeper. */
const DEEPEST_ATTACHED = 3;

/** Outlook's "forward as attachment": the mail itself, with its own headers. */
async function readAttached(attached: readonly Attachment[], depth = 1): Promise<EarlierMail[][]> {
  const all: EarlierMail[][] = [];
  for (const { content } of attached) {
    const email = await parsed(content);
    const automatic = automaticOf(email);
    if (automatic === 'reply' || automatic === 'bounce') continue;
    const text = textOf(email);
    const own = {
      from: personOf(email.from),
      to: peopleOf(email.to),
      date: isoOf(email.date),
      subject: lineOf(email.subject),
      words: ownWords(text),
    };
    const deeper = depth < DEEPEST_ATTACHED ? email.attachments.filter(isMail).slice(0, MOST_EARLIER) : [];
    all.push([own, ...within(text), ...(await readAttached(deeper, depth + 1)).flat()]);
  }
  return all;
}

/** Some programs say of a mail that is dragged into another only how it is called. */
function isMail({ mimeType, filename }: Attachment): boolean {
  return (
    mimeType === 'message/rfc822' ||
    (mimeType === 'application/octet-stream' && /\.eml$/i.test(filename ?? ''))
  );
}

/** Its plain text; where it has none, or an empty one, its HTML as it is seen. */
function textOf({ text = '', html = '' }: Email): string {
  const plain = text.slice(0, TEXT_MOST);
  const shown = plain.trim() === '' ? textOfHtml(html.slice(0, TEXT_MOST)) : plain;
  const lines = mended(shown).replace(/\r\n?/g, '\n').split('\n', LINES_MOST);
  return withoutArmor(lines).join('\n').replace(UNSEEN, '');
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
