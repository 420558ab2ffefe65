// What a room, or a feature, has done each minute. In which order the steps have their turn is heartbeat.ts's.
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Database } from './database/client.ts';
import type { Keys } from './keys.ts';
import type { Address } from './messages/message.ts';
import type { Directory } from './people/directory.ts';
import type { Later } from './people/later.ts';
import type { Meet } from './people/person.ts';
import type { KeyedShell } from './workspace/shell.ts';

/** What the steps of one company go on with, from one minute to the next. */
export interface House {
  readonly database: Database;
  readonly keys: Keys;
  readonly workspaceId: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly directory: Directory;
  readonly adminUsers: readonly string[];
  readonly later: Later;
  /** Something may wait in the ledger. */
  readonly nudge: () => void;
  /** A file may wait to be imported. */
  readonly wakeImports: () => void;
}

/** One minute of it. */
export interface Beat extends House, KeyedShell {
  readonly meet: Meet;
  /** What people call a channel. */
  readonly channelName: (address: Address) => Promise<string>;
}

type RunStep = (beat: Beat) => Promise<unknown>;

export interface Step {
  /** In logs and figures; of a-z and hyphens. */
  readonly name: string;
  /**
   * Once for a company and a process; what it returns is done each minute, whatever becomes of the other steps, by any number of
   * replicas at a time. What it remembers from one minute to the next only spares work.
   */
  readonly begin: (house: House) => RunStep;
}

export function step(name: string, run: RunStep): Step {
  return { name, begin: () => run };
}

const HOUR_MS = 60 * 60_000;

/** Done at the start and in each hour's first minute; where it fails, in the next one. */
export function hourly(name: string, run: RunStep): Step {
  return {
    name,
    begin() {
      let doneIn: number | null = null;
      return async (beat) => {
        const hour = Math.floor(beat.now.getTime() / HOUR_MS);
        if (hour === doneIn) return;
        await run(beat);
        doneIn = hour;
      };
    },
  };
}
