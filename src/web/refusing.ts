// Whether the chats take us: a word in `GET /readyz`, a figure in `GET /metrics`.
import { Gauge } from 'prom-client';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/client.ts';
import { refusingChats } from '../delivery/connection.ts';
import { undeliveredLetters } from '../delivery/held.ts';
import { throttledChats } from '../delivery/pacing.ts';
import { Unready } from '../errors.ts';
import { type Check, Told } from './health.ts';
import type { Metrics } from './metrics.ts';

/** A chat that listens and takes what we send; `throttled` while it counts, and takes the rest later. */
export function chatCheck(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  workspaceId: string,
  chat: Check,
): Check {
  return {
    name: chat.name,
    async check() {
      const refusing = await refusingChats(db, workspaceId);
      if (refusing.some(({ platform }) => platform === chat.name)) throw new Unready('refused');
      await chat.check();
      const throttled = await throttledChats(db, workspaceId, clock.now());
      return throttled.has(chat.name) ? new Told('throttled') : undefined;
    },
  };
}

export function countRefusing(
  { registry }: Metrics,
  {
    db,
    workspaceId,
    chats,
    clock,
  }: {
    readonly db: Db;
    readonly workspaceId: string;
    readonly chats: readonly string[];
    readonly clock: Clock;
  },
): void {
  new Gauge({
    name: 'portevoix_chat_refused',
    help: '1 while the chat refuses the program itself, 0 while it takes what is sent.',
    labelNames: ['chat'],
    registers: [registry],
    async collect() {
      const refusing = new Set((await refusingChats(db, workspaceId)).map(({ platform }) => platform));
      for (const chat of chats) this.set({ chat }, refusing.has(chat) ? 1 : 0);
    },
  });
  new Gauge({
    name: 'portevoix_chat_throttled',
    help: '1 while the chat counts and has asked for a rest, 0 while it takes what is sent at its pace.',
    labelNames: ['chat'],
    registers: [registry],
    async collect() {
      const throttled = await throttledChats(db, workspaceId, clock.now());
      for (const chat of chats) this.set({ chat }, throttled.has(chat) ? 1 : 0);
    },
  });
  new Gauge({
    name: 'portevoix_undelivered',
    help: 'Messages that did not arrive, or of which nobody knows; an admin sees them in Home.',
    registers: [registry],
    async collect() {
      const { total } = await undeliveredLetters(db, workspaceId, { skip: 0, take: 1 });
      this.set(total);
    },
  });
}
