// A company of four whose directory knows all sorts of people and channels: for the tests of topics, settings and absence.
import { pino } from 'pino';
import type { Database } from '../../src/database/client.ts';
import { menu } from '../../src/handlers/index.ts';
import { type Kit, type Request, requestOf } from '../../src/handlers/request.ts';
import { keysFrom, newSecret } from '../../src/keys.ts';
import type { Directory, Profile } from '../../src/people/directory.ts';
import { later } from '../../src/people/later.ts';
import { type Person, remember } from '../../src/people/person.ts';
import { type Workspace, workspaceById, workspaceOfSlackTeam } from '../../src/workspace/workspace.ts';
import { noFiles } from './desk.ts';

/** A Monday. */
export const now = new Date('2026-11-09T09:00:00Z');

const common = { timeZone: 'Europe/Paris', locale: null, isAdmin: false, isActive: true, isBot: false };
const profiles: Readonly<Record<string, Profile>> = {
  'slack:U1': { ...common, name: 'Nadia Benali' },
  'slack:U2': { ...common, name: 'Karim Haddad' },
  'slack:U3': { ...common, name: 'Inès Roux', timeZone: 'Pacific/Auckland' },
  'slack:U8': { ...common, name: 'Gaston Parti', isActive: false },
  'slack:U9': { ...common, name: 'Robot Relais', isBot: true },
};

const directory: Directory = {
  async profile(address) {
    return profiles[address] ?? null;
  },
  async channel(address) {
    const name = { 'slack:C1': 'general', 'slack:C2': 'ailleurs', 'slack:C3': 'vieux' }[address];
    if (name === undefined) return null;
    return { address, name, isArchived: name === 'vieux', isJoined: name === 'general' };
  },
  async isMember() {
    return true;
  },
};

export interface CompanyDesk {
  readonly kit: Kit;
  readonly workspaceId: string;
  readonly nadia: Person;
  readonly karim: Person;
  readonly ines: Person;
  /** By Nadia, who is an admin, unless told otherwise; everything as it is on file now. */
  ask(about?: { asker?: Person; subject?: string; at?: Date }): Promise<Request>;
  workspace(): Promise<Workspace>;
}

/** @param id of its Slack team: another one is another company, in the same database */
export async function openCompanyDesk(
  database: Database,
  locale: 'fr' | 'en',
  id = `T-${locale}`,
): Promise<CompanyDesk> {
  const team = { id, name: 'Exemple' };
  const made = await workspaceOfSlackTeam(database, team, { locale, timeZone: 'Europe/Paris', now });
  const kit: Kit = {
    database,
    keys: keysFrom([newSecret()]),
    clock: { now: () => now },
    log: pino({ level: 'silent' }),
    directory,
    adminUsers: ['U1'],
    refused: async () => {},
    nudge: () => {},
    deafTo: () => [],
    answersCame: () => {},
    files: noFiles,
    wakeImports: () => {},
    menu,
    later: later(),
  };
  const meet = async (id: string) => {
    const person = await remember(database.db, made, `slack:${id}`, { directory, adminUsers: ['U1'], now });
    if (!person) throw new Error(`nobody at ${id}`);
    return person;
  };
  const nadia = await meet('U1');
  const workspace = () => workspaceById(database.db, made.id);
  return {
    kit,
    workspaceId: made.id,
    nadia,
    karim: await meet('U2'),
    ines: await meet('U3'),
    workspace,
    async ask({ asker = nadia, at = now, ...about } = {}) {
      const where = { workspaceId_id: { workspaceId: made.id, id: asker.id } };
      const current = await database.db.person.findUniqueOrThrow({ where });
      const timed = { ...kit, clock: { now: () => at } };
      return requestOf(timed, { workspace: await workspace(), asker: current, ...about });
    },
  };
}
