// A chat that keeps what it is sent and fails as told: the other side of the Carrier port, and a ledger that sends to it.
import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Clock } from '../../src/clock.ts';
import type { Database } from '../../src/database/client.ts';
import { type Dispatcher, dispatcher } from '../../src/delivery/dispatch.ts';
import { type Delivery, type Dispatch, enqueue } from '../../src/delivery/ledger.ts';
import type { Carrier, Outcome, Parcel, Remote } from '../../src/delivery/outcome.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import { place, sentence, words as wordsOf } from '../../src/messages/message.ts';
import { kind, kinds } from '../harness/kinds.ts';

export const WORKSPACE = 'w';
export const secret = newSecret();
export const keys = keysFrom([secret]);

/** A clock that stands still until it is told otherwise. */
export interface FakeClock extends Clock {
  pass(ms: number): void;
}

export function fakeClock(start = '2026-03-02T09:00:00Z'): FakeClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    pass(ms) {
      now += ms;
    },
  };
}

export interface Posted {
  readonly id: string;
  readonly address: string;
  readonly words: string;
  readonly at: number;
  readonly remote: Remote;
  readonly thread?: Remote;
  /** Its last lines, in small. */
  readonly notes?: readonly string[];
}

/** `answer lost`: it was taken. `request lost`: it was not. `bug`: the carrier throws. */
export type Fault =
  | 'answer lost'
  | 'request lost'
  | 'archived'
  | 'bug'
  | { readonly laterSeconds: number }
  | { readonly limitedSeconds: number };

export interface ChatPeer extends Carrier {
  readonly posted: readonly Posted[];
  readonly edited: readonly { readonly remote: Remote; readonly words: string }[];
  /** Delivery ids that it was asked about. */
  readonly asked: readonly string[];
  /** What happens to the next tries of this delivery; afterwards all is well. */
  fail(deliveryId: string, ...faults: Fault[]): void;
  /** `blind`: it cannot tell what it holds. `unreachable`: asking throws. */
  sight: 'clear' | 'blind' | 'unreachable';
}

export function chatPeer(clock: Clock): ChatPeer {
  const posted: Posted[] = [];
  const edited: { remote: Remote; words: string }[] = [];
  const asked: string[] = [];
  const faults = new Map<string, Fault[]>();
  const take = (letter: Parcel): Outcome => {
    const words = letter.message.summary;
    if (letter.replaces) {
      edited.push({ remote: letter.replaces, words });
      return { kind: 'sent', remote: letter.replaces };
    }
    const notes = letter.message.blocks.flatMap((each) => (each.kind === 'note' ? [wordsOf(each.text)] : []));
    const remote = { channel: `D-of-${place(letter.address).id}`, id: String(posted.length + 1) };
    posted.push({
      id: letter.deliveryId,
      address: letter.address,
      words,
      at: clock.now().getTime(),
      remote,
      ...(letter.thread ? { thread: letter.thread } : {}),
      ...(notes.length > 0 ? { notes } : {}),
    });
    return { kind: 'sent', remote };
  };
  return {
    posted,
    edited,
    asked,
    sight: 'clear',
    fail: (id, ...next) => void faults.set(id, next),
    async send(letter) {
      const fault = faults.get(letter.deliveryId)?.shift();
      if (fault === undefined) return take(letter);
      if (fault === 'bug') throw new TypeError('a bug in the carrier');
      if (fault === 'archived') return { kind: 'never', reason: 'archived', code: 'is_archived' };
      if (typeof fault === 'object') {
        const isCounted = 'limitedSeconds' in fault;
        const seconds = isCounted ? fault.limitedSeconds : fault.laterSeconds;
        return {
          kind: 'later',
          at: new Date(clock.now().getTime() + seconds * 1_000),
          reason: isCounted ? 'chat:ratelimited' : 'limited',
        };
      }
      if (fault === 'answer lost') take(letter);
      return { kind: 'unknown', reason: 'ECONNRESET' };
    },
    async find({ deliveryId }) {
      asked.push(deliveryId);
      if (this.sight === 'unreachable') throw new Error('ECONNREFUSED');
      if (this.sight === 'blind') return { kind: 'cannot-tell', reason: 'no metadata' };
      const found = posted.find((each) => each.id === deliveryId);
      return found ? { kind: 'found', remote: found.remote } : { kind: 'absent' };
    },
  };
}

export interface Office {
  readonly clock: FakeClock;
  readonly peer: ChatPeer;
  readonly sending: Dispatcher;
  /** All that was logged, as text. */
  readonly log: () => string;
  /** Another process with the same ledger. */
  replica(database: Database, claimant: string, carrier?: Carrier): Dispatcher;
  /** Queued one millisecond after the last one, so that the order is known. */
  queue(address: string, more?: Partial<Dispatch> & { readonly words?: string }): Promise<string>;
  row(id: string): Promise<Delivery>;
  /** Lets time pass, then sends what can be sent. */
  after(ms: number): Promise<void>;
}

export function office({ db }: Database): Office {
  const clock = fakeClock();
  const peer = chatPeer(clock);
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const replica = ({ db: itsDb }: Pick<Database, 'db'>, claimant: string, carrier: Carrier = peer) =>
    dispatcher({
      kinds,
      db: itsDb,
      workspaceId: WORKSPACE,
      carriers: new Map([
        ['another', carrier],
        ['chat', carrier],
      ]),
      keys,
      clock,
      log: pino(stream),
      claimant,
    });
  const sending = replica({ db }, 'one');
  return {
    clock,
    peer,
    sending,
    log: () => lines.join(''),
    replica,
    queue(address, { words = 'Hello', ...more } = {}) {
      clock.pass(1);
      const dispatch = {
        workspaceId: WORKSPACE,
        kind: kind('voice.shared'),
        address,
        message: sentence(words),
      };
      return enqueue(db, { ...dispatch, locale: 'en', keys, now: clock.now(), ...more });
    },
    row: (id) => db.delivery.findUniqueOrThrow({ where: { workspaceId_id: { workspaceId: WORKSPACE, id } } }),
    async after(ms) {
      clock.pass(ms);
      await sending.run();
    },
  };
}
