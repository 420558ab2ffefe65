// Who may do what, on one page: each role with what it may, what it opens in the menu and who has it, and what everybody may besides.
import type { Block, Message } from '../../messages/message.ts';
import { moreItems } from '../../messages/shorten.ts';
import { type Person, peopleByIds } from '../../people/person.ts';
import { type Role, roleNames } from '../../people/rights.ts';
import { admins, type Holder, namedAdmins, roleHolders } from '../../people/roles.ts';
import { roleName, whatMay } from '../../roles/words.ts';
import { openTopics } from '../../suggestions/topics.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { sayRoles } from './words.ts';

/** So many are named; the rest is counted. */
const NAMED = 20;

export const showRoles: Ask = async (request) => shown(request, await rolesMessage(request));

async function rolesMessage(request: Request): Promise<Message> {
  const { kit, workspace, locale } = request;
  const { db } = kit.database;
  const say = sayRoles(locale);
  const holders = await roleHolders(db, workspace.id);
  const { entries, pager, again } = pageOf(holders, { name: 'roles' }, pageIn(request.subject).page, request);
  return {
    summary: say.title,
    again,
    blocks: [
      { kind: 'heading', text: say.title },
      { kind: 'facts', facts: [{ label: say.everyone, value: say.everyoneMay }] },
      { kind: 'facts', facts: [{ label: say.owners, value: await ownersText(request) }] },
      ...(await Promise.all(roleNames.map((role) => roleBlock(role, holders, request)))),
      { kind: 'divider' },
      ...(holders.length === 0 ? [{ kind: 'note', text: say.none } as const] : []),
      ...entries.flatMap((each) => holderBlocks(each, request)),
      ...pager,
      {
        kind: 'buttons',
        buttons: [{ label: say.give, action: { name: 'role.give' }, style: 'primary' }],
      },
    ],
  };
}

async function ownersText(request: Request): Promise<string> {
  const { kit, workspace, locale } = request;
  const { db } = kit.database;
  const say = sayRoles(locale);
  const ids = (await openTopics(db, workspace.id)).flatMap(({ ownerIds }) => ownerIds);
  const owners = await peopleByIds(db, workspace.id, [...new Set(ids)]);
  return `${say.ownersMay}\n${named(owners, request) || say.nobody}`;
}

function named(people: readonly Person[], { locale, formats }: Request): string {
  const names = people.slice(0, NAMED).map(({ name }) => name);
  const hidden = people.length - names.length;
  return formats.list([...names, ...(hidden > 0 ? [moreItems(hidden, locale)] : [])]);
}

async function roleBlock(role: Role, holders: readonly Holder[], request: Request): Promise<Block> {
  const say = sayRoles(request.locale);
  const doors = opened(role, request);
  const lines = [
    say.may(whatMay(role, request.locale)),
    ...(doors.length === 0 ? [] : [say.opens(request.formats.list(doors))]),
    await whoText(role, holders, request),
  ];
  return { kind: 'facts', facts: [{ label: roleName(role, request.locale), value: lines.join('\n') }] };
}

/** What the menu offers to whoever has this role alone, besides what it offers to everybody. */
function opened(role: Role, { kit, asker, locale }: Request): string[] {
  const offered = (roles: readonly Role[]) =>
    kit.menu.adminMenu({ asker: { ...asker, isAdmin: false, roles }, locale }).map(({ label }) => label);
  const everybodys = offered([]);
  return offered([role]).filter((label) => !everybodys.includes(label));
}

async function whoText(role: Role, holders: readonly Holder[], request: Request): Promise<string> {
  const { kit, workspace, locale } = request;
  const say = sayRoles(locale);
  const { db } = kit.database;
  const held = named(
    holders.filter((each) => each.role === role).map(({ person }) => person),
    request,
  );
  switch (role) {
    case 'admin': {
      const isNamed = (await namedAdmins(db, workspace.id)).length > 0;
      const all = named(await admins(db, workspace.id), request);
      return `${all || say.nobody}\n${isNamed ? say.onlyNamed : say.ofTheChat}`;
    }
    case 'moderator':
      return joined(held, workspace.storiesChannel === null ? say.admins : say.channel);
    case 'case-team':
      return joined(held, say.caseChannels);
    case 'voice':
      return joined(held, say.admins);
    case 'auditor':
      return held || say.nobody;
    default:
      return role satisfies never;
  }
}

/** Who has the role, and who may the same because of a channel. */
function joined(held: string, others: string): string {
  return held === '' ? others : `${held}\n${others}`;
}

function holderBlocks({ person, role }: Holder, { locale }: Request): Block[] {
  const say = sayRoles(locale);
  const name = roleName(role, locale);
  const who = person.isActive ? person.name : say.hasLeft(person.name);
  const confirm = {
    title: say.take,
    text: say.takeText(person.name, name),
    yes: say.take,
    no: say.keep,
  };
  const subject = `${role}/${person.id}`;
  return [
    { kind: 'text', text: say.holder(who, name) },
    {
      kind: 'buttons',
      buttons: [{ label: say.take, action: { name: 'role.take', subject }, style: 'danger', confirm }],
    },
  ];
}
