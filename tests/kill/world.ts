// The time that the peer and every process live in. It can be moved on, so that a lease of a minute needs no minute.

export interface World {
  now(): number;
  /** Time goes forward only; an instant that has passed changes nothing. */
  moveTo(instant: number): void;
}

/** From here on this whole process, and so the peer in it, lives in that time. */
export function makeWorld(): World {
  const real = Date.now.bind(Date);
  let ahead = 0;
  Date.now = () => real() + ahead;
  return {
    now: () => real() + ahead,
    moveTo(instant) {
      ahead = Math.max(ahead, instant - real());
    },
  };
}
