// The companies besides the one that the process was set up for: those on file are opened at the start, further ones once their chat
// brings them. Each has a workspace to itself.
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
  /** Of a company that is not on file. */
  readonly defaults: Omit<WorkspaceDefaults, 'now'>;
}

/** From now on a platform may bring other companies. Resolves to what opens those that are on file. */
export function expectOthers(platforms: readonly Platform[], parts: OthersParts): () => Promise<void> {
  const bringing = platforms.flatMap(({ name, others }) => (others ? [{ name, others }] : []));
  for (const { name, others } of bringing)
    others.hear((companyId) => earsOf(parts, { platform: name, id: companyId, name: '' }, others));
  return async () => {
    // One that cannot be opened keeps no other from its work.
    for (const { name, others } of bringing)
      for (const companyId of await onFile(parts, name, others))
        await others
          .open(companyId)
          .catch((error: unknown) =>
            parts.common.log.error({ err: error }, 'a company could not be opened; it is when it asks next'),
          );
  };
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

async function onFile({ common }: OthersParts, platform: string, others: Others): Promise<string[]> {
  const known = await identitiesOn(beyond(common.database.db, 'whose it is'), platform);
  return known.filter((companyId) => others.admits(companyId));
}
