// The mailbox to which customers' mails are forwarded, as an operator connects it: one of a company at most. Reading it is poll.ts; the protocol imap.ts.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import type { MailboxModel as Mailbox } from '../database/generated/sqlite/models.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Keys, opened } from '../keys.ts';
import type { MailboxAt } from './imap.ts';

export type { MailboxModel as Mailbox } from '../database/generated/sqlite/models.ts';

/** The purpose under which its password is sealed. */
export const MAILBOX_KEY = 'mail-in.mailbox';

/** What is null stays as it is. */
export interface MailboxWanted {
  /** "imaps://voice@mail.example.com/INBOX". */
  readonly at: string | null;
  readonly password: string | null;
  /** '' for none. */
  readonly trusts: string | null;
  readonly since: Date | null;
}

interface Connecting {
  readonly address: string;
  readonly login: string;
  readonly secret: string;
}

export function mailboxOf(db: Store, workspaceId: string): Promise<Mailbox | null> {
  return db.mailbox.findUnique({ where: { workspaceId } });
}

/** @throws UserError 'mailbox.needs', 'mailbox.at' */
function connectingTo(keys: Keys, known: Mailbox | null, { at, password }: MailboxWanted): Connecting {
  const given = at === null ? null : parsed(at);
  const address = given?.address ?? known?.address;
  const login = given?.login ?? known?.login;
  // Another mailbox has another password.
  const isSame = known !== null && known.address === address && known.login === login;
  const secret = password ?? (isSame ? opened(keys, MAILBOX_KEY, known.sealedSecret) : null);
  if (address === undefined || login === undefined || secret === null || secret === '')
    throw new UserError('mailbox.needs', (locale) => say(locale).needs);
  return { address, login, secret };
}

/** Where a client logs in, and with what: to be tried before it is saved. */
export async function mailboxAsked(
  db: Store,
  { keys, workspaceId }: { readonly keys: Keys; readonly workspaceId: string },
  wanted: MailboxWanted,
): Promise<MailboxAt> {
  return placeOf(connectingTo(keys, await mailboxOf(db, workspaceId), wanted));
}

/** Null where its password cannot be read any more. */
export function mailboxAt(keys: Keys, mailbox: Mailbox): MailboxAt | null {
  const secret = opened(keys, MAILBOX_KEY, mailbox.sealedSecret);
  return secret === null ? null : placeOf({ ...mailbox, secret });
}

function placeOf({ address, login, secret }: Connecting): MailboxAt {
  const { protocol, hostname, port, pathname } = new URL(address);
  const isSecure = protocol === 'imaps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 993 : 143) : Number(port),
    isSecure,
    login,
    secret,
    folder: decodeURIComponent(pathname.slice(1)) || 'INBOX',
  };
}

/** Without the login, which may stand in it. @throws UserError 'mailbox.at' */
function parsed(at: string): { readonly address: string; readonly login: string } {
  const wrong = () => new UserError('mailbox.at', (locale) => say(locale).wrongAddress);
  if (!URL.canParse(at)) throw wrong();
  const { protocol, username, password, hostname, port, pathname, search, hash } = new URL(at);
  if (!/^imaps?:$/.test(protocol) || username === '' || hostname === '' || search !== '' || hash !== '')
    throw wrong();
  if (password !== '') throw new UserError('mailbox.at', (locale) => say(locale).passwordInAddress);
  const isHere = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  if (protocol === 'imap:' && port === '993' && !isHere) throw wrong();
  const at993 = port === '' ? '' : `:${port}`;
  const [login, folder] = [decoded(username), decoded(pathname)];
  if (login === null || folder === null) throw wrong();
  return { address: `${protocol}//${hostname}${at993}${pathname === '/' ? '' : pathname}`, login };
}

/** Null where a % is followed by none of its two digits. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** In days: without an operator's word, so much of what is there already is read. */
const SINCE_DAYS = 7;
/** In days: so far back a mailbox is read at most; what was taken is remembered longer (beat.ts). */
const BACK_DAYS = 366;
const DAY_MS = 86_400_000;

