// What is to happen when, on the fake clock: things are put down for a moment, and done in the order of their moments.

export interface Entry {
  readonly at: Date;
  readonly run: (at: Date) => Promise<void>;
}

export interface Agenda {
  put(at: Date, run: Entry['run']): void;
  /** Does all that is put down before this moment, what comes up meanwhile included. */
  doUntil(moment: Date): Promise<void>;
}

const HOUR_MS = 3_600_000;

export function newAgenda(): Agenda {
  const hours = new Map<number, Entry[]>();
  let doneUntil = 0;
  return {
    put(at, run) {
      const hour = Math.floor(at.getTime() / HOUR_MS);
      if (hour < doneUntil) throw new RangeError(`${at.toISOString()} has passed`);
      const entries = hours.get(hour) ?? [];
      const place = entries.findLastIndex((entry) => entry.at <= at) + 1;
      hours.set(hour, entries.toSpliced(place, 0, { at, run }));
    },
    async doUntil(moment) {
      const end = Math.floor(moment.getTime() / HOUR_MS);
      const due = [...hours.keys()].filter((hour) => hour < end);
      doneUntil = Math.min(end, ...due);
      for (; doneUntil < end; doneUntil += 1) {
        for (let next = shift(doneUntil); next; next = shift(doneUntil)) await next.run(next.at);
      }
    },
  };

  function shift(hour: number): Entry | undefined {
    const [next, ...others] = hours.get(hour) ?? [];
    if (others.length > 0) hours.set(hour, others);
    else hours.delete(hour);
    return next;
  }
}
