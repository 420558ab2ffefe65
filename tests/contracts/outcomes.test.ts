import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/delivery/outcome.ts';
import { type Faulty, faults, now, type RemoteFault } from './chat.ts';
import { faultySlack } from './slack.ts';
import { faultyTeams } from './teams.ts';

const later = (seconds: number) => ({ kind: 'later', at: new Date(now.getTime() + seconds * 1_000) });
const never = (reason: string) => ({ kind: 'never', reason });
/** A post whose answer was lost may have arrived; an edit is simply done again. */
const uncertain = { post: { kind: 'unknown' }, edit: later(60) };
const both = (outcome: object) => ({ post: outcome, edit: outcome });

const expected: Readonly<Record<RemoteFault, { readonly post: object; readonly edit: object }>> = {
  'throttled for 42 seconds': both(later(42)),
  'throttled without a time': both(later(30)),
  'passing trouble, nothing done': both(later(60)),
  'the place is gone': both(never('not-found')),
  'the bot is not in it': both(never('not-in-channel')),
  'the bot may not': both(never('not-allowed')),
  'the message is too long': both(never('too-long')),
  'a code of tomorrow': both({ kind: 'held', reason: 'refused' }),
  'the app lacks a right': both({ kind: 'held', reason: 'restricted' }),
  'what it belongs to is gone': both(never('gone')),
  'the credentials are refused': both({ kind: 'refused' }),
  'a proxy says 403': both(later(300)),
  'a server error': uncertain,
  'a gateway’s 502': uncertain,
  'a gateway’s 504': uncertain,
  'a page instead of an answer': uncertain,
  'cut before the answer': uncertain,
  'cut inside the answer': uncertain,
  'no answer in time': uncertain,
  'nothing listens': both(later(30)),
  'nothing has that name': both(later(30)),
};

describe.each([
  ['slack', faultySlack],
  ['teams', faultyTeams],
] as const)('a letter to %s', (name, start) => {
  let faulty: Faulty;
  beforeAll(async () => {
    faulty = await start();
  });
  afterAll(() => faulty.stop());

  describe.each(['post', 'edit'] as const)('as a %s', (how) => {
    it.each(faults)('has the outcome that every chat gives it: %s', async (fault) => {
      const outcome: Outcome = await faulty.send(fault, how);
      expect(outcome).toMatchObject(expected[fault][how]);
      if (outcome.kind === 'later' || outcome.kind === 'unknown') expect(outcome.reason).toMatch(`${name}:`);
      expect(faulty.tries()).toBe(fault.startsWith('nothing') ? 0 : 1);
    });
  });
});
