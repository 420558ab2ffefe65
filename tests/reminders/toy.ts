// A kind of thing that waits, of which the tests know everything: it stands for those of later rooms, as surveys.
import { sentence } from '../../src/messages/message.ts';
import type { WaitingKind } from '../../src/reminders/waiting.ts';

export interface Toys {
  readonly kind: WaitingKind;
  /** The numbers of those that are settled. */
  readonly settled: Set<number>;
  /** Whom they are asked of instead, by the id of somebody whom no letter reaches. */
  readonly instead: Map<string, string>;
}

/** @param about several kinds may wait beside each other */
export function toys(about = 'toy', order = 30): Toys {
  const settled = new Set<number>();
  const instead = new Map<string, string>();
  /** What follows the number only makes it as long as an id. */
  const numberOf = (subject: string) => Number.parseInt(subject.slice('toy:'.length), 10);
  return {
    settled,
    instead,
    kind: {
      about,
      order,
      async say(_tx, _writing, _person, notes) {
        const waiting = notes.map(({ subject }) => numberOf(subject)).filter((each) => !settled.has(each));
        if (waiting.length === 0) return null;
        return (_, take) => sentence(`Toys: ${waiting.slice(0, take).join(', ')} of ${waiting.length}.`);
      },
      async others(_tx, _writing, gone, notes) {
        const personId = instead.get(gone.id);
        const still = notes.filter(({ subject }) => !settled.has(numberOf(subject)));
        return personId === undefined ? [] : still.map((note) => ({ ...note, personId }));
      },
    },
  };
}
