// What every kill test of a command is given, and what it tells: processes killed at each step, and at any moment.
import type { Engine } from '../../src/database/client.ts';
import type { Chance } from '../../src/demo/company/chance.ts';

export interface Killed {
  readonly name: string;
  readonly kills: number;
  /** Each a broken promise. */
  readonly violations: readonly string[];
}

export interface Killing {
  readonly engine: Engine;
  /** Of the compiled worker, beside which the compiled programs of the others lie. */
  readonly program: string;
  /** An empty database, a new one each time. */
  empty(): Promise<string>;
  readonly chance: Chance;
  /** How often a process is killed at any moment. */
  readonly rounds: number;
}
