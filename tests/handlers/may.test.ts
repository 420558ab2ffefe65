// Who may ask for what: every command, button, form, message action and list of the menu, tried by every kind of asker.
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { NotAdmitted, requestBy } from '../../src/handlers/admission.ts';
import type { Feature } from '../../src/handlers/feature.ts';
import { features } from '../../src/handlers/index.ts';
import { menuOf } from '../../src/handlers/menu.ts';
import type { Menu, Request } from '../../src/handlers/request.ts';
import type { Profile } from '../../src/people/directory.ts';
import { profiles } from '../../src/people/profiles.ts';
import { type Desk, freshDesk, now } from './desk.ts';

/** What only admins may ask for; everything else is every employee's, as far as its subject allows. */
const FOR_ADMINS = {
  asks: [
    ...names('schedules schedule.', 'create edit pause resume delete preview send-me publish sent'),
    ...names('topics topic.', 'create edit close reopen'),
    ...names('touchpoints touchpoint.', 'edit join'),
    ...names('case-rules case-rule.', 'create edit delete'),
    ...names('feed-rules feed-rule.', 'create edit delete'),
    ...names('theme.', 'pin unpin rename mute unmute join part'),
    ...names('import.', 'start change cancel again undo'),
    ...names('held held.', 'resend resend-all let-be'),
    ...names('sources source.', 'hush'),
    ...names('tokens token.', 'revoke'),
    ...names('role.', 'give take'),
    'settings.read',
    ...names('audit audit.', 'kind verify'),
    'settings',
    'suggestions.export',
  ],
  forms: [
    ...names('schedule schedule.', 'more'),
    ...names('touchpoint touchpoint.', 'join'),
    ...names('theme.', 'rename join'),
    ...names('import.', 'change undo'),
    ...['topic', 'case-rule', 'feed-rule', 'settings', 'role'],
  ],
  lists: ['segments', 'sources', 'themes'],
};

/** What each command that admins may open to guests opens with it. */
const FOR_GUESTS: Readonly<Record<string, readonly string[]>> = {
  suggest: [
    ...names('suggest suggest-from-message written suggestion.', ''),
    ...names('suggestion.', 'view edit withdraw take-back write-back contest'),
  ],
  suggestions: [
    ...names('suggestions suggestions.', 'mine list topic choose-topic status acknowledge-all export'),
    ...names(
      'suggestion.',
      'view acknowledge confirm next reply decline conclude reassign reopen write-back',
    ),
    ...names(
      'suggestion.',
      'contest edit withdraw take-back support follow unfollow merge study plan test complete',
    ),
  ],
  voice: names('voice voice-from-message themes theme.words voice.', 'ask share add'),
  story: names('story story.', 'view approve edit return credit-yes credit-no'),
};

/** "topics topic.create topic.edit", of "topics topic." and "create edit". */
function names(before: string, acts: string): string[] {
  const whole = before.split(' ');
  const room = whole.pop() ?? '';
  return [...whole, ...acts.split(' ').flatMap((act) => (act === '' ? [] : `${room}${act}`))];
}

interface Way {
  /** 'ask topic.create' */
  readonly what: string;
  readonly name: string;
  readonly isForAdmins: boolean;
  readonly go: (request: Request) => Promise<unknown>;
}

const REACHED = { kind: 'nothing' } as const;

/** The features as they are, but that each only says that it was reached. */
function hollow(feature: Feature): Feature {
  const run = async () => REACHED;
  const hollowed = <E extends object>(entries: readonly E[] = []) =>
    entries.map((each) => ({ ...each, run }));
  const mapped = <E, T>(entries: Readonly<Record<string, E>> = {}, change: (entry: E) => T) =>
    Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, change(entry)]));
  return {
    ...feature,
    commands: hollowed(feature.commands),
    shortcuts: hollowed(feature.shortcuts),
    asks: mapped(feature.asks, (each) => ({ ...each, run })),
    forms: (feature.forms ?? []).map((each) => ({
      ...each,
      submit: async () => ({ kind: 'done', title: '', told: '' }) as const,
    })),
    choosable: mapped(feature.choosable, (each) => ({ ...each, all: async () => [] })),
  };
}

