// One company: found or made, and its settings. Every row belongs to exactly one.
import { newId } from '../clock.ts';
import { type Database, type Store, transact } from '../database/client.ts';
import type { WorkspaceModel as Workspace } from '../database/generated/sqlite/models.ts';

export type { WorkspaceModel as Workspace } from '../database/generated/sqlite/models.ts';

interface Defaults {
  readonly locale: string;
  readonly timeZone: string;
  readonly now: Date;
}

/** The database's only workspace, made when there is none; null when there are several. */
export async function onlyWorkspace(database: Database, defaults: Defaults): Promise<Workspace | null> {
  return transact(database, async (tx) => {
    const [first, second] = await tx.workspace.findMany({ take: 2 });
    if (second) return null;
    return first ?? create(tx, { ...defaults, name: '', identity: {} });
  });
}

/** What a chat knows a company by. */
export interface Company {
  /** "slack" or "teams". */
  readonly platform: string;
  readonly id: string;
  /** '' where the chat does not tell it. */
  readonly name: string;
}

/**
 * The workspace that all these are. One that knows some of them learns the others; one that was made before any chat was
 * connected is adopted. Throws where they belong to different workspaces already, or the known one has another company
 * on that chat.
 */
export async function workspaceOfCompanies(
  database: Database,
  companies: readonly Company[],
  defaults: Defaults,
): Promise<Workspace> {
  const identity: Identity = Object.fromEntries(companies.map((each) => [columnOf(each), each.id]));
  const name = companies.find((each) => each.name !== '')?.name ?? '';
  return transact(database, async (tx) => {
    const known = await tx.workspace.findMany({ where: { OR: companies.map(identityOf) } });
    if (known.length > 1) {
      const chats = companies.map((each) => each.platform).join(' and ');
      throw new Error(`${chats} belong to different companies in this database: give each its own database`);
    }
    const found =
      known[0] ?? (await tx.workspace.findFirst({ where: { slackTeamId: null, teamsTenantId: null } }));
    if (!found) return create(tx, { ...defaults, name, identity });
    const stranger = companies.find((company) => {
      const before = found[columnOf(company)];
      return before !== null && before !== company.id;
    });
    if (stranger) {
      throw new Error(
        `this database belongs to another company on ${stranger.platform}: use another database`,
      );
    }
    const isComplete = companies.every((company) => found[columnOf(company)] === company.id);
    if (isComplete) return found;
    return tx.workspace.update({
      where: { id: found.id },
      data: { ...identity, ...(found.name === '' ? { name } : {}) },
    });
  });
}

/** The workspace of a Slack team alone. */
export function workspaceOfSlackTeam(
  database: Database,
  team: { readonly id: string; readonly name: string },
  defaults: Defaults,
): Promise<Workspace> {
  return workspaceOfCompanies(database, [{ platform: 'slack', ...team }], defaults);
}

const COLUMNS = { slack: 'slackTeamId', teams: 'teamsTenantId' } as const;

function columnOf({ platform }: Company): (typeof COLUMNS)[keyof typeof COLUMNS] {
  if (platform === 'slack' || platform === 'teams') return COLUMNS[platform];
  throw new Error(`no column for the companies of ${platform}`);
}

function identityOf(company: Company): Identity {
  return columnOf(company) === 'slackTeamId' ? { slackTeamId: company.id } : { teamsTenantId: company.id };
}

interface Identity {
  readonly slackTeamId?: string;
  readonly teamsTenantId?: string;
}

function create(
  tx: Store,
  { locale, timeZone, now, name, identity }: Defaults & { name: string; identity: Identity },
): Promise<Workspace> {
  return tx.workspace.create({
    data: {
      id: newId(),
      ...identity,
      name,
      locale,
      timeZone,
      ...(locale === 'fr' ? { country: 'FR' } : { country: 'GB', region: 'ENG' }),
      workdays: [1, 2, 3, 4, 5],
      closingDays: [],
      createdAt: now,
    },
  });
}

/** The workspace as it is now. */
export function workspaceById(db: Store, id: string): Promise<Workspace> {
  return db.workspace.findUniqueOrThrow({ where: { id } });
}

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
