import { describe, expect, it } from 'vitest';
import { eachOnce, inTurn } from '../../src/platforms/order.ts';

describe('what is heard of one thing', () => {
  it('waits for what began before it, and not for other things', async () => {
    const turn = inTurn();
    const did: string[] = [];
    const gate: { open: () => void } = { open() {} };
    const slow = turn('thread', async () => {
      await new Promise<void>((resolve) => {
        gate.open = resolve;
      });
      did.push('written');
    });
    const next = turn('thread', async () => {
      did.push('edited');
    });
    await turn('another', async () => {
      did.push('elsewhere');
    });
    expect(did).toEqual(['elsewhere']);
    gate.open();
    await Promise.all([slow, next]);
    await turn('thread', async () => {
      did.push('deleted');
    });
    expect(did).toEqual(['elsewhere', 'written', 'edited', 'deleted']);
  });
});

describe('an event', () => {
  it('is new once, for as long as a thousand others have not come', () => {
    const isNew = eachOnce();
    expect(isNew('Ev1')).toBe(true);
    expect(isNew('Ev1')).toBe(false);
    for (let i = 0; i < 999; i += 1) isNew(`other ${i}`);
    expect(isNew('Ev1')).toBe(false);
    isNew('one more');
    expect(isNew('Ev1')).toBe(true);
  });
});
