// Joining the chats: who we are on each, which company that is, then listening there. A chat that does not let us in keeps nothing else from
// its work: nothing is sent there before it does, and it is asked again by `probe` of its carrier (delivery/connection.ts).
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/client.ts';
import { type Carrier, inAMinute, type Outcome, type Probe } from '../delivery/outcome.ts';
import type { Kit, Menu } from '../handlers/request.ts';
import {
  AnotherCompany,
  joinCompany,
  type Workspace,
  workspaceById,
  workspaceWithSilent,
} from '../workspace/workspace.ts';
import { NotLetIn, type Platform } from './platform.ts';

export interface Joining {
  /** The company, by the chats that let us in, or as it is on file. */
  readonly workspace: Workspace;
  /** By name: they answer for themselves until the chat lets us in. */
  readonly carriers: readonly (readonly [string, Carrier])[];
  isIn(platform: string): boolean;
  /** Those that refused us at the start, with their own code. */
  readonly refusing: readonly { readonly platform: string; readonly code: string }[];
  /** Listens on each that let us in, and on each other as soon as it does. */
  listen(menu: Menu, kit: Kit): Promise<void>;
}

export interface JoiningParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** Of a company that is not on file. */
  readonly locale: string;
  readonly timeZone: string;
}

/** @throws NotLetIn, saying what to do, where no chat lets us in and the company is not on file */
export async function joinChats(platforms: readonly Platform[], parts: JoiningParts): Promise<Joining> {
  const { database, clock, log, locale, timeZone } = parts;
  const outside = new Map<Platform, NotLetIn>();
  const companies = [];
  for (const each of platforms) {
    try {
      companies.push({ platform: each.name, ...(await each.introduce()) });
    } catch (error) {
      if (!(error instanceof NotLetIn)) throw error;
      outside.set(each, error);
    }
  }
  const names = [...outside.keys()].map(({ name }) => name);
  const defaults = { locale, timeZone, now: clock.now() };
  const workspace = await workspaceWithSilent(database, companies, names, defaults);
  if (workspace === null) throw [...outside.values()][0];
  const { id } = workspace;
  for (const [{ name: platform }, error] of outside)
    log.error({ platform, code: error.refusal }, error.say('en'));

  let ears: readonly [Menu, Kit] | null = null;
  const hearing = new Set<Platform>();

  async function hear(platform: Platform): Promise<void> {
    if (ears === null || hearing.has(platform)) return;
    hearing.add(platform);
    await platform.listen(...ears, await workspaceById(database.db, id));
  }

  async function join(platform: Platform): Promise<Probe> {
    try {
      await joinCompany(database, id, { platform: platform.name, ...(await platform.introduce()) });
    } catch (error) {
      if (error instanceof AnotherCompany) return { kind: 'refused', code: 'another_company' };
      if (!(error instanceof NotLetIn)) throw error;
      outside.set(platform, error);
      return error.refusal === null ? { kind: 'cannot-tell' } : { kind: 'refused', code: error.refusal };
    }
    outside.delete(platform);
    await hear(platform);
    return { kind: 'well' };
  }

  function guarded(platform: Platform): Carrier {
    const { probe } = platform;
    return {
      find: (letter, since) => platform.find(letter, since),
      async send(letter): Promise<Outcome> {
        const error = outside.get(platform);
        if (error === undefined) return platform.send(letter);
        const at = inAMinute(clock.now());
        return error.refusal === null
          ? { kind: 'later', at, reason: `${platform.name}:unreachable` }
          : { kind: 'refused', code: error.refusal, at };
      },
      ...(probe ? { probe: () => (outside.has(platform) ? join(platform) : probe.call(platform)) } : {}),
    };
  }

  return {
    workspace,
    carriers: platforms.map((each) => [each.name, guarded(each)]),
    isIn: (name) => ![...outside.keys()].some((each) => each.name === name),
    refusing: [...outside].flatMap(([{ name: platform }, { refusal: code }]) =>
      code === null ? [] : [{ platform, code }],
    ),
    async listen(menu, kit) {
      ears = [menu, kit];
      for (const each of platforms) if (!outside.has(each)) await hear(each);
    },
  };
}
