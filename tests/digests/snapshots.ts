// Snapshots for the tests of this folder: a digest in which every section says its example.

import type { Snapshot } from '../../src/digests/compose.ts';
import { menu } from '../../src/handlers/index.ts';

/** A week of November 2026 in Paris, Monday to Monday at nine. */
export const week = { from: '2026-11-16T08:00:00.000Z', to: '2026-11-23T08:00:00.000Z' } as const;

/** What does not come every week: it has its room where others have less to say. */
const SELDOM = ['community', 'heard-back', 'lessons', 'listening', 'promises'];

/** Every section with its example, in the order that a new schedule proposes. */
export const everySection: Snapshot['sections'] = menu.sections.map(({ id, example }) => ({
  id,
  data: example,
}));

/** All that an ordinary week may have. */
export const fullSnapshot: Snapshot = {
  ...week,
  timeZone: 'Europe/Paris',
  weekly: true,
  givenSince: '2026-11-02T08:00:00.000Z',
  sections: everySection.filter(({ id }) => !SELDOM.includes(id)),
};
