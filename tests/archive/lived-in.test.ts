// How it is at length: lived-in.long.ts.
import { expect, it } from 'vitest';
import type { Engine } from '../../src/database/client.ts';
import { liveAndMove } from './lived-in.ts';
import { folderOfTheirOwn } from './places.ts';

const folder = folderOfTheirOwn();

it.each<Engine>(['postgresql', 'sqlite'])(
  'what random people did moves without a byte of difference, and everything goes on in it on %s',
  async (goesOnOn) => {
    const acts = await liveAndMove({ folder, goesOnOn, runs: 1, most: 40, seed: 3 });
    expect(acts).toBeGreaterThan(20);
  },
  120_000,
);
