import { describe, expect, it } from 'vitest';
import { faultsOf, type Row } from './settled.ts';

const rowIn = (channel: string): Row => {
  return {
    id: `${channel}-digest`,
    kind: 'digest',
    address: `slack:${channel}`,
    state: 'sent',
    threadOf: null,
  };
};
const detailsIn = (channel: string): Row => {
  return {
    ...rowIn(channel),
    id: `${channel}-details`,
    kind: 'digest.details',
    threadOf: `${channel}-digest`,
  };
};
const copyIn = (channel: string) => {
  return { channel, ts: `${channel}.1`, thread: null, deliveryId: `${channel}-digest` };
};
const threadIn = (channel: string) => {
  return { channel, ts: `${channel}.2`, thread: `${channel}.1`, deliveryId: `${channel}-details` };
};
const rows = [rowIn('C1'), detailsIn('C1'), rowIn('C2'), detailsIn('C2')];
const stored = [copyIn('C1'), threadIn('C1'), copyIn('C2'), threadIn('C2')];

describe('a digest to many channels, as the ledger and the chat have it', () => {
  it('is as promised where each message stands once, in its place', () => {
    expect(faultsOf(rows, stored, ['C1', 'C2'])).toEqual([]);
  });

  it.each([
    [
      'a message posted twice',
      rows,
      [...stored, copyIn('C1')],
      'the digest for slack:C1 stands 2 times at the chat',
    ],
    ['a lost message', rows, stored.slice(1), 'the digest for slack:C1 stands 0 times at the chat'],
    [
      'a row that is not settled',
      [{ ...rowIn('C1'), state: 'held' }, ...rows.slice(1)],
      stored,
      'the digest for slack:C1 is held',
    ],
    [
      'a message in another channel',
      rows,
      [{ ...copyIn('C1'), channel: 'C2' }, ...stored.slice(1)],
      'the digest for slack:C1 stands in C2',
    ],
    [
      'details outside the thread',
      rows,
      [copyIn('C1'), { ...threadIn('C1'), thread: null }, ...stored.slice(2)],
      'the digest.details for slack:C1 is not where it belongs',
    ],
    ['a message of no row', rows.slice(1), stored, 'the chat has 1 messages that no row knows'],
    [
      'a channel that was planned twice',
      [...rows, rowIn('C1')],
      stored,
      'C1 has 2 messages of the kind digest',
    ],
    ['a channel left out', rows.slice(2), stored.slice(2), 'C1 has 0 messages of the kind digest'],
  ])('%s is a fault', (_, given, there, fault) => {
    expect(faultsOf(given, there, ['C1', 'C2'])).toContain(fault);
  });
});
