// Somebody who does what a test needs done.
import type { Doer } from '../../src/audit/act.ts';

export const somebody: Doer = { by: 'command-line', now: new Date('2026-11-09T09:00:00Z') };
