// A mail server with a mailbox for everybody, which fails as told: what it took is kept as it came.
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/**
 * A number and words of the server's own; or the connection breaks: before the message, in it, or after all of it was taken. `answer`: so much
 * is written once the message is there, taken or not, and then the connection breaks, or stays open and says nothing more.
 */
export type MailFault =
  | {
      readonly at: 'connection' | 'sender' | 'reader' | 'message';
      readonly code: number;
      readonly words: string;
    }
  | { readonly answer: string; readonly isTaken: boolean; readonly isCut: boolean }
  | 'broken before'
  | 'broken in it'
  | 'answer lost';

export interface Mailboxes {
  /** smtp://127.0.0.1:PORT */
  readonly url: string;
  /** Whole messages by the address that they were handed over for, in the order in which they came. */
  readonly taken: ReadonlyMap<string, readonly Buffer[]>;
  /** How many connections were opened so far, and how many are open at most. */
  readonly connections: { readonly opened: number; readonly most: number };
  /** What happens to the next letters to this address, or from it (`sender`), or to the next connections (''); afterwards all is well. */
  fail(address: string, ...faults: MailFault[]): void;
  /** Hears of each message that was taken. */
  onTaken(hear: (address: string) => void): void;
  stop(): Promise<void>;
}

/** @param most bytes of a message, which it says when it is greeted; any by default */
export async function startMailboxes({ most }: { readonly most?: number } = {}): Promise<Mailboxes> {
  const taken = new Map<string, Buffer[]>();
  const faults = new Map<string, MailFault[]>();
  let hear: (address: string) => void = () => {};
  const counted = { opened: 0, most: 0 };
  const failing = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });
  const socketOf = ({ id }: SMTPServerSession) =>
    [...(server.connections as Set<{ id: string; _socket: Socket }>)].find((each) => each.id === id)?._socket;
  const cut = (session: SMTPServerSession) => void socketOf(session)?.destroySoon();
  const refused = (
    address: string,
    at: 'connection' | 'sender' | 'reader',
    done: (error?: Error) => void,
  ) => {
    const [fault] = faults.get(address) ?? [];
    if (typeof fault !== 'object' || !('at' in fault) || fault.at !== at) return done();
    faults.get(address)?.shift();
    return done(failing(fault.code, fault.words));
  };
  const keep = (address: string, message: Buffer) => {
    taken.set(address, [...(taken.get(address) ?? []), message]);
    hear(address);
  };
  const server: SMTPServer = new SMTPServer({
    logger: false,
    authOptional: true,
    ...(most === undefined ? {} : { size: most }),
    disabledCommands: ['STARTTLS', 'AUTH'],
    onConnect(_session, done) {
      counted.opened += 1;
      counted.most = Math.max(counted.most, server.connections.size);
      refused('', 'connection', done);
    },
    onRcptTo({ address }, session, done) {
      const [fault] = faults.get(address) ?? [];
      if (fault === 'broken before') {
        faults.get(address)?.shift();
        return cut(session);
      }
      return refused(address, 'reader', done);
    },
    onMailFrom({ address }, _session, done) {
      refused(address, 'sender', done);
    },
    onData(stream, session, done) {
      const [address = ''] = session.envelope.rcptTo.map((each) => each.address);
      const fault = faults.get(address)?.shift();
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (fault === 'broken in it') cut(session);
      });
      stream.on('end', () => {
        if (fault === 'broken in it') return;
        if (typeof fault === 'object' && 'at' in fault) return done(failing(fault.code, fault.words));
        if (typeof fault !== 'object' || fault.isTaken) keep(address, Buffer.concat(chunks));
        if (typeof fault === 'object') {
          socketOf(session)?.write(fault.answer);
          return fault.isCut ? cut(session) : undefined;
        }
        if (fault === 'answer lost') return cut(session);
        return done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    connections: counted,
    fail: (address, ...next) => void faults.set(address, next),
    onTaken(listener) {
      hear = listener;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
