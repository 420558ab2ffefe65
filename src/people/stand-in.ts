// Who stands for all people who were erased: one row in each company, so that what happened stays told, of nobody.
import { newId } from '../clock.ts';
import type { Store } from '../database/client.ts';
import { localeOf } from '../i18n/locale.ts';
import { phrases } from '../i18n/phrases.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Person } from './person.ts';

/** The chat that they are on: none. Nobody is asked about them, and what is written to them arrives nowhere. */
export const NO_CHAT = 'nowhere';
/** Never asked about again. */
const FOR_EVER = new Date('9999-12-31T00:00:00Z');

export async function standInOf(tx: Store, workspace: Workspace): Promise<Person> {
  const { id: workspaceId, timeZone } = workspace;
  const key = { workspaceId, platform: NO_CHAT, externalId: 'erased' };
  const known = await tx.person.findUnique({ where: { workspaceId_platform_externalId: key } });
  if (known) return known;
  const { name } = words(localeOf(workspace.locale) ?? 'en');
  const data = { ...key, id: newId(), name, timeZone, isActive: false, refreshedAt: FOR_EVER };
  return tx.person.create({ data });
}

const words = phrases({ en: { name: 'Somebody erased' }, fr: { name: 'Une personne effacée' } });