function waysInto(menu: Menu): Way[] {
  const { asks, forms, lists } = FOR_ADMINS;
  return [
    ...[...menu.commands, ...menu.shortcuts].map(({ name, run }) => ({
      what: `command or shortcut ${name}`,
      name,
      isForAdmins: false,
      go: run,
    })),
    ...Object.entries(menu.actions).map(([name, go]) => ({
      what: `ask ${name}`,
      name,
      isForAdmins: asks.includes(name),
      go,
    })),
    ...menu.forms.map(({ name, submit }) => ({
      what: `form ${name}`,
      name,
      isForAdmins: forms.includes(name),
      go: (request: Request) => submit(request, { key: 'k' }, {}),
    })),
    ...Object.entries(menu.choosable).map(([of, go]) => ({
      what: `list ${of}`,
      name: 'suggest',
      isForAdmins: lists.includes(of),
      go,
    })),
  ];
}

const nadia: Profile = {
  name: 'Nadia Benali',
  timeZone: 'Europe/Paris',
  locale: null,
  isAdmin: false,
  isActive: true,
  isBot: false,
};

type Kind = 'admin' | 'employee' | 'unsure admin' | 'guest';

describe('of everything in the menu', () => {
  const ways = waysInto(menuOf(features.map(hollow)));
  let desk: Desk;

  beforeAll(async () => {
    desk = await freshDesk('sqlite', 'en');
  });

  /** What each way in says to somebody: 'reached', or why not. */
  async function tried(kind: Kind): Promise<Record<string, string>> {
    const said: Record<string, string> = {};
    const profile: Profile = {
      ...nadia,
      isAdmin: kind === 'admin',
      ...(kind === 'guest' ? { standing: 'guest' as const } : {}),
    };
    const known = profiles(
      {
        async profile() {
          if (kind === 'unsure admin') throw new Error('no answer');
          return profile;
        },
      },
      { now: () => now },
    );
    for (const { what, name, go } of ways) {
      said[what] = await requestBy(
        { ...desk.kit, adminUsers: [] },
        {
          ...{ workspaceId: desk.workspace.id, address: 'slack:U1', name },
          ...{ profiles: known, belonging: () => 'ours', knowsAll: true },
        },
      )
        .then(go)
        .then(
          () => 'reached',
          (error: unknown) => {
            if (error instanceof NotAdmitted || error instanceof UserError) return error.code;
            throw error;
          },
        );
    }
    return said;
  }

  const expected = (of: (way: Way) => string) => Object.fromEntries(ways.map((way) => [way.what, of(way)]));

  it('an admin reaches all', async () => {
    expect(await tried('admin')).toEqual(expected(() => 'reached'));
  });

  it('an employee reaches what is not for admins', async () => {
    expect(await tried('employee')).toEqual(
      expected(({ isForAdmins }) => (isForAdmins ? 'not-admin' : 'reached')),
    );
  });

  it('what is for admins waits for one of whom the chat cannot say whether they still are', async () => {
    await desk.kit.database.db.person.updateMany({ where: { externalId: 'U1' }, data: { isAdmin: true } });
    expect(await tried('unsure admin')).toEqual(
      expected(({ isForAdmins }) => (isForAdmins ? 'admin.unsure' : 'reached')),
    );
  });

  it('the tables above name nothing that is not there', () => {
    const all = new Set(ways.map(({ what }) => what));
    const { asks, forms, lists } = FOR_ADMINS;
    const named = [
      ...asks.map((name) => `ask ${name}`),
      ...forms.map((name) => `form ${name}`),
      ...lists.map((name) => `list ${name}`),
    ];
    expect(named.filter((what) => !all.has(what))).toEqual([]);
    const reachable = new Set([...ways.map(({ name }) => name), 'written']);
    expect(
      Object.values(FOR_GUESTS)
        .flat()
        .filter((name) => !reachable.has(name)),
    ).toEqual([]);
  });

  it.each(
    [[], ...Object.keys(FOR_GUESTS).map((name) => [name]), Object.keys(FOR_GUESTS)].map((open) => [open]),
  )('a guest reaches what is opened to guests by %j, and nothing else', async (open) => {
    await desk.kit.database.db.workspace.update({
      where: { id: desk.workspace.id },
      data: { guestsMay: open },
    });
    const opened = new Set(open.flatMap((name) => FOR_GUESTS[name] ?? []));
    expect(await tried('guest')).toEqual(
      expected(({ what, name, isForAdmins }) =>
        opened.has(what.startsWith('list ') ? 'suggest' : name)
          ? isForAdmins
            ? 'not-admin'
            : 'reached'
          : 'asker.guest',
      ),
    );
  });
});