/** Where its numbers changed, or a rule did, it is read again from there. */
export function readSince(since: Date, now: Date): Date {
  return new Date(Math.max(since.getTime(), now.getTime() - BACK_DAYS * DAY_MS));
}

/** It is read within a minute; where another one was, that is forgotten. @throws UserError as `mailboxAsked`, and 'mailbox.since' */
export function saveMailbox(
  database: Database,
  { keys, workspaceId }: { readonly keys: Keys; readonly workspaceId: string },
  wanted: MailboxWanted,
  doer: Doer,
): Promise<Mailbox> {
  return transact(database, async (tx) => {
    if (wanted.since !== null && readSince(wanted.since, doer.now) > wanted.since)
      throw new UserError('mailbox.since', (locale) => say(locale).tooFarBack);
    const known = await mailboxOf(tx, workspaceId);
    const { address, login, secret } = connectingTo(keys, known, wanted);
    const isSame = known !== null && known.address === address && known.login === login;
    const trusts =
      wanted.trusts === null ? (known?.trusts ?? null) : wanted.trusts.trim().toLowerCase() || null;
    const since = wanted.since ?? (isSame ? known.since : new Date(doer.now.getTime() - SINCE_DAYS * DAY_MS));
    const data = {
      ...{ address, login, trusts, since, nextAt: doer.now, pausedAt: null, failures: 0, lastError: null },
      ...(isSame && wanted.since === null ? {} : { uidValidity: null, upTo: 0n, readAt: null }),
      sealedSecret: keys.seal(MAILBOX_KEY, secret),
    };
    const saved = await tx.mailbox.upsert({
      where: { workspaceId },
      create: { workspaceId, ...data },
      update: { ...data, version: { increment: 1 } },
    });
    await noted(tx, { workspaceId, ...doer }, 'mailbox.connected', {});
    return saved;
  });
}

/** False where there is none. What is being read just now is still taken. */
export function steerMailbox(
  database: Database,
  workspaceId: string,
  how: 'pause' | 'resume' | 'remove',
  doer: Doer,
): Promise<boolean> {
  return transact(database, async (tx) => {
    const where = { workspaceId };
    const change = (data: object) =>
      tx.mailbox.updateMany({ where, data: { ...data, version: { increment: 1 } } });
    const { count } =
      how === 'remove'
        ? await tx.mailbox.deleteMany({ where })
        : how === 'pause'
          ? await change({ pausedAt: doer.now })
          : await change({ pausedAt: null, nextAt: doer.now, failures: 0 });
    const act = ({ pause: 'mailbox.paused', resume: 'mailbox.resumed', remove: 'mailbox.removed' } as const)[
      how
    ];
    if (count === 1) await noted(tx, { workspaceId, ...doer }, act, {});
    return count === 1;
  });
}

const say = phrases({
  en: {
    needs: 'Say where the mailbox is and give its password: --at imaps://LOGIN@HOST/FOLDER --password WHERE.',
    wrongAddress:
      'That is no mailbox. Give it as imaps://LOGIN@HOST/FOLDER, as in imaps://voice%40acme.example@mail.acme.example/INBOX (an @ in the login is written %40).',
    tooFarBack: '--since: a mailbox is read a year back at most. Name a later day.',
    passwordInAddress: 'Leave the password out of the address, where others may read it: --password WHERE.',
  },
  fr: {
    needs: fr`Dites où est la boîte et donnez son mot de passe : --at imaps://COMPTE@SERVEUR/DOSSIER --password OÙ.`,
    wrongAddress: fr`Ce n’est pas l’adresse d’une boîte. Donnez-la comme imaps://COMPTE@SERVEUR/DOSSIER, par exemple imaps://voix%40acme.example@mail.acme.example/INBOX (un @ dans le compte s’écrit %40).`,
    tooFarBack: fr`--since : une boîte est relue sur un an au plus. Donnez un jour plus récent.`,
    passwordInAddress: fr`Laissez le mot de passe hors de l’adresse, où d’autres pourraient le lire : --password OÙ.`,
  },
});
