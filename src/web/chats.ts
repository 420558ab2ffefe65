// Whether the chats take us: a word in `GET /readyz`, a figure in `GET /metrics`.
import { Gauge } from 'prom-client';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/client.ts';
import { restrictedIn } from '../delivery/held.ts';
import { throttledChats } from '../delivery/pacing.ts';
import { Unready } from '../errors.ts';
import { withLetters, withPauses, withRefusals } from './among.ts';
import { type HealthCheck, HealthWord, stateOf } from './health.ts';
import type { Metrics } from './metrics.ts';

/**
 * A chat that is heard and takes what we send; `throttled` while it counts, and takes the rest later. `refused`: it refuses the program, or
 * to be heard. `restricted`: messages wait since the app lacks a right or a setting there. `unstored`: the token that comes next is in this
 * process alone. Each as soon as it is so for one company; but only where every company is refused, the chat keeps the process from its work.
 * @param companiesOn workspaces that are served on a chat
 */
export function chatCheck(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  companiesOn: (chat: string) => readonly string[],
  chat: HealthCheck & { readonly others?: { unstored?(): number } },
): HealthCheck {
  const { name } = chat;
  const restricted = withLetters(restrictedIn(name));
  return {
    name,
    async check() {
      const companies = companiesOn(name);
      const { length: refused } = await withRefusals(name)(db, companies);
      if (refused > 0 && refused === companies.length) throw new Unready('refused');
      await chat.check();
      if (refused > 0) return new HealthWord('refused', { isTrouble: true });
      if ((chat.others?.unstored?.() ?? 0) > 0) return new HealthWord('unstored', { isTrouble: true });
      if ((await restricted(db, companies)).length > 0)
        return new HealthWord('restricted', { isTrouble: true });
      for (const each of await withPauses(name)(db, companies))
        if ((await throttledChats(db, each, clock.now())).has(name)) return new HealthWord('throttled');
      return undefined;
    },
  };
}

/** What each word of a chat's is called among the figures. */
const STATES = {
  refused: '1 while the chat refuses the program itself, or to be heard, for one company or more.',
  unreachable: '1 while the chat cannot be heard.',
  restricted:
    '1 while messages wait since the app lacks a right or a setting in the chat, for one company or more.',
  unstored:
    '1 while the next token of one company or more is in this process alone: the database did not take it.',
  throttled: '1 while the chat counts and has asked for a rest, 0 while it takes what is sent at its pace.',
};

/** @param chats as `chatCheck` makes them: the figures say what readyz says */
export function countChats({ registry }: Metrics, chats: readonly HealthCheck[]): void {
  for (const [word, help] of Object.entries(STATES)) {
    new Gauge({
      name: `portevoix_chat_${word}`,
      help,
      labelNames: ['chat'],
      registers: [registry],
      async collect() {
        for (const each of chats) this.set({ chat: each.name }, (await stateOf(each)).word === word ? 1 : 0);
      },
    });
  }
}
