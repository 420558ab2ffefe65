// What a page of the journey shows: whose, over which time, in which languages. How it looks: web/pages/journey/.
import { z } from 'zod';
import { locales } from '../i18n/locale.ts';

/** Days until today that a map may be of. */
export const mapDays = [28, 90, 365] as const;
export type MapDays = (typeof mapDays)[number];

const shape = z.object({
  /** Of several, one below the other. */
  lanes: z.array(z.enum(['customers', 'employees'])).min(1),
  days: z.union([z.literal(28), z.literal(90), z.literal(365)]),
  /** Of several, the first one, and the way to the others. */
  languages: z.array(z.enum(locales)).min(1),
  /** Whether what surveys of colleagues showed stands on it, for whoever has the link. */
  surveys: z.boolean(),
});
export type JourneyShows = z.output<typeof shape>;

/** @throws where it was not stored by this program */
export function journeyShows(stored: unknown): JourneyShows {
  return shape.parse(stored);
}
