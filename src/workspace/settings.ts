// A company's settings as an admin saves them.
import { isDeepStrictEqual } from 'node:util';
import type { Doer } from '../audit/act.ts';
import { noted } from '../audit/note.ts';
import { type Database, transact } from '../database/client.ts';
import { type Workspace, workspaceById } from './workspace.ts';

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
  database: Database,
  { id, version }: Pick<Workspace, 'id' | 'version'>,
  settings: Settings,
  doer: Doer,
): Promise<boolean> {
  return transact(database, async (tx) => {
    const before = await workspaceById(tx, id);
    const { count } = await tx.workspace.updateMany({
      where: { id, version },
      data: { ...settings, version: { increment: 1 } },
    });
    if (count === 0) return false;
    const changed = names.filter((name) => {
      const value = settings[name];
      return value !== undefined && !isDeepStrictEqual(value, before[name]);
    });
    if (changed.length > 0)
      await noted(tx, { workspaceId: id, ...doer }, 'settings.changed', { settings: changed });
    return true;
  });
}

/** All there are, in the order in which a form asks for them. */
const names = [
  'country',
  'region',
  'locale',
  'replyDays',
  'storiesChannel',
  'alertsAt',
  'workdays',
  'closingDays',
  'dayStartsAt',
  'dayEndsAt',
  'postingHours',
  'stableNps',
  'stableShare',
  'stableMean',
  'guestsMay',
  'sharedChannels',
] as const satisfies readonly (keyof Settings)[];
