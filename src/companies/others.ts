// The companies besides the one that the process was set up for: those on file are opened at the start, further ones once their chat
// brings them; one that its chat, or the operator, no longer lets us serve is closed. Each has a workspace to itself.
import { beyond } from '../database/client.ts';
import type { Ears, Others, Platform } from '../platforms/platform.ts';
import {
  identitiesOn,
  type WorkspaceDefaults,
  workspaceById,
  workspaceOfOther,
} from '../workspace/workspace.ts';
import type { Companies } from './companies.ts';
import { type Common, openCompany } from './company.ts';

export interface OthersParts {
  readonly common: Common;
  readonly companies: Companies;
  /** The workspace of the company that the process was set up for. */
  readonly home: string;
  /** Of a company that is not on file. */
  readonly defaults: Omit<WorkspaceDefaults, 'now'>;
}

/** From now on a platform may bring other companies. What it gives opens and closes them as they come and go: at the start, and each minute. */
export function expectOthers(platforms: readonly Platform[], parts: OthersParts): () => Promise<void> {
  const bringing = platforms.flatMap(({ name, others }) => (others ? [{ name, others }] : []));
  for (const { name, others } of bringing)
    others.hear((companyId) => earsOf(parts, { platform: name, id: companyId, name: '' }, others));
  return async () => {
    for (const { name, others } of bringing)
      await follow(parts, name, others).catch((error: unknown) =>
        parts.common.log.error({ err: error }, 'who came and went could not be told; the next minute tells'),
      );
  };
}

async function follow({ common, companies, home }: OthersParts, platform: string, others: Others) {
  const onFile = await identitiesOn(beyond(common.database.db, 'whose it is'), platform);
  const served = await others.served([...onFile.values()]);
  for (const [workspaceId, companyId] of onFile) {
    if (workspaceId === home) continue;
    const isOpen = companies.of(workspaceId) !== null;
    // One that cannot be opened keeps no other from its work.
    if (served.has(companyId) && !isOpen)
      await others
        .open(companyId)
        .catch((error: unknown) =>
          common.log.error({ err: error }, 'a company could not be opened; it is when it asks next'),
        );
    if (!served.has(companyId) && isOpen) await companies.close(workspaceId);
  }
}

async function earsOf(
  { common, companies, defaults }: OthersParts,
  company: { readonly platform: string; readonly id: string; readonly name: string },
  others: Others,
): Promise<Ears> {
  const { database, clock, menu } = common;
  const { id } = await workspaceOfOther(database, company, { ...defaults, now: clock.now() });
  const chats = new Map([[company.platform, others.chat(company.id)]]);
  const { kit } = await companies.opened(id, () => openCompany(common, id, { chats }));
  return { menu, kit, workspace: await workspaceById(database.db, id) };
}
