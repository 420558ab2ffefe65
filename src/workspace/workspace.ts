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
    return first ?? create(tx, { ...defaults, name: '', slackTeamId: null });
  });
}

/** The workspace of a Slack team. One that was made before the chat was connected is adopted by the first team. */
export async function workspaceOfSlackTeam(
  database: Database,
  team: { readonly id: string; readonly name: string },
  defaults: Defaults,
): Promise<Workspace> {
  return transact(database, async (tx) => {
    const known = await tx.workspace.findUnique({ where: { slackTeamId: team.id } });
    if (known) return known;
    const waiting = await tx.workspace.findFirst({ where: { slackTeamId: null } });
    if (waiting) {
      return tx.workspace.update({
        where: { id: waiting.id },
        data: { slackTeamId: team.id, name: team.name },
      });
    }
    return create(tx, { ...defaults, name: team.name, slackTeamId: team.id });
  });
}

function create(
  tx: Store,
  { locale, timeZone, now, name, slackTeamId }: Defaults & { name: string; slackTeamId: string | null },
): Promise<Workspace> {
  return tx.workspace.create({
    data: {
      id: newId(),
      slackTeamId,
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
  /** ISO weekdays that are worked, 1 = Monday; at least one. */
  readonly workdays?: readonly number[];
  /** YYYY-MM-DD. */
  readonly closingDays?: readonly string[];
  /** Whole local hours: 0 <= dayStartsAt < dayEndsAt <= 24. */
  readonly dayStartsAt?: number;
  readonly dayEndsAt?: number;
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
