// All kinds of messages, for tests that queue one by its name.
import type { Kind } from '../../src/delivery/kinds.ts';
import { kindsOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';

export const kinds = kindsOf(features);

/** @throws Error where no feature names it */
export function kind(name: string): Kind {
  const known = kinds.get(name);
  if (!known) throw new Error(`no feature has messages of the kind ${name}`);
  return known;
}
