// What a page on a wall shows: a channel's digest, some of its sections as slides, in which languages. How it looks: web/pages/wall/.
import { z } from 'zod';
import { locales } from '../i18n/locale.ts';

/** Beside the sections of the digest: when the next one comes, and where ideas go. */
export const NEXT_SLIDE = 'next';

const shape = z.object({
  scheduleId: z.string(),
  /** Whose digest: a screen shows what this channel reads. */
  channel: z.string(),
  /** Ids of sections, and NEXT_SLIDE, in the order in which they are shown. */
  slides: z.array(z.string()),
  /** Ids of all slides that there were to choose from when it was last saved (see schedules/offered.ts); absent: not remembered. */
  offered: z.array(z.string()).optional(),
  /** Of several, one after the other. */
  languages: z.array(z.enum(locales)).min(1),
});
export type WallShows = z.output<typeof shape>;

/** @throws where it was not stored by this program */
export function wallShows(stored: unknown): WallShows {
  return shape.parse(stored);
}
