// Who may ask for what: every command, button, form, message action and list of the menu, tried by every kind of asker.
import { beforeAll, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { NotAdmitted, requestBy } from '../../src/handlers/admission.ts';
import type { Feature } from '../../src/handlers/feature.ts';
import { features, menu } from '../../src/handlers/index.ts';
import { menuOf } from '../../src/handlers/menu.ts';
import type { Menu, Request } from '../../src/handlers/request.ts';
import type { Profile } from '../../src/people/directory.ts';
import { profiles } from '../../src/people/profiles.ts';
import type { Role } from '../../src/people/rights.ts';
import { type Desk, freshDesk, now } from './desk.ts';
import { filled, text } from './filled.ts';

/**
 * Who may ask for what, by hand: from this table alone is expected what each kind of asker reaches. Under 'everyone' stands also what is
 * decided by whose it is (below).
 */
const WHO = {
  everyone: {
    commands: [
      'suggest',
      'suggestions',
      'story',
      'thanks',
      'lesson',
      'voice',
      'journey',
      'visit',
      'plan',
      'promises',
      'survey',
      'portevoix',
    ],
    shortcuts: ['suggest-from-message', 'voice-from-message'],
    asks: [
      ...names('suggest suggestions.', 'mine list topic choose-topic status acknowledge-all'),
      ...names('suggestion.', 'view acknowledge confirm next reply decline conclude reassign reopen'),
      ...names('suggestion.', 'write-back contest edit withdraw take-back support follow unfollow'),
      ...names('story stories story.', 'view approve edit return credit-yes credit-no'),
      ...names('thanks thanks.', 'mine private always-private others-may'),
      ...names('lesson lessons lesson.', 'answer subscribe unsubscribe past read make view edit'),
      ...names('lesson.', 'approve decline withdraw'),
      ...names('themes theme.', 'words'),
      ...names('voice.', 'ask share add'),
      ...names('summary.', 'comments reply'),
      ...names('journey journey.', 'days lane picture touchpoint'),
      ...names('cases.list case.', 'view take contact resolve hand-over tell'),
      'customer-reply',
      ...names('action.', 'weeks helped-yes helped-partly helped-no'),
      ...names('visit visits visits.', 'at settings'),
      ...names('visit.', 'change delete'),
      ...names('plan plan.', 'list touchpoint add'),
      ...names('action.', 'view start finish drop note postpone hand-over edit steps tick reopen'),
      ...names('surveys.mine survey.', 'answer not-now result why'),
      ...names('community community.', 'ask change see answers open-link singles revoke end word'),
      ...names('link link.', 'letters undo'),
      ...names('ambassador.', 'yes no project did renew stop'),
      ...['away', 'away.back', 'country', 'home.language', 'help', 'roles'],
      ...['direction', 'charter', 'charter.changes'],
      ...['promises', 'promise.history'],
    ],
    forms: [
      ...names('suggest suggestions.topic suggestion.', 'next merge reply study plan test conclude complete'),
      ...names('suggestion.', 'decline reassign write-back contest edit withdraw reopen'),
      ...names('story story.', 'edit return'),
      ...['thanks', 'lesson.make'],
      ...names('case.', 'resolve hand-over'),
      'customer-reply',
      ...names('plan.add action.', 'finish drop note postpone hand-over edit steps reopen'),
      ...['voice.add', 'away', 'country', 'link', 'ambassador.project', 'survey.answer', 'survey.why'],
      ...names('visit visit.', 'said'),
      ...['community.ask', 'community.word'],
    ],
    lists: ['topics', 'touchpoints', 'segments', 'actions'],
  },
  speak: {
    asks: names('direction.', 'write correct withdraw'),
    forms: ['direction.word'],
    lists: ['word-digests'],
  },
  audit: {
    asks: [
      ...['schedules', 'topics', 'touchpoints', 'case-rules', 'feed-rules', 'tokens', 'settings.read'],
      ...['newsletters', 'pages', 'lesson-places', 'survey.items'],
      ...names('departments contact-rules unit-costs contacts contacts.', 'department unknown'),
      ...names('audit audit.', 'kind verify'),
    ],
  },
  admin: {
    asks: [
      ...names('schedule.', 'create edit pause resume delete preview send-me publish sent add-new leave-new'),
      ...names('topic.', 'create edit close reopen'),
      ...names('touchpoint.', 'create edit join retire bring-back'),
      ...names('visits.export visit.', 'notice notice-withdraw competitors criteria'),
      ...names('promise.', 'add edit end'),
      'survey.item',
      ...names('case-rule.', 'create edit delete'),
      ...names('feed-rule.', 'create edit delete'),
      ...names('lesson-place.', 'create edit delete'),
      ...names('page.', 'create edit journey-create journey-edit renew revoke add-new leave-new'),
      ...names('newsletter.', 'channels count confirm'),
      ...names('theme.', 'pin unpin rename mute unmute join part'),
      ...names('summary.', 'name use-name'),
      ...names('import.', 'start change cancel again undo'),
      ...names('held held.', 'resend resend-all let-be'),
      ...names('sources source.', 'hush pause resume'),
      ...names('role.', 'give take'),
      ...['token.revoke', 'settings', 'suggestions.export', 'charter.edit'],
      ...names('ambassadors ambassadors.', 'on off'),
      ...names('roadmap roadmap.', 'say letters'),
      ...names('surveys survey.', 'create edit preview open close close-without end'),
      ...names('contacts.', 'settings'),
      ...names('department.', 'create edit remove'),
      ...names('contact-rule.', 'create edit remove'),
      ...names('unit-cost.', 'create remove'),
      ...names('mail-in mail-in.', 'waiting pause resume'),
      ...names('mail-rule.', 'create edit remove'),
      ...names('mail.', 'place choose no-place discard'),
    ],
    forms: [
      ...names('schedule schedule.', 'more'),
      ...names('touchpoint touchpoint.', 'create join'),
      ...names('visit.', 'notice competitors criteria'),
      ...names('theme.', 'rename join'),
      ...names('import.', 'change undo'),
      ...['topic', 'case-rule', 'feed-rule', 'settings', 'role', 'page', 'charter', 'newsletter-channels'],
      'page.journey',
      ...['contacts.settings', 'department', 'contact-rule', 'unit-cost', 'mail-rule', 'mail-place'],
      ...['lesson-place', 'survey.item', 'promise'],
      ...names('survey survey.', 'kind'),
    ],
    lists: [
      'sources',
      'themes',
      'wall-digests',
      'departments',
      'employees-touchpoints',
      'spots',
      'employees-spots',
      'either-touchpoints',
    ],
  },
} as const satisfies Readonly<Record<string, Partial<Record<Sort, readonly string[]>>>>;

type Sort = 'commands' | 'shortcuts' | 'asks' | 'forms' | 'lists';
type Who = keyof typeof WHO;

/** 'ask topic.create' to who may: 'twice' where the table contradicts itself. */
const whoMay = new Map<string, Who>();
for (const [who, sorts] of Object.entries(WHO) as [Who, Partial<Record<Sort, readonly string[]>>][])
  for (const [sort, all] of Object.entries(sorts))
    for (const name of all) {
      const what = `${sort.slice(0, -1)} ${name}`;
      if (whoMay.has(what)) throw new Error(`${what} stands twice in the table`);
      whoMay.set(what, who);
    }

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
  return [
    ...menu.commands.map(({ name, run }) => ({ what: `command ${name}`, name, go: run })),
    ...menu.shortcuts.map(({ name, run }) => ({ what: `shortcut ${name}`, name, go: run })),
    ...Object.entries(menu.actions).map(([name, go]) => ({ what: `ask ${name}`, name, go })),
    ...menu.forms.map(({ name, submit }) => ({
      what: `form ${name}`,
      name,
      go: (request: Request) => submit(request, { key: 'k' }, {}),
    })),
    ...Object.entries(menu.choosable).map(([of, go]) => ({ what: `list ${of}`, name: 'suggest', go })),
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

/** What each kind of asker may of the table's columns. */
const KINDS = {
  member: ['everyone'],
  'owner of a topic': ['everyone'],
  moderator: ['everyone'],
  'one of the case team': ['everyone'],
  'voice of the direction': ['everyone', 'speak'],
  auditor: ['everyone', 'audit'],
  'admin of the chat': ['everyone', 'speak', 'audit', 'admin'],
  'admin by the role': ['everyone', 'speak', 'audit', 'admin'],
} as const satisfies Readonly<Record<string, readonly Who[]>>;
type Kind = keyof typeof KINDS;

const ROLE: Partial<Record<Kind, Role>> = {
  moderator: 'moderator',
  'one of the case team': 'case-team',
  'voice of the direction': 'voice',
  auditor: 'auditor',
  'admin by the role': 'admin',
};

describe('of everything in the menu', () => {
  const ways = waysInto(menuOf(features.map(hollow)));
  let desk: Desk;

  beforeAll(async () => {
    desk = await freshDesk('sqlite', 'en');
  });

  interface Trying {
    readonly profile: Partial<Profile> | 'no answer';
    readonly belonging?: 'ours' | 'foreign';
    readonly address?: string;
  }

  /** What each way in says to somebody: 'reached', or why not. */
  async function tried({ profile, belonging = 'ours', address = 'slack:U1' }: Trying) {
    const said: Record<string, string> = {};
    const known = profiles(
      {
        async profile() {
          if (profile === 'no answer') throw new Error(profile);
          return { ...nadia, ...profile };
        },
      },
      { now: () => now },
    );
    for (const { what, name, go } of ways) {
      said[what] = await requestBy(
        { ...desk.kit, adminUsers: [] },
        {
          ...{ workspaceId: desk.workspace.id, address, name },
          ...{ profiles: known, belonging: () => belonging, knowsAll: true },
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
  const isFor = (way: Way, may: readonly Who[]) => may.some((who) => whoMay.get(way.what) === who);

  it('each stands in the table, and nothing else does', () => {
    expect([...whoMay.keys()].toSorted()).toEqual(ways.map(({ what }) => what).toSorted());
    const reachable = new Set([...ways.map(({ name }) => name), 'written']);
    expect(
      Object.values(FOR_GUESTS)
        .flat()
        .filter((name) => !reachable.has(name)),
    ).toEqual([]);
  });

  it.each(Object.keys(KINDS) as Kind[])(
    '%s reaches what is theirs by the table, and nothing else',
    async (kind) => {
      const role = ROLE[kind];
      const { db } = desk.kit.database;
      const { id: personId } = await db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
      await db.givenRole.deleteMany({});
      const given = { workspaceId: desk.workspace.id, personId };
      if (role) await db.givenRole.create({ data: { ...given, role } });
      // Karim answers for a topic (desk.ts); who owns none is met here first.
      const address = kind === 'member' ? 'slack:U3' : 'slack:U2';
      expect(await tried({ profile: { isAdmin: kind === 'admin of the chat' }, address })).toEqual(
        expected((way) => (isFor(way, KINDS[kind]) ? 'reached' : 'not-admin')),
      );
      await db.givenRole.deleteMany({});
    },
  );

  it('an admin of the chat is a member like others while somebody else has the role', async () => {
    const { db } = desk.kit.database;
    const { id: personId } = await db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
    await db.givenRole.create({ data: { workspaceId: desk.workspace.id, personId, role: 'admin' } });
    expect(await tried({ profile: { isAdmin: true } })).toEqual(
      expected((way) => (isFor(way, ['everyone']) ? 'reached' : 'not-admin')),
    );
    await db.givenRole.deleteMany({});
  });

  it.each<[string, Trying, string]>([
    [
      'an admin of another company',
      { profile: { isAdmin: true, standing: 'stranger' }, belonging: 'foreign', address: 'slack:X1' },
      'asker.stranger',
    ],
    [
      'a stranger in a shared channel',
      { profile: { standing: 'stranger' }, address: 'slack:X2' },
      'asker.stranger',
    ],
    ['who has left', { profile: { isActive: false, isAdmin: true }, address: 'slack:X3' }, 'asker.nobody'],
    ['a bot', { profile: { isBot: true, isAdmin: true }, address: 'slack:X4' }, 'asker.nobody'],
  ])('%s reaches nothing', async (_, trying, why) => {
    expect(await tried(trying)).toEqual(expected(() => why));
  });

  it('what is for some waits for an admin of whom the chat cannot say whether they still are', async () => {
    await desk.kit.database.db.person.updateMany({ where: { externalId: 'U1' }, data: { isAdmin: true } });
    expect(await tried({ profile: 'no answer' })).toEqual(
      expected((way) => (isFor(way, ['everyone']) ? 'reached' : 'admin.unsure')),
    );
  });

  it.each(
    [[], ...Object.keys(FOR_GUESTS).map((name) => [name]), Object.keys(FOR_GUESTS)].map((open) => [open]),
  )('a guest reaches what is opened to guests by %j, and nothing else', async (open) => {
    await desk.kit.database.db.workspace.update({
      where: { id: desk.workspace.id },
      data: { guestsMay: open },
    });
    const opened = new Set(open.flatMap((name) => FOR_GUESTS[name] ?? []));
    expect(await tried({ profile: { standing: 'guest' } })).toEqual(
      expected((way) =>
        opened.has(way.what.startsWith('list ') ? 'suggest' : way.name)
          ? isFor(way, ['everyone'])
            ? 'reached'
            : 'not-admin'
          : 'asker.guest',
      ),
    );
  });
});

/** Of what is decided by whose it is, by hand: who is not refused for who they are. The author's acts are the author's alone. */
const BY_WHOSE: readonly {
  readonly asks: readonly string[];
  readonly forms?: readonly string[];
  readonly may: readonly Kind[];
  readonly refused: string;
  readonly subject?: string;
}[] = [
  {
    asks: ['stories', ...names('story.', 'view edit return approve')],
    forms: names('story.', 'edit return'),
    may: ['moderator', 'admin of the chat', 'admin by the role'],
    refused: 'story.not-moderator',
  },
  {
    asks: names('case.', 'view resolve hand-over tell take contact'),
    forms: names('case.', 'resolve hand-over'),
    may: ['one of the case team', 'admin of the chat', 'admin by the role'],
    refused: 'case.not-member',
  },
  {
    asks: ['customer-reply'],
    forms: ['customer-reply'],
    may: ['one of the case team', 'admin of the chat', 'admin by the role'],
    refused: 'case.not-member',
  },
  {
    asks: names('suggestion.', 'next reply decline reassign acknowledge'),
    forms: names('suggestion.', 'reply decline reassign study plan test complete merge'),
    may: ['owner of a topic', 'admin of the chat', 'admin by the role'],
    refused: 'suggestion.not-yours',
    subject: 'suggestion.edit',
  },
  {
    asks: names('suggestion.', 'write-back edit withdraw'),
    forms: names('suggestion.', 'write-back edit withdraw'),
    may: [],
    refused: 'suggestion.not-yours',
    subject: 'suggestion.edit',
  },
];

describe('of what is decided by whose it is', () => {
  it.each(Object.keys(KINDS) as Kind[])(
    '%s is refused what is not theirs, and nothing else',
    async (kind) => {
      const desk = await freshDesk('sqlite', 'en');
      const { db } = desk.kit.database;
      const karim = await db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
      // Somebody who owns, tells, wrote and has nothing, in none of the channels.
      const nobodys = { ...karim, id: 'ines', externalId: 'U3', name: 'Inès Roux' };
      await db.person.create({ data: nobodys });
      const role = ROLE[kind];
      const person = kind === 'owner of a topic' ? karim : nobodys;
      const asker = { ...person, isAdmin: kind.startsWith('admin'), roles: role ? [role] : [] };
      const directory = { ...desk.kit.directory, isMember: async () => false };
      const wrong: string[] = [];
      for (const { asks, forms = [], may, refused, subject: of } of BY_WHOSE) {
        for (const name of [...forms.map((each) => `form ${each}`), ...asks]) {
          const form = /^form (.+)$/.exec(name)?.[1];
          const known = desk.subjects[of ?? name] ?? desk.subjects[(form ?? name).split('.')[0] ?? ''] ?? '';
          const request = { ...desk.ask({ asker, subject: known }), kit: { ...desk.kit, directory } };
          const state = { key: name, subject: known };
          const values =
            form === undefined ? {} : { text, ...(filled[form] ?? filled[form.split('.')[0] ?? '']) };
          const done = form
            ? menu.forms.find((each) => each.name === form)?.submit(request, state, values)
            : menu.actions[name]?.(request);
          const code = await done?.then(
            () => '',
            (error: unknown) => (error instanceof UserError ? error.code : Promise.reject(error)),
          );
          const isRefused = code === refused;
          if (isRefused === (may as readonly string[]).includes(kind)) wrong.push(`${name}: ${code}`);
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});
