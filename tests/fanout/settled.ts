// What became of a digest to many channels, from the ledger and from the chat itself: each message is to stand there once, in its place. Pure.
import type { StoredMessage } from '../peers/slack-emulator.ts';

export interface Row {
  readonly id: string;
  readonly kind: string;
  readonly address: string;
  readonly state: string;
  readonly threadOf: string | null;
}

/** Each a broken promise, in words. */
export function faultsOf(
  rows: readonly Row[],
  stored: readonly Pick<StoredMessage, 'channel' | 'ts' | 'thread' | 'deliveryId'>[],
  channels: readonly string[],
): string[] {
  const copies = new Map<string, (typeof stored)[number][]>();
  for (const message of stored)
    if (message.deliveryId !== null)
      copies.set(message.deliveryId, [...(copies.get(message.deliveryId) ?? []), message]);
  const faults: string[] = [];
  for (const { id, kind, address, state, threadOf } of rows) {
    const here = copies.get(id) ?? [];
    const name = `the ${kind} for ${address}`;
    if (state !== 'sent') faults.push(`${name} is ${state}`);
    if (here.length !== 1) faults.push(`${name} stands ${here.length} times at the chat`);
    const [copy] = here;
    if (!copy) continue;
    if (`slack:${copy.channel}` !== address) faults.push(`${name} stands in ${copy.channel}`);
    const parent = threadOf === null ? null : (copies.get(threadOf)?.[0]?.ts ?? 'nowhere');
    if (copy.thread !== parent && !(parent === null && copy.thread === copy.ts))
      faults.push(`${name} is not where it belongs`);
  }
  const known = new Set(rows.map(({ id }) => id));
  const strange = [...copies.keys()].filter((id) => !known.has(id));
  if (strange.length > 0) faults.push(`the chat has ${strange.length} messages that no row knows`);
  for (const kind of ['digest', 'digest.details']) {
    const times = new Map<string, number>();
    for (const row of rows) if (row.kind === kind) times.set(row.address, (times.get(row.address) ?? 0) + 1);
    for (const channel of channels) {
      const count = times.get(`slack:${channel}`) ?? 0;
      if (count !== 1) faults.push(`${channel} has ${count} messages of the kind ${kind}`);
    }
  }
  return faults;
}
