// A company's settings as an admin saves them.
import type { Store } from '../database/client.ts';

export interface Settings {
  readonly country: string;
  readonly region: string | null;
  readonly locale: string;
  readonly replyDays: number;
  readonly storiesChannel: string | null;
  /** Where wrongdoing is reported, as people read it. */
  readonly alertsAt?: string | null;
  /** ISO weekdays that are worked, 1 = Monday; at least one. */
  readonly workdays?: readonly number[];
  /** YYYY-MM-DD. */
  readonly closingDays?: readonly string[];
  /** Whole local hours: 0 <= dayStartsAt < dayEndsAt <= 24. */
  readonly dayStartsAt?: number;
  readonly dayEndsAt?: number;
  /** See calendar/posting-hours.ts; null: on working days, in working hours. */
  readonly postingHours?: string | null;
  /** Up to how much a change is "stable": points of NPS, of a share in %, of a mean of 1 to 7 (see feedback/indicators/indifference.ts). */
  readonly stableNps?: number;
  readonly stableShare?: number;
  readonly stableMean?: number;
  /** See handlers/guests.ts. */
  readonly guestsMay?: readonly string[];
  /** Whether channels shared with other companies may be chosen, once an admin confirms each. */
  readonly sharedChannels?: 'refused' | 'confirmed';
}

/** Left-out settings stay as they are. False when another admin saved the settings since `version` was shown. */
export async function saveSettings(
  db: Store,
  id: string,
  version: number,
  settings: Settings,
): Promise<boolean> {
  const { count } = await db.workspace.updateMany({
    where: { id, version },
    data: { ...settings, version: { increment: 1 } },
  });
  return count === 1;
}
