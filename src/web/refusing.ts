// Whether the chats take us: a word in `GET /readyz`, a figure in `GET /metrics`.
import { Gauge } from 'prom-client';
import type { Db } from '../database/client.ts';
import { refusingChats } from '../delivery/connection.ts';
import { Unready } from '../errors.ts';
import type { Check } from './health.ts';
import type { Metrics } from './metrics.ts';

/** A chat that listens and takes what we send. */
export function chatCheck(db: Db, workspaceId: string, chat: Check): Check {
  return {
    name: chat.name,
    async check() {
      const refusing = await refusingChats(db, workspaceId);
      if (refusing.some(({ platform }) => platform === chat.name)) throw new Unready('refused');
      await chat.check();
    },
  };
}

export function countRefusing(
  { registry }: Metrics,
  {
    db,
    workspaceId,
    chats,
  }: { readonly db: Db; readonly workspaceId: string; readonly chats: readonly string[] },
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
}
