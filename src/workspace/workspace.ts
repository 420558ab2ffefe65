// One company: found or made, and its settings. Every row belongs to exactly one.
import { newId } from '../clock.ts';
import { beyond, type Database, type Store, transact } from '../database/client.ts';
import type { WorkspaceModel as Workspace } from '../database/generated/sqlite/models.ts';

export type { WorkspaceModel as Workspace } from '../database/generated/sqlite/models.ts';

export interface WorkspaceDefaults {
  readonly locale: string;
  readonly timeZone: string;
  readonly now: Date;
}

/** The database's only workspace, made when there is none; null when there are several. */
export async function onlyWorkspace(
  database: Database,
  defaults: WorkspaceDefaults,
): Promise<Workspace | null> {
  return transact(database, async (tx) => {
    const [first, second] = await beyond(tx, 'whose it is').workspace.findMany({ take: 2 });
    if (second) return null;
    return first ?? create(tx, { ...defaults, name: '', identity: {} });
  });
}

/** All companies of the database, by when they came. */
export function workspaces(db: Store): Promise<Workspace[]> {
  return beyond(db, 'whose it is').workspace.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
}

/** The one of this id, or the only one of this name; null where there is none, or several are called so. */
export async function workspaceCalled(db: Store, called: string): Promise<Workspace | null> {
  const all = await workspaces(db);
  const named = all.filter(({ name }) => name.toLowerCase() === called.toLowerCase());
  return all.find(({ id }) => id === called) ?? (named.length === 1 ? (named[0] ?? null) : null);
}

/** What a chat knows a company by. */
export interface CompanyInChat {
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
export function workspaceOfCompanies(
  database: Database,
  companies: readonly CompanyInChat[],
  defaults: WorkspaceDefaults,
): Promise<Workspace> {
  return transact(database, async (tx) => {
    const known = await ofOneOf(tx, companies);
    return known ? learn(tx, known, companies) : make(tx, companies, defaults);
  });
}

/**
 * The same where some of the company's chats do not say who they are: then what is on file of these tells, too. Null where nobody says,
 * or several are on file.
 * @param silent the names of those chats
 */
export function workspaceWithSilent(
  database: Database,
  companies: readonly CompanyInChat[],
  silent: readonly string[],
  defaults: WorkspaceDefaults,
): Promise<Workspace | null> {
  return transact(database, async (tx) => {
    const known = await ofOneOf(tx, companies);
    if (known) return learn(tx, known, companies);
    if (silent.length === 0) return make(tx, companies, defaults);
    const onFile = await beyond(tx, 'whose it is').workspace.findMany({
      where: { AND: silent.map(isOnFile) },
      take: 2,
    });
    const [only] = onFile;
    if (only && onFile.length === 1) return learn(tx, only, companies);
    return companies.length === 0 || only ? null : make(tx, companies, defaults);
  });
}

/** A company that is none of those that the process was set up for: found by what its chat calls it, else made; never one that was made without a chat. */
export function workspaceOfOther(
  database: Database,
  company: CompanyInChat,
  defaults: WorkspaceDefaults,
): Promise<Workspace> {
  return transact(
    database,
    async (tx) =>
      (await ofOneOf(tx, [company])) ??
      create(tx, { ...defaults, name: company.name, identity: identitiesOf([company]) }),
  );
}

/** What a chat calls the companies that are on file, by their workspaces' ids. */
export async function identitiesOn(db: Store, platform: string): Promise<ReadonlyMap<string, string>> {
  const column = columnOf({ platform });
  const rows = await db.workspace.findMany({ where: isOnFile(platform), orderBy: { id: 'asc' } });
  return new Map(rows.map((row) => [row.id, row[column] ?? '']));
}

/** A chat that says who it is later than the others. @throws AnotherCompany */
export function joinCompany(database: Database, id: string, company: CompanyInChat): Promise<Workspace> {
  return transact(database, async (tx) => {
    const other = await ofOneOf(tx, [company]);
    if (other && other.id !== id) throw new AnotherCompany(company.platform);
    return learn(tx, await workspaceById(tx, id), [company]);
  });
}

export class AnotherCompany extends Error {
  constructor(platform: string) {
    super(`this database belongs to another company on ${platform}: use another database`);
    this.name = 'AnotherCompany';
  }
}

async function ofOneOf(tx: Store, companies: readonly CompanyInChat[]): Promise<Workspace | null> {
  const [known, another] = await beyond(tx, 'whose it is').workspace.findMany({
    where: { OR: companies.map(identityOf) },
  });
  if (!another) return known ?? null;
  const chats = companies.map((each) => each.platform).join(' and ');
  throw new Error(`${chats} belong to different companies in this database: give each its own database`);
}

async function make(
  tx: Store,
  companies: readonly CompanyInChat[],
  defaults: WorkspaceDefaults,
): Promise<Workspace> {
  const unused = await beyond(tx, 'whose it is').workspace.findFirst({
    where: { slackTeamId: null, teamsTenantId: null },
  });
  if (unused) return learn(tx, unused, companies);
  return create(tx, { ...defaults, name: nameOf(companies), identity: identitiesOf(companies) });
}

async function learn(tx: Store, found: Workspace, companies: readonly CompanyInChat[]): Promise<Workspace> {
  const stranger = companies.find((company) => {
    const before = found[columnOf(company)];
    return before !== null && before !== company.id;
  });
  if (stranger) throw new AnotherCompany(stranger.platform);
  if (companies.every((company) => found[columnOf(company)] === company.id)) return found;
  return tx.workspace.update({
    where: { id: found.id },
    data: { ...identitiesOf(companies), ...(found.name === '' ? { name: nameOf(companies) } : {}) },
  });
}

function nameOf(companies: readonly CompanyInChat[]): string {
  return companies.find((each) => each.name !== '')?.name ?? '';
}

/** The workspace of a Slack team alone. */
export function workspaceOfSlackTeam(
  database: Database,
  team: { readonly id: string; readonly name: string },
  defaults: WorkspaceDefaults,
): Promise<Workspace> {
  return workspaceOfCompanies(database, [{ platform: 'slack', ...team }], defaults);
}

const COLUMNS = { slack: 'slackTeamId', teams: 'teamsTenantId' } as const;

function columnOf({ platform }: Pick<CompanyInChat, 'platform'>): (typeof COLUMNS)[keyof typeof COLUMNS] {
  if (platform === 'slack' || platform === 'teams') return COLUMNS[platform];
  throw new Error(`no column for the companies of ${platform}`);
}

function identityOf(company: CompanyInChat): ChatIds {
  return columnOf(company) === 'slackTeamId' ? { slackTeamId: company.id } : { teamsTenantId: company.id };
}

function isOnFile(platform: string) {
  const isKnown = { not: null };
  return columnOf({ platform }) === 'slackTeamId' ? { slackTeamId: isKnown } : { teamsTenantId: isKnown };
}

function identitiesOf(companies: readonly CompanyInChat[]): ChatIds {
  return Object.fromEntries(companies.map((each) => [columnOf(each), each.id]));
}

interface ChatIds {
  readonly slackTeamId?: string;
  readonly teamsTenantId?: string;
}

function create(
  tx: Store,
  { locale, timeZone, now, name, identity }: WorkspaceDefaults & { name: string; identity: ChatIds },
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
