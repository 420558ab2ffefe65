// One attack on the database without the key: hours of a company, and for each clue how often it named the author of an anonymous idea.
import { expect } from 'vitest';
import type { Engine } from '../../src/database/client.ts';
import { freshUrl } from '../harness/database.ts';
import { openToLook } from '../harness/own-looks.ts';
import { reported, type Tally, tally } from './by-chance.ts';
import { A_HOUR, HOURS, live } from './life.ts';

export const leaks = (tallies: readonly Tally[]) => tallies.filter(({ isLeak }) => isLeak).map(reported);

/** @param isLeaking whether the program is as it must not be: see life.ts */
export async function attack(engine: Engine, isLeaking = false) {
  const url = await freshUrl(engine);
  const database = await openToLook(url);
  try {
    const { secrets, rows, acts, walLeaks } = await live(
      database,
      engine === 'sqlite' ? url : null,
      isLeaking,
    );
    expect(secrets).toHaveLength(HOURS * A_HOUR.anonymous);
    expect(acts.length).toBeGreaterThan(A_HOUR.later);
    expect(rows).toHaveLength(secrets.length + acts.length);
    return { walLeaks, tallies: [...tally(rows), ...tally(secrets), ...tally(acts)] };
  } finally {
    await database.close();
  }
}
