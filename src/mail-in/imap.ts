// The protocol of mailboxes (RFC 3501), by the library imapflow: logs in, and gives what arrived, one after the other. What becomes of each is poll.ts.
import { ImapFlow } from 'imapflow';
import { idIn, MAIL_MOST } from '../feedback/mails/mail.ts';
import { MailboxStop, type MailboxTrouble } from './stop.ts';

export interface MailboxAt {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise it is asked for before the password is given, but on this machine itself. */
  readonly isSecure: boolean;
  readonly login: string;
  /** A password, or an access token (SASL XOAUTH2). */
  readonly proof: { readonly pass: string } | { readonly accessToken: string };
  readonly folder: string;
}

/** One that arrived: its number in the mailbox, and how to have it. */
export interface ArrivedMail {
  readonly uid: number;
  /** Message-ID; null where it has none. */
  readonly id: string | null;
  readonly isRead: boolean;
  /** Null: it is larger than is read. Undefined: it is gone. None: the server has lost them. */
  bytes(): Promise<Uint8Array | null | undefined>;
  /** What the server calls one that is not fetched. */
  readonly name: string;
  /** Marks it as read, for whoever looks into the mailbox. */
  markRead(): Promise<void>;
}

export interface ArrivedMails {
  /** The lowest number first. */
  readonly mails: readonly ArrivedMail[];
  readonly isMore: boolean;
}

export interface OpenedMailbox {
  /** Numbers are those of before only while this is the same (RFC 3501, 2.3.1.1). */
  readonly uidValidity: string;
  /** With a higher number than that, of that day or later, so many at most. */
  arrived(after: bigint, since: Date, most: number): Promise<ArrivedMails>;
}

const CONNECT_MS = 20_000;
/** Between two words of the server's. */
const SILENT_MS = 60_000;
/** From the first word to the last, so that one that goes on talking holds nobody up: what was taken by then is taken. Below a pass's lease (poll.ts). */
const PASS_MS = 10 * 60_000;

/** Logs out when it is done, whatever becomes of it. @throws MailboxStop; whatever `work` throws */
export async function withMailbox<T>(
  { host, port, isSecure, login, proof, folder }: MailboxAt,
  work: (mailbox: OpenedMailbox) => Promise<T>,
  passMs = PASS_MS,
): Promise<T> {
  const client = new ImapFlow({
    ...{
      host,
      port,
      secure: isSecure,
      auth: { user: login, ...proof },
      logger: false,
      disableAutoIdle: true,
    },
    ...(isSecure || isThisMachine(host) ? {} : { doSTARTTLS: true }),
    ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENT_MS },
    clientInfo: { name: 'Porte-voix' },
  });
  // Without a listener an error between two commands would end the process; the next command fails with it.
  client.on('error', () => {});
  const late = setTimeout(() => client.close(), passMs);
  try {
    await asked(() => client.connect());
    const opened = await asked(() => client.mailboxOpen(folder), 'mailbox.folder');
    const result = await work({
      uidValidity: String(opened.uidValidity),
      arrived: (after, since, most) => arrived(client, folder, { after, since, most }),
    });
    await client.logout().catch(() => {});
    return result;
  } finally {
    clearTimeout(late);
    client.close();
  }
}

/** A password goes nowhere from here. */
export function isThisMachine(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);
}

async function arrived(
  client: ImapFlow,
  folder: string,
  { after, since, most }: { readonly after: bigint; readonly since: Date; readonly most: number },
): Promise<ArrivedMails> {
  const query = { uid: `${after + 1n}:*`, since };
  const found = await asked(() => client.search(query, { uid: true }));
  // "5:*" names the last mail too, however low its number is (RFC 3501, 6.4.8).
  const uids = (Array.isArray(found) ? found : []).filter((uid) => uid > after).toSorted((a, b) => a - b);
  if (uids.length === 0) return { mails: [], isMore: false };
  const asking = { size: true, envelope: true, flags: true };
  const about = await asked(() => client.fetchAll(uids.slice(0, most).join(','), asking, { uid: true }));
  // It has just said that they are there.
  if (about.length === 0) throw new MailboxStop('mailbox.unreachable');
  const validity = String(client.mailbox ? client.mailbox.uidValidity : '');
  const mails = about
    .toSorted((a, b) => a.uid - b.uid)
    .map(({ uid, size = 0, envelope, flags }): ArrivedMail => {
      return {
        uid,
        id: idIn(envelope?.messageId),
        isRead: flags?.has('\\Seen') ?? false,
        name: `${folder} ${validity} ${uid}`,
        async bytes() {
          if (size > MAIL_MOST) return null;
          const whole = await asked(() => client.fetchOne(String(uid), { source: true }, { uid: true }));
          if (whole === false) return undefined;
          // NIL is false to the library.
          return whole.source instanceof Uint8Array ? whole.source : new Uint8Array();
        },
        async markRead() {
          await asked(() => client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true }));
        },
      };
    });
  return { mails, isMore: uids.length > most };
}

/** @throws MailboxStop for all that the library throws @param refused what a plain refusal means */
async function asked<T>(ask: () => Promise<T>, refused: MailboxTrouble = 'mailbox.unreachable'): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const about = error as { readonly authenticationFailed?: unknown; readonly responseStatus?: unknown };
    if (about.authenticationFailed === true) throw new MailboxStop('mailbox.denied');
    throw new MailboxStop(about.responseStatus === 'NO' ? refused : 'mailbox.unreachable');
  }
}
