// A mailbox to read in tests: hoodiecrow-imap, an IMAP server that we did not write (RFC 3501), with what a test has go wrong put before it.
import { connect, createServer, type Socket } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';

export const LOGIN = 'testuser';
export const PASSWORD = 'testpass';

/** What a test says of the server besides its mails. */
export interface Doors {
  /** Only whoever has this access token is let in, as Exchange Online does (SASL XOAUTH2). */
  readonly accessToken?: string;
  /** When the mails that are there arrived. */
  readonly arrivedAt?: string;
}

interface StoredMail {
  readonly raw: string;
  readonly uid: number;
  readonly flags: string[];
  internaldate: string;
}

/** As the server keeps its folders: read and changed by tests. */
interface Folder {
  messages: StoredMail[];
  uidvalidity: number;
  uidnext: number;
}

export interface Served {
  readonly port: number;
  /** What is in its INBOX now. */
  flagsOf(uid: number): readonly string[];
  add(raw: string): number;
  /** The highest number that it has given. */
  last(): number;
  /** The line breaks once it has sent so many bytes from now on; null: never. */
  breakAfter(bytes: number | null): void;
  /** It lists mails and gives none of them, or the first one's bytes not; null: all is given. */
  withhold(what: 'mails' | 'bytes' | null): void;
  /** All numbers are others from now on. */
  renumber(): void;
  arrivedOn(uid: number, internaldate: string): void;
  /** Lets nobody in but whoever has this one. */
  setToken(accessToken: string): void;
  /** How often somebody connected. */
  connections(): number;
  /** In bytes: how much it has said. */
  sent(): number;
  stop(): Promise<void>;
}

interface Talking {
  send(answer: object, about: string): void;
}

interface Asked {
  readonly tag: string;
}

/** @param raw the mails that are there */
export async function mailServer(
  raw: readonly string[],
  { accessToken, arrivedAt = '23-Nov-2026 10:00:00 +0000' }: Doors = {},
): Promise<Served> {
  let uidvalidity = 100;
  let mails = raw.map((each, at) => ({ raw: wire(each), uid: at + 1 }));
  const server = hoodiecrow({
    plugins: ['ID', 'ENABLE', 'UIDPLUS', ...(accessToken === undefined ? [] : OAUTH)],
    users: { [LOGIN]: { password: PASSWORD, xoauth2: { accessToken } } },
    storage: {
      INBOX: { uidvalidity, messages: mails.map(({ raw: text, uid }) => stored(text, uid, arrivedAt)) },
      '': {},
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folder = (): Folder => server.getMailbox('INBOX');
  const behind: number = server.server.address().port;
  let left: number | null = null;
  let count = 0;
  let said = 0;
  const sockets = new Set<Socket>();
  const front = createServer((client) => {
    count += 1;
    const there = connect(behind, '127.0.0.1');
    for (const each of [client, there]) {
      sockets.add(each);
      each.on('error', () => {});
      each.on('close', () => sockets.delete(each));
    }
    client.pipe(there);
    there.on('data', (part) => {
      said += part.length;
      if (left === null) {
        client.write(part);
        return;
      }
      client.write(part.subarray(0, Math.max(0, left)));
      left -= part.length;
      if (left > 0) return;
      left = null;
      client.destroy();
      there.destroy();
    });
    there.on('close', () => client.end());
    client.on('close', () => there.destroy());
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const address = front.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    flagsOf: (uid) => folder().messages.find((each) => each.uid === uid)?.flags ?? [],
    add(text) {
      const before = folder().messages.length;
      server.appendMessage(folder(), [], undefined, wire(text));
      const made = folder().messages[before];
      if (made === undefined) throw new Error('the server took no mail');
      mails = [...mails, { raw: made.raw, uid: made.uid }];
      return made.uid;
    },
    last: () => Math.max(0, ...folder().messages.map(({ uid }) => uid)),
    breakAfter(bytes) {
      left = bytes;
    },
    withhold(what) {
      server.setCommandHandler('UID FETCH', undefined);
      server.fetchHandlers = {};
      if (what === 'mails')
        server.setCommandHandler(
          'UID FETCH',
          (connection: Talking, { tag }: Asked, _: unknown, done: () => void) => {
            connection.send({ tag, command: 'OK', attributes: [{ type: 'TEXT', value: 'done' }] }, 'none');
            done();
          },
        );
      if (what === 'bytes')
        server.fetchHandlers['BODY.PEEK'] = (_: unknown, { uid, raw: value }: StoredMail) =>
          uid === 1 ? null : { type: 'LITERAL', value };
    },
    renumber() {
      uidvalidity += 1;
      folder().uidvalidity = uidvalidity;
      for (const [at, each] of folder().messages.entries()) Object.assign(each, { uid: 1000 + at });
      folder().uidnext = 2000;
    },
    arrivedOn(uid, internaldate) {
      const mail = folder().messages.find((each) => each.uid === uid);
      if (mail) mail.internaldate = internaldate;
    },
    setToken(token) {
      server.users[LOGIN].xoauth2.accessToken = token;
    },
    connections: () => count,
    sent: () => said,
    async stop() {
      for (const each of sockets) each.destroy();
      await Promise.all([
        new Promise((resolve) => front.close(resolve)),
        new Promise((resolve) => server.close(resolve)),
      ]);
    },
  };
}

/** LOGINDISABLED: no password is taken (RFC 3501, 7.2.1). */
const OAUTH = ['SASL-IR', 'XOAUTH2', 'LOGINDISABLED'];

function stored(raw: string, uid: number, internaldate: string): StoredMail {
  return { raw, uid, flags: [], internaldate };
}

/** As it goes over the wire. The server keeps texts as one character for each byte. */
function wire(text: string): string {
  return Buffer.from(text.replace(/\r?\n/g, '\r\n')).toString('latin1');
}
