import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { type Beat, hourly, type Step, step } from '../src/beat.ts';
import { heartbeat, steps, stepsOf } from '../src/heartbeat.ts';
import { freshDesk } from './handlers/desk.ts';

const MINUTE_MS = 60_000;

async function houseAt(clock: { now: () => Date }) {
  const { kit, workspace } = await freshDesk('sqlite', 'en');
  return { ...kit, clock, workspaceId: workspace.id, log: pino({ level: 'silent' }) };
}

describe('the heartbeat', () => {
  it('gives each step its turn whatever becomes of the others, says how long each took, and names those that failed', async () => {
    const done: unknown[] = [];
    const now = new Date('2026-11-30T09:00:00Z');
    const refusing = step('refusing', () => Promise.reject(new Error('no')));
    const seen: Beat[] = [];
    const looking = step('looking', async (beat) => void seen.push(beat));
    const stepDone = (name: string, milliseconds: number, error: unknown) =>
      done.push([name, milliseconds >= 0, error]);
    const house = await houseAt({ now: () => now });
    const beat = heartbeat({ ...house, stepDone }, [refusing, looking]);
    await expect(beat()).rejects.toThrow('steps of a heartbeat failed: refusing');
    expect(done).toEqual([
      ['refusing', true, new Error('no')],
      ['looking', true, null],
    ]);
    expect(seen).toMatchObject([{ now, workspace: { id: house.workspaceId } }]);
  });

  it('lets a step remember from one minute to the next, each heart for itself', async () => {
    const counts: number[] = [];
    const counting: Step = {
      name: 'counting',
      begin() {
        let count = 0;
        return async () => {
          count += 1;
          counts.push(count);
        };
      },
    };
    const house = await houseAt({ now: () => new Date('2026-11-30T09:00:00Z') });
    const [one, two] = [heartbeat(house, [counting]), heartbeat(house, [counting])];
    for (const beat of [one, one, two]) await beat();
    expect(counts).toEqual([1, 2, 1]);
  });

  it('does what is done each hour at the start and once an hour, again where it failed', async () => {
    let at = Date.parse('2026-11-30T09:58:00Z');
    const done: string[] = [];
    let isBroken = true;
    const tidying = hourly('tidying', async ({ now }) => {
      if (isBroken) throw new Error('no');
      done.push(now.toISOString().slice(11, 16));
    });
    const beat = heartbeat(await houseAt({ now: () => new Date(at) }), [tidying]);
    await expect(beat()).rejects.toThrow('tidying');
    isBroken = false;
    for (let minute = 0; minute < 65; minute += 1) {
      at += MINUTE_MS;
      await beat();
    }
    expect(done).toEqual(['09:59', '10:00', '11:00']);
  });

  it('does what a feature has done each minute, after the promises of today’s rooms and before anybody is reminded of what it noted', () => {
    const toy = step('toy', async () => {});
    const names = stepsOf([{ name: 'toy', steps: [toy] }, { name: 'other' }]).map(({ name }) => name);
    const at = names.indexOf('toy');
    expect([names[at - 1], names[at], names[at + 1]]).toEqual(['case-reminders', 'toy', 'reminders']);
    expect(steps.map(({ name }) => name)).toEqual(expect.arrayContaining(['feed', 'silences']));
  });

  it('names each step once, as figures can carry it', () => {
    const names = steps.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });
});
