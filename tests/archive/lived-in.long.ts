// Companies that lived moved between the engines: many, of chance; RUNS says how many. Says how many acts they did.
import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Engine } from '../../src/database/client.ts';
import { liveAndMove } from './lived-in.ts';
import { folderOfTheirOwn } from './places.ts';

const RUNS = Number(process.env['RUNS'] ?? 20);
const folder = folderOfTheirOwn();

it.each<Engine>(['postgresql', 'sqlite'])(
  'whatever was done, it moves without a byte of difference, and everything goes on in it on %s',
  async (goesOnOn) => {
    const seed = randomInt(2 ** 31);
    const acts = await liveAndMove({ folder, goesOnOn, runs: RUNS, most: 60, seed });
    console.log(`${RUNS} companies, ${acts} acts, going on on ${goesOnOn}, seed ${seed}`);
    expect(acts).toBeGreaterThan(RUNS * 20);
  },
  1_800_000,
);
