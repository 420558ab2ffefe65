import { describe, expect, it } from 'vitest';
import { companies } from '../../src/companies/companies.ts';
import type { Company } from '../../src/companies/company.ts';
import type { Kit } from '../../src/handlers/request.ts';

function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

/** Of which nothing is looked at but its minutes and its end. */
function company(workspaceId: string, beat: () => Promise<void> = async () => {}) {
  const seen = { beats: 0, stops: 0 };
  const made: Company = {
    workspaceId,
    chats: [],
    kit: {} as Kit,
    async beat() {
      seen.beats += 1;
      await beat();
    },
    async stop() {
      seen.stops += 1;
    },
  };
  return { seen, open: async () => made };
}

describe('the companies of a process', () => {
  it('are each opened once, however many ask at the same time', async () => {
    const served = companies();
    let opened = 0;
    const { open } = company('acme');
    const asked = () =>
      served.opened('acme', () => {
        opened += 1;
        return open();
      });
    const [first, second] = await Promise.all([asked(), asked()]);
    expect([opened, second, await asked(), served.of('acme')]).toEqual([1, first, first, first]);
    expect(served.of('globex')).toBeNull();
  });

  it('are asked for anew where one could not be opened', async () => {
    const served = companies();
    const away = () => Promise.reject(new Error('the database is away'));
    await expect(served.opened('acme', away)).rejects.toThrow('away');
    expect((await served.opened('acme', company('acme').open)).workspaceId).toBe('acme');
  });

  it('have their minute though one’s never ends, and that one is not begun twice', async () => {
    const served = companies(20);
    const { passed, open } = gate();
    const slow = company('slow', () => passed);
    const others = Array.from({ length: 12 }, (_, i) => company(`other-${i}`));
    for (const [i, { open: begin }] of [slow, ...others].entries()) await served.opened(`c${i}`, begin);
    await expect(served.beat()).rejects.toThrow('takes long');
    await expect(served.beat()).rejects.toThrow('takes long');
    expect(slow.seen.beats).toBe(1);
    expect(others.map(({ seen }) => seen.beats)).toEqual(others.map(() => 2));
    open();
    await passed;
    await served.beat();
    expect(slow.seen.beats).toBeLessThanOrEqual(2);
  });

  it('have their minute though another’s fails, and what failed is told', async () => {
    const served = companies();
    const fails = (why: string) => company(why, () => Promise.reject(new Error(why)));
    const well = company('well');
    await served.opened('one', fails('one').open);
    await served.opened('well', well.open);
    await expect(served.beat()).rejects.toThrow('one');
    await served.opened('two', fails('two').open);
    await expect(served.beat()).rejects.toThrow(AggregateError);
    expect(well.seen.beats).toBe(2);
  });

  it('all end with the process, also one that was being opened, and none is opened after', async () => {
    const served = companies();
    const { passed, open } = gate();
    const there = company('there');
    const coming = company('coming');
    await served.opened('there', there.open);
    const asked = served.opened('coming', async () => {
      await passed;
      return coming.open();
    });
    const refused = expect(asked).rejects.toThrow('ending');
    const ended = served.stop();
    open();
    await ended;
    await refused;
    expect([there.seen.stops, coming.seen.stops]).toEqual([1, 1]);
    await expect(served.opened('late', company('late').open)).rejects.toThrow('ending');
  });
});
