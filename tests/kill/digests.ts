// Digests to hundreds of channels by replicas of the whole program that are killed at any moment, whose clocks differ by minutes and go
// back by hours, at a chat that limits and whose answers get lost: each message stands there once in the end.
import type { Engine } from '../../src/database/client.ts';
import type { Chance } from '../../src/demo/company/chance.ts';
import { playProcesses } from '../fanout/processes.ts';
import type { Killed } from './killing.ts';

const MINUTES_MS = 60_000;
/** A file is used on one machine, whose clock all share. */
const SKEWS: Record<Engine, readonly number[]> = {
  sqlite: [0],
  postgresql: [0, 5 * MINUTES_MS, -5 * MINUTES_MS],
};
/** Messages that the chat takes in a minute. */
const PER_MINUTE = 525;

export async function killDigests(playing: {
  readonly engine: Engine;
  readonly databaseUrl: string;
  readonly chance: Chance;
  readonly channels: number;
  readonly kills: number;
}): Promise<Killed> {
  const { engine, databaseUrl, chance, channels, kills: most } = playing;
  const { kills, faults, messages } = await playProcesses({
    databaseUrl,
    channels,
    perMinute: PER_MINUTE,
    skews: SKEWS[engine],
    harm: { kills: most, setBack: true, chance },
  });
  const replicas = SKEWS[engine].length;
  const name = `${engine}, a digest to ${channels} channels (${messages} messages) by ${replicas} ${replicas === 1 ? 'process' : 'processes'}`;
  return { name, kills, violations: faults };
}

export function reportDigests({ name, kills, violations }: Killed): string {
  return [
    `${name}: ${kills} kills, one clock set back by 2 hours`,
    `    ${String(violations.length).padStart(4)}  messages lost, posted twice or otherwise wrong`,
    ...violations.map((each) => `          ${each}`),
  ].join('\n');
}
