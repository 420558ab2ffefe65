// All that is kept of customers, for tests that erase one.
import { keptOf } from '../../src/handlers/folds.ts';
import { features } from '../../src/handlers/index.ts';

export const kept = keptOf(features);
