// Companies that installed the app on their Slack by OAuth: kept when they do, ended when they take it away. Their tokens are tokens.ts;
// what Slack says of it is platforms/slack.
import { z } from 'zod';
import { noted } from '../audit/note.ts';
import { beyond, type Database, type Store, transact } from '../database/client.ts';
import type { SlackInstallationModel } from '../database/generated/sqlite/models.ts';
import type { Keys } from '../keys.ts';
import { type WorkspaceDefaults, workspaceOfOther } from '../workspace/workspace.ts';

/** The purpose under which tokens are sealed. */
export const TOKENS = 'slack.tokens';

export interface Installation {
  readonly workspaceId: string;
  /** Slack's id of the team or, where an organisation on Enterprise Grid installed for all its teams, of that. */
  readonly companyId: string;
  /** The organisation on Enterprise Grid, of a team that belongs to one too. */
  readonly enterpriseId: string | null;
  readonly botId: string;
  readonly botUserId: string;
  /** Rights that it was installed with. */
  readonly scopes: readonly string[];
  readonly installedAt: Date;
  /** When the token ends by itself; null where Slack does not change it. */
  readonly expiresAt: Date | null;
  /** When it was taken away. */
  readonly endedAt: Date | null;
}

export interface BotTokens {
  readonly access: string;
  /** Asks for the next one, once; null where the token does not end. */
  readonly refresh: string | null;
  readonly expiresAt: Date | null;
}

/** What Slack grants whoever installs. */
export interface Granted
  extends Pick<Installation, 'companyId' | 'enterpriseId' | 'botId' | 'botUserId' | 'scopes'> {
  /** The company's own name. */
  readonly name: string;
  readonly tokens: BotTokens;
}

/** Makes the company's workspace where it has none; of one that is there, everything stays as it is. Installing again revives what was taken away. */
export async function keepInstallation(
  database: Database,
  keys: Keys,
  { companyId, name, tokens, scopes, ...bot }: Granted,
  defaults: WorkspaceDefaults,
): Promise<Installation> {
  const company = { platform: 'slack', id: companyId, name };
  const { id: workspaceId } = await workspaceOfOther(database, company, defaults);
  const data = {
    ...bot,
    ...sealedTokens(keys, tokens),
    scopes: [...scopes],
    installedAt: defaults.now,
    endedAt: null,
    endedBy: null,
  };
  const row = await transact(database, async (tx) => {
    const noting = { workspaceId, by: 'itself', now: defaults.now } as const;
    await noted(tx, noting, 'installation.made', { rights: scopes.length });
    return tx.slackInstallation.upsert({
      where: { workspaceId_companyId: { workspaceId, companyId } },
      create: { workspaceId, companyId, ...data },
      update: data,
    });
  });
  return installationFrom(row);
}

/** What is stored of tokens. */
export function sealedTokens(keys: Keys, { access, refresh, expiresAt }: BotTokens) {
  const sealed = keys.seal(TOKENS, JSON.stringify({ access, refresh }));
  return { sealedTokens: sealed, expiresAt, renewingUntil: null };
}

/** Of these ids the first whose company has the app. */
export async function installationOf(db: Store, companyIds: readonly string[]): Promise<Installation | null> {
  const rows = await beyond(db, 'whose it is').slackInstallation.findMany({
    where: { companyId: { in: [...companyIds] }, endedAt: null },
  });
  const found = companyIds.map((id) => rows.find(({ companyId }) => companyId === id));
  const first = found.find((row) => row !== undefined);
  return first ? installationFrom(first) : null;
}

/** All of the database, those that were taken away too, by when they were installed. */
export async function installationsOn(db: Store): Promise<readonly Installation[]> {
  const rows = await beyond(db, 'whose it is').slackInstallation.findMany({
    orderBy: [{ installedAt: 'asc' }, { companyId: 'asc' }],
  });
  return rows.map(installationFrom);
}

/**
 * From now on it has no tokens, and nothing is sent or heard in its name. False where it has ended already, or was installed again since
 * it was looked at.
 * @param by Slack's own word: "app_uninstalled", "tokens_revoked"
 */
export function endInstallation(
  database: Database,
  { workspaceId, companyId, installedAt }: Installation,
  by: string,
  now: Date,
): Promise<boolean> {
  return transact(database, async (tx) => {
    const { count } = await tx.slackInstallation.updateMany({
      where: { workspaceId, companyId, installedAt, endedAt: null },
      data: { endedAt: now, endedBy: by, sealedTokens: null, expiresAt: null, renewingUntil: null },
    });
    if (count > 0) await noted(tx, { workspaceId, by: 'itself', now }, 'installation.ended', { word: by });
    return count > 0;
  });
}

const scopesOf = z.array(z.string()).catch([]);

function installationFrom(row: SlackInstallationModel): Installation {
  const { sealedTokens: _, renewingUntil: _until, endedBy: _by, scopes, ...told } = row;
  return { ...told, scopes: scopesOf.parse(scopes) };
}
