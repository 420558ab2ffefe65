// The mailbox to which customers' mails are forwarded, as an operator connects it: one of a company at most. Reading it is poll.ts; the protocol imap.ts.
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import type { MailboxModel as Mailbox } from '../database/generated/sqlite/models.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { type Keys, opened } from '../keys.ts';
import { isThisMachine, type MailboxAt, type OpenedMailbox, withMailbox } from './imap.ts';
import { MailboxStop } from './stop.ts';
import type { EntraApp, Tokens } from './tokens.ts';

export type { MailboxModel as Mailbox } from '../database/generated/sqlite/models.ts';

/** The purpose under which its password is sealed. */
export const MAILBOX_KEY = 'mail-in.mailbox';

/** What is null stays as it is. */
export interface MailboxWanted {
  /** "imaps://voice@mail.example.com/INBOX". */
  readonly at: string | null;
  /** Or an application's secret. */
  readonly password: string | null;
  /** '' for none: the login has a password. */
  readonly tenant?: string | null;
  readonly client?: string | null;
  /** '' for none. */
  readonly trusts: string | null;
  readonly since: Date | null;
}

interface Connecting {
  readonly address: string;
  readonly login: string;
  readonly secret: string;
  readonly app: EntraApp | null;
}

/** Where a client logs in, and with what. */
export interface MailboxPlace extends Omit<MailboxAt, 'proof'> {
  /** The login's password, or the application's secret. */
  readonly secret: string;
  readonly app: EntraApp | null;
}

export function mailboxOf(db: Store, workspaceId: string): Promise<Mailbox | null> {
  return db.mailbox.findUnique({ where: { workspaceId } });
}

/** @throws UserError 'mailbox.needs', 'mailbox.at', 'mailbox.app' */
function connectingTo(keys: Keys, known: Mailbox | null, wanted: MailboxWanted): Connecting {
  const { at, password } = wanted;
  const given = at === null ? null : parsed(at);
  const address = given?.address ?? known?.address;
  const login = given?.login ?? known?.login;
  const app = appWanted(known, wanted);
  // Another mailbox has another password, and so has an application.
  const isSame = isOf(known, { address, login }) && JSON.stringify(app) === JSON.stringify(appOf(known));
  const secret = password ?? (isSame ? opened(keys, MAILBOX_KEY, known.sealedSecret) : null);
  if (address === undefined || login === undefined || secret === null || secret === '')
    throw new UserError('mailbox.needs', (locale) => say(locale).needs);
  return { address, login, secret, app };
}

function isOf(
  known: Mailbox | null,
  { address, login }: { readonly address: string | undefined; readonly login: string | undefined },
): known is Mailbox {
  return known !== null && known.address === address && known.login === login;
}

function appOf({ tenant, client }: Pick<Mailbox, 'tenant' | 'client'>): EntraApp | null {
  return tenant === null || client === null ? null : { tenant, client };
}

/** @throws UserError 'mailbox.app' */
function appWanted(known: Mailbox | null, wanted: MailboxWanted): EntraApp | null {
  const tenant = (wanted.tenant ?? known?.tenant ?? '').trim();
  const client = (wanted.client ?? known?.client ?? '').trim();
  if (tenant === '' && (client === '' || wanted.tenant === '')) return null;
  if (
    !/^[a-z\d][a-z\d.-]{0,252}$/i.test(tenant) ||
    !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(client)
  )
    throw new UserError('mailbox.app', (locale) => say(locale).wrongApp);
  return { tenant, client };
}

/** As it is wanted: to be tried before it is saved. */
export async function mailboxAsked(
  db: Store,
  { keys, workspaceId }: { readonly keys: Keys; readonly workspaceId: string },
  wanted: MailboxWanted,
): Promise<MailboxPlace> {
  return placeOf(connectingTo(keys, await mailboxOf(db, workspaceId), wanted));
}

/** Null where its password cannot be read any more. */
export function mailboxAt(keys: Keys, mailbox: Mailbox): MailboxPlace | null {
  const secret = opened(keys, MAILBOX_KEY, mailbox.sealedSecret);
  return secret === null ? null : placeOf({ ...mailbox, secret, app: appOf(mailbox) });
}

/** Logs in, by the password or with a token that the application is given. @throws MailboxStop; whatever `work` throws */
export async function inMailbox<T>(
  { secret, app, ...at }: MailboxPlace,
  tokens: Tokens,
  work: (mailbox: OpenedMailbox) => Promise<T>,
): Promise<T> {
  const proof = app === null ? { pass: secret } : { accessToken: await tokens.of(app, secret) };
  try {
    return await withMailbox({ ...at, proof }, work);
  } catch (error) {
    if (app !== null && error instanceof MailboxStop && error.code === 'mailbox.denied')
      tokens.forget(app, secret);
    throw error;
  }
}

function placeOf({ address, login, secret, app }: Connecting): MailboxPlace {
  const { protocol, hostname, port, pathname } = new URL(address);
  const isSecure = protocol === 'imaps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 993 : 143) : Number(port),
    isSecure,
    login,
    secret,
    app,
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
  if (protocol === 'imap:' && port === '993' && !isThisMachine(hostname)) throw wrong();
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
    const { address, login, secret, app } = connectingTo(keys, known, wanted);
    const isSame = isOf(known, { address, login });
    const trusts =
      wanted.trusts === null ? (known?.trusts ?? null) : wanted.trusts.trim().toLowerCase() || null;
    const since = wanted.since ?? (isSame ? known.since : new Date(doer.now.getTime() - SINCE_DAYS * DAY_MS));
    const data = {
      ...{ address, login, trusts, since, nextAt: doer.now, pausedAt: null, failures: 0, lastError: null },
      ...(app ?? { tenant: null, client: null }),
      ...{ failingSince: null, toldAt: null },
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
    wrongApp:
      '--tenant is the directory’s id or domain, --client the application’s id, as in 11111111-2222-3333-4444-555555555555: both stand on the application’s page in Microsoft Entra. docs/mail-in.md says how.',
    tooFarBack: '--since: a mailbox is read a year back at most. Name a later day.',
    passwordInAddress: 'Leave the password out of the address, where others may read it: --password WHERE.',
  },
  fr: {
    needs: fr`Dites où est la boîte et donnez son mot de passe : --at imaps://COMPTE@SERVEUR/DOSSIER --password OÙ.`,
    wrongAddress: fr`Ce n’est pas l’adresse d’une boîte. Donnez-la comme imaps://COMPTE@SERVEUR/DOSSIER, par exemple imaps://voix%40acme.example@mail.acme.example/INBOX (un @ dans le compte s’écrit %40).`,
    wrongApp: fr`--tenant est l’identifiant de l’annuaire ou son domaine, --client celui de l’application, comme 11111111-2222-3333-4444-555555555555 : les deux sont sur la page de l’application dans Microsoft Entra. docs/mail-in.md dit comment faire.`,
    tooFarBack: fr`--since : une boîte est relue sur un an au plus. Donnez un jour plus récent.`,
    passwordInAddress: fr`Laissez le mot de passe hors de l’adresse, où d’autres pourraient le lire : --password OÙ.`,
  },
});
