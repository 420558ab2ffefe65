// What one company sends beside another that has thousands of letters waiting.
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { dispatcher } from '../../src/delivery/dispatch.ts';
import { type Dispatch, enqueue, enqueueAll } from '../../src/delivery/ledger.ts';
import type { Carrier } from '../../src/delivery/outcome.ts';
import { pump } from '../../src/delivery/pump.ts';
import { sentence } from '../../src/messages/message.ts';
import { keys } from '../delivery/chat-peer.ts';
import { addCompany } from '../feedback/answers-on-file.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { kind, kinds } from '../harness/kinds.ts';

const now = new Date('2026-11-09T09:00:00Z');
const clock = { now: () => now };
const log = pino({ level: 'silent' });
const MANY = 1_000;

onEachEngine((engine) => {
  it('a letter leaves though another company has thousands waiting', { timeout: 60_000 }, async () => {
    const database = await freshDatabase(engine);
    const { db } = database;
    const sent = { many: 0, few: 0 };
    let firstOfFew = () => {};
    const came = new Promise<void>((resolve) => {
      firstOfFew = resolve;
    });
    const open = (workspaceId: 'many' | 'few') => {
      const carrier: Carrier = {
        async send({ address, deliveryId }) {
          sent[workspaceId] += 1;
          if (workspaceId === 'few') firstOfFew();
          return { kind: 'sent', remote: { channel: address, id: deliveryId } };
        },
        find: async () => ({ kind: 'absent' }),
      };
      const parts = { db, workspaceId, keys, clock, log, carriers: new Map([['slack', carrier]]), paceMs: 0 };
      return pump(dispatcher({ kinds, ...parts, claimant: workspaceId }), { clock, log });
    };
    for (const id of ['many', 'few'] as const) await addCompany(db, id);
    const letter = (workspaceId: string, i: number): Dispatch => ({
      ...{ workspaceId, address: `slack:C${i}`, kind: kind('digest'), locale: 'en' },
      ...{ message: sentence(`Letter ${i}`), now },
    });
    const letters = Array.from({ length: MANY }, (_, i) => letter('many', i));
    for (let i = 0; i < MANY; i += 500) await enqueueAll(db, letters.slice(i, i + 500));
    const [many, few] = [open('many'), open('few')];
    many.nudge();
    await enqueue(db, letter('few', 0));
    few.nudge();
    await came;
    expect(sent.many).toBeLessThan(MANY / 2);
    await Promise.all([many.stop(), few.stop()]);
    expect(sent.few).toBe(1);
  });
});
