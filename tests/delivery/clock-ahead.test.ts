// The clock is set forward while something is on its way: no time has passed, so nobody has died.
import { expect, it } from 'vitest';
import type { Carrier } from '../../src/delivery/outcome.ts';
import { freshDatabase, onEachEngine } from '../harness/database.ts';
import { office } from './chat-peer.ts';

const AHEAD_MS = 2 * 3_600_000;

onEachEngine((engine) => {
  it('a message that is being sent just now is not sent twice', async () => {
    const database = await freshDatabase(engine);
    const at = office(database);
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let sent = 0;
    const slow: Carrier = {
      find: async () => ({ kind: 'absent' }),
      async send(letter) {
        sent += 1;
        await answered;
        return at.peer.send(letter);
      },
    };
    const sending = at.replica(database, 'slow', slow);
    const id = await at.queue('chat:C1');
    await sending.run();
    expect(sent).toBe(1);
    at.clock.pass(AHEAD_MS);
    await sending.run();
    answer();
    await sending.stop();
    at.clock.pass(AHEAD_MS);
    await at.sending.run();
    expect(at.peer.posted.map((each) => each.id)).toEqual([id]);
  });
});
