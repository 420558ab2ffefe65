// The only sources of time and of chance. Rules receive instants as values; only shells hold a Clock.
import { randomUUID } from 'node:crypto';

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A random id (UUID v4). Not time-ordered on purpose: an id must not tell when an anonymous person wrote. */
export function newId(): string {
  return randomUUID();
}
