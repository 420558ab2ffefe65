// A company in which random people did random things (tests/model) moves between the engines and back, its archives are compared byte by
// byte, and everything goes on in it as if nothing had been.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Engine } from '../../src/database/client.ts';
import { openKeys } from '../../src/keyring/open.ts';
import { secret } from '../delivery/chat-peer.ts';
import { freshUrl, openedHere } from '../harness/database.ts';
import { playAndMove } from '../model/play.ts';
import { type Place, packed, unpackedInto } from './places.ts';

interface LivedIn {
  readonly folder: (name: string) => string;
  readonly runs: number;
  /** Commands before the move at most, and after it. */
  readonly most: number;
  readonly seed: number;
  /** Where it goes on: after one move, or there and back. */
  readonly goesOnOn: Engine;
}

/** How many acts were played. */
export async function liveAndMove({ folder, goesOnOn, ...plan }: LivedIn): Promise<number> {
  const began: Engine = 'sqlite';
  let url = '';
  let moves = 0;
  const tally = await playAndMove(
    plan,
    async () => {
      url = await freshUrl(began);
      const database = await openedHere(url);
      await openKeys(database, { secretKeys: [secret] });
      return database;
    },
    async ({ workspaceId }) => {
      moves += 1;
      const named = (name: string) => folder(`${goesOnOn} ${moves} ${name}`);
      const first = await packed({ url, workspaceId }, named('first'));
      const server = await unpackedInto('postgresql', named('first'), secret);
      const second = await packed(server, named('second'));
      const back = await unpackedInto('sqlite', named('second'), secret);
      const third = await packed(back, named('third'));
      expect(second.tables).toEqual(first.tables);
      expect(third.tables).toEqual(first.tables);
      expect(filesIn(named('second'))).toEqual(filesIn(named('first')));
      expect(filesIn(named('third'))).toEqual(filesIn(named('first')));
      const place: Place = goesOnOn === 'postgresql' ? server : back;
      return openedHere(place.url);
    },
  );
  return [...tally.done.values()].reduce((sum, times) => sum + times, 0);
}

function filesIn(folder: string) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}
