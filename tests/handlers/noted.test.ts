// What is done in the chat and what is noted of it in the audit log: every action and form of the menu is in one of the two tables.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActName } from '../../src/audit/act.ts';
import { type Entry, entriesSince } from '../../src/audit/entries.ts';
import { verify } from '../../src/audit/verify.ts';
import { UserError } from '../../src/errors.ts';
import { menu } from '../../src/handlers/index.ts';
import type { FormValues, FormView } from '../../src/messages/form.ts';
import { giveRole } from '../../src/roles/give.ts';
import { inTerm } from '../ambassadors/in-term.ts';
import { fillSummaries } from '../summary/on-file.ts';
import { type Desk, freshDesk, now } from './desk.ts';
import { opened, press, submit } from './using.ts';

/** What doing it notes; forms by their name with "form " before. */
const NOTED: Readonly<Record<string, ActName>> = {
  'schedule.pause': 'schedule.paused',
  'schedule.resume': 'schedule.resumed',
  'schedule.delete': 'schedule.deleted',
  'schedule.add-new': 'schedule.changed',
  'schedule.leave-new': 'schedule.changed',
  'form schedule': 'schedule.made',
  'form schedule.more': 'schedule.made',
  'case-rule.delete': 'case-rule.deleted',
  'form case-rule': 'case-rule.made',
  'feed-rule.delete': 'feed-rule.deleted',
  'form feed-rule': 'feed-rule.made',
  'lesson-place.delete': 'lesson-channel.removed',
  'form lesson-place': 'lesson-channel.added',
  'lesson.approve': 'lesson.approved',
  'lesson.decline': 'lesson.declined',
  'lesson.withdraw': 'lesson.withdrawn',
  'form lesson.make': 'lesson.approved',
  'topic.close': 'topic.closed',
  'topic.reopen': 'topic.reopened',
  'form topic': 'topic.made',
  'form touchpoint': 'touchpoint.changed',
  ...Object.fromEntries(
    [
      ...['department.remove', 'contact-rule.remove', 'unit-cost.remove', 'form contacts.settings'],
      ...['form department', 'form contact-rule', 'form unit-cost'],
    ].map((each) => [each, 'contacts.changed'] as const),
  ),
  'mail-in.pause': 'mailbox.paused',
  'mail-in.resume': 'mailbox.resumed',
  'mail-rule.remove': 'mail-rule.removed',
  'form mail-rule': 'mail-rule.made',
  'form mail-place': 'mail.placed',
  'mail.no-place': 'mail.placed',
  'mail.discard': 'mail.discarded',
  'form touchpoint.create': 'touchpoint.made',
  'touchpoint.retire': 'touchpoint.retired',
  'touchpoint.bring-back': 'touchpoint.brought-back',
  'form touchpoint.join': 'touchpoint.joined',
  'theme.pin': 'theme.changed',
  'theme.unpin': 'theme.changed',
  'theme.mute': 'theme.changed',
  'theme.unmute': 'theme.changed',
  'form theme.rename': 'theme.changed',
  'summary.use-name': 'theme.changed',
  'form theme.join': 'theme.joined',
  'theme.part': 'theme.parted',
  'story.approve': 'story.approved',
  'form story.return': 'story.returned',
  'held.resend': 'message.resent',
  'held.resend-all': 'message.resent',
  'held.let-be': 'message.let-be',
  'source.hush': 'source.hushed',
  'source.pause': 'source.paused',
  'source.resume': 'source.resumed',
  'suggestions.export': 'export.made',
  'form import.undo': 'import.undone',
  'link.undo': 'accounts.unlinked',
  'form link': 'accounts.linked',
  'token.revoke': 'token.revoked',
  'form page': 'page.made',
  'form page.journey': 'page.made',
  'page.add-new': 'page.changed',
  'page.leave-new': 'page.changed',
  'page.renew': 'page.renewed',
  'page.revoke': 'page.revoked',
  'roadmap.say': 'roadmap.said',
  'roadmap.letters': 'settings.changed',
  'newsletter.confirm': 'readers.channels',
  'form settings': 'settings.changed',
  'form direction.word': 'word.published',
  'form customer-reply': 'customer.written-to',
  'direction.withdraw': 'word.withdrawn',
  'form charter': 'charter.changed',
  'form promise': 'promise.made',
  'promise.end': 'promise.ended',
  'form community.ask': 'customers.asked',
  'community.open-link': 'customers.links-made',
  'community.singles': 'customers.links-made',
  'community.revoke': 'customers.links-revoked',
  'community.end': 'customers.ended',
  'form community.word': 'customers.word',
  'form survey.why': 'survey.word',
  'form survey': 'survey.changed',
  'survey.open': 'survey.opened',
  'survey.close': 'survey.closed',
  'survey.close-without': 'survey.closed',
  'survey.end': 'survey.ended',
  'form survey.item': 'survey.items',
  'form visit.notice': 'visit-notice.recorded',
  'visit.notice-withdraw': 'visit-notice.withdrawn',
  'form visit.competitors': 'visit-competitors.changed',
  'form visit.criteria': 'visit-criteria.changed',
  'visits.export': 'export.made',
  'form role': 'role.given',
  'role.take': 'role.taken',
  'ambassadors.on': 'ambassadors.turned-on',
  'ambassadors.off': 'ambassadors.turned-off',
};

/** Why nothing is noted. */
const NOT: Readonly<Record<string, readonly string[]>> = {
  'changes nothing': [
    ...['suggestion.view', 'suggestions.mine', 'suggestions.list', 'suggestions.topic', 'suggestions.status'],
    ...[
      'stories',
      'story.view',
      'thanks.mine',
      ...['surveys', 'surveys.mine', 'survey.result', 'survey.preview', 'survey.items', 'form survey.kind'],
      'cases.list',
      'case.view',
      'case-rules',
      'feed-rules',
      'voice.ask',
      'themes',
    ],
    ...['theme.words', 'schedules', 'schedule.preview', 'schedule.sent', 'topics', 'touchpoints', 'help'],
    ...[
      'held',
      'sources',
      'tokens',
      'pages',
      'roadmap',
      ...['contacts', 'contacts.department', 'contacts.unknown'],
      ...['departments', 'contact-rules', 'unit-costs'],
      ...['mail-in', 'mail-in.waiting'],
      'newsletters',
      ...['direction', 'charter', 'charter.changes'],
      ...['promises', 'promise.history'],
      'newsletter.count',
      'roles',
      'ambassadors',
      'settings.read',
      ...['audit', 'audit.kind', 'audit.verify'],
      'action.weeks',
      ...['plan', 'plan.list', 'plan.touchpoint', 'action.view'],
      ...['community', 'community.see', 'community.answers'],
      ...['journey', 'journey.days', 'journey.lane', 'journey.picture', 'journey.touchpoint'],
      ...['lesson', 'lessons', 'lesson.view', 'lesson.past', 'lesson.read', 'lesson-places'],
      'form suggestions.topic',
      'form suggestion.next',
      'summary.comments',
    ],
  ],
  'opens a form': [
    ...['suggest', 'suggestions.choose-topic', 'suggestion.next', 'suggestion.reply', 'suggestion.decline'],
    ...['suggestion.conclude', 'suggestion.reassign', 'suggestion.reopen', 'suggestion.write-back'],
    ...[
      'suggestion.contest',
      'suggestion.edit',
      'suggestion.withdraw',
      'story',
      'story.edit',
      'story.return',
    ],
    ...[
      'case.resolve',
      'case.hand-over',
      'case.tell',
      'customer-reply',
      'case-rule.create',
      'case-rule.edit',
      'feed-rule.create',
    ],
    ...['feed-rule.edit', 'voice.add', 'theme.rename', 'theme.join', 'import.change', 'import.undo'],
    ...[
      'schedule.create',
      'schedule.edit',
      'topic.create',
      'touchpoint.create',
      'topic.edit',
      'touchpoint.edit',
      'touchpoint.join',
    ],
    ...['community.ask', 'community.change', 'community.word'],
    'summary.reply',
    ...['thanks', 'survey.answer', 'survey.why', 'survey.create', 'survey.edit', 'survey.item'],
    ...[
      'away',
      'country',
      'link',
      'settings',
      'role.give',
      'page.create',
      'page.edit',
      ...['page.journey-create', 'page.journey-edit'],
      'newsletter.channels',
    ],
    ...['direction.write', 'direction.correct', 'charter.edit'],
    ...['visit', 'visits', 'visits.at', 'visits.settings', 'visit.change'],
    ...['visit.notice', 'visit.competitors', 'visit.criteria', 'form visit'],
    ...['promise.add', 'promise.edit'],
    ...['lesson.make', 'lesson.edit', 'lesson-place.create', 'lesson-place.edit'],
    ...['contacts.settings', 'department.create', 'department.edit'],
    ...['contact-rule.create', 'contact-rule.edit', 'unit-cost.create'],
    ...['mail-rule.create', 'mail-rule.edit', 'mail.choose'],
    'plan.add',
    ...['finish', 'drop', 'note', 'postpone', 'hand-over', 'edit', 'steps', 'reopen'].map(
      (act) => `action.${act}`,
    ),
  ],
  'the idea, the case or the story has a history of its own': [
    ...[
      'suggestion.acknowledge',
      'suggestions.acknowledge-all',
      'suggestion.confirm',
      'suggestion.take-back',
    ],
    ...[
      'suggestion.support',
      'suggestion.follow',
      'suggestion.unfollow',
      'form suggest',
      'form suggestion.study',
    ],
    ...['form suggestion.plan', 'form suggestion.test', 'form suggestion.complete', 'form suggestion.merge'],
    ...[
      'form suggestion.reply',
      'form suggestion.decline',
      'form suggestion.conclude',
      'form suggestion.reopen',
    ],
    ...['form suggestion.reassign', 'form suggestion.write-back', 'form suggestion.contest'],
    ...['form suggestion.edit', 'form suggestion.withdraw', 'case.take', 'case.contact', 'form case.resolve'],
    ...['form case.hand-over', 'form story', 'story.credit-yes', 'story.credit-no'],
  ],
  'counted, of nobody': ['action.helped-yes', 'action.helped-partly', 'action.helped-no', 'lesson.answer'],
  'who went is nobody’s to look after': ['form visit.said', 'visit.delete'],
  'by its teller; what a moderator changes is noted': ['form story.edit'],
  'by its owner; what an admin does to others’ is noted (tests/plan/acting.test.ts)': [
    ...['form plan.add', 'action.start', 'action.tick'],
    ...['finish', 'drop', 'note', 'postpone', 'hand-over', 'edit', 'steps', 'reopen'].map(
      (act) => `form action.${act}`,
    ),
  ],
  'everybody reads it, with who did it': ['voice.share', 'form voice.add', 'schedule.publish'],
  'between two colleagues: nobody looks after who thanks whom': ['form thanks', 'thanks.private'],
  'about oneself alone': [
    'thanks.always-private',
    'thanks.others-may',
    ...['lesson.subscribe', 'lesson.unsubscribe'],
    ...['away.back', 'form away', 'form country', 'link.letters', 'home.language', 'schedule.send-me'],
  ],
  'who is asked, and says what, is in no log': [
    ...['yes', 'no', 'project', 'did', 'renew', 'stop'].map((act) => `ambassador.${act}`),
    'form ambassador.project',
  ],
  'who answers, or wants no letters, is in no log': ['form survey.answer', 'survey.not-now'],
  'nobody is written down before it is confirmed': ['form newsletter-channels'],
  'noted once a moment is picked (tests/mail-in/waiting.test.ts)': ['mail.place'],
  'asks the model, and changes nothing': ['summary.name'],
  'nothing is stored before it starts': ['import.cancel', 'import.again', 'form import.change'],
  'noted with its number once it begins (tests/cli/audit.test.ts)': ['import.start'],
};

const entriesOf = async ({ kit, workspace }: Desk): Promise<Entry[]> => {
  const found: Entry[] = [];
  for await (const some of entriesSince(kit.database.db, workspace.id, null)) found.push(...some);
  return found;
};

const use = async (desk: Desk, name: string) => {
  const form = /^form (.+)$/.exec(name)?.[1];
  if (form === undefined) return press(desk, name);
  return sent(desk, await opened(desk, form), changed[form]?.values ?? {});
};

/** Once more where it is first shown as it will be read. */
async function sent(desk: Desk, form: FormView, values: FormValues) {
  const reply = await submit(desk, form, { values });
  return reply.kind === 'again' &&
    ['direction.word', 'lesson.make', 'customer-reply'].includes(reply.form.form)
    ? submit(desk, reply.form, { values })
    : reply;
}

/** Where the form as it opens, or as filled.ts fills it in, changes nothing. */
const changed: Readonly<Record<string, { values: Record<string, string> }>> = {
  settings: { values: { days: '7' } },
};

/** What has to be so before. */
const before: Readonly<Record<string, (desk: Desk) => Promise<unknown>>> = {
  'topic.reopen': (desk) => press(desk, 'topic.close') ?? Promise.resolve(),
  'theme.part': async (desk) => submit(desk, await opened(desk, 'theme.join')),
  'role.take': async ({ kit: { database }, workspace, admin, subjects }) => {
    await giveRole({ database, workspace, now, by: admin }, 'auditor', [admin]);
    Object.assign(subjects, { 'role.take': `auditor/${admin.id}` });
  },
  'form ambassador.project': inTerm,
  'ambassador.project': inTerm,
  'ambassador.did': inTerm,
  'ambassador.renew': inTerm,
  'ambassador.stop': inTerm,
  'ambassador.yes': inTerm,
  'ambassadors.off': (desk) => press(desk, 'ambassadors.on') ?? Promise.resolve(),
  'held.resend': hold,
  'held.resend-all': hold,
  'held.let-be': hold,
  'source.hush': async ({ subjects }) => Object.assign(subjects, { source: 'phone' }),
  'source.pause': isFetched,
  'source.resume': isFetched,
  'summary.use-name': isNamed,
};

/** A model suggested a name for a theme. */
async function isNamed({ kit: { database }, workspace, admin, subjects }: Desk): Promise<void> {
  const asked = { workspaceId: workspace.id, askerId: admin.id, subjects, now };
  await fillSummaries(database.db, asked);
  Object.assign(subjects, { 'summary.use-name': 'name' });
}

async function isFetched({ kit: { database }, workspace, subjects }: Desk): Promise<void> {
  const account = { of: 'form', at: null, user: null, keyId: null, region: 'us' };
  const pull = {
    workspaceId: workspace.id,
    sourceId: 'phone',
    vendor: 'typeform',
    account,
    sealedSecret: '',
  };
  await database.db.sourcePull.create({ data: { ...pull, since: now, nextAt: now } });
  Object.assign(subjects, { source: 'phone' });
}

/** A message that did not arrive, to be decided on. */
async function hold({ kit, workspace, subjects }: Desk): Promise<void> {
  const { db } = kit.database;
  const { id } = await db.delivery.findFirstOrThrow({ where: { workspaceId: workspace.id } });
  const data = { state: 'held', retryAt: now, queuedAt: now, undeliveredAt: now };
  await db.delivery.update({ where: { workspaceId_id: { workspaceId: workspace.id, id } }, data });
  Object.assign(subjects, { held: id });
}

describe('the menu and the audit log', () => {
  it('say of every action and form whether it is noted', () => {
    const all = [...Object.keys(menu.actions), ...menu.forms.map(({ name }) => `form ${name}`)];
    const said = [...Object.keys(NOTED), ...Object.values(NOT).flat()];
    expect(said.toSorted()).toEqual([...new Set(all)].toSorted());
  });

  // Linking takes two chats: tests/linking/link.test.ts.
  const alone = Object.keys(NOTED).filter((name) => !/link/.test(name));
  it.each(alone)('%s is noted, once, with who did it', async (name) => {
    const fresh = await freshDesk('sqlite', 'en');
    const desk = { ...fresh, subjects: { ...fresh.subjects } };
    await before[name]?.(desk);
    const known = (await entriesOf(desk)).length;
    await use(desk, name);
    const added = (await entriesOf(desk)).slice(known);
    expect(added).toMatchObject([{ by: { person: desk.admin.id }, at: now, done: { act: NOTED[name] } }]);
    expect(await verify(desk.kit.database.db, desk.workspace.id)).toMatchObject({ kind: 'whole' });
  });

  // What is there already, by the same form as what is new.
  it.each([
    ['schedule.edit', 'schedule.changed'],
    ['case-rule.edit', 'case-rule.changed'],
    ['feed-rule.edit', 'feed-rule.changed'],
    ['topic.edit', 'topic.changed'],
    ['page.edit', 'page.changed'],
    ['page.journey-edit', 'page.changed'],
    ['lesson-place.edit', 'lesson-channel.changed'],
    ['story.edit', 'story.reworded'],
    ['direction.correct', 'word.corrected'],
  ] as const)('what %s changes is noted as %s, once, with who did it', async (button, act) => {
    const desk = await freshDesk('sqlite', 'en');
    const { db } = desk.kit.database;
    const { id: tellerId } = await db.person.findFirstOrThrow({ where: { externalId: 'U2' } });
    await db.story.updateMany({ where: { workspaceId: desk.workspace.id }, data: { tellerId } });
    const known = (await entriesOf(desk)).length;
    const reply = await press(desk, button);
    if (reply?.kind !== 'open') throw new Error(`${button} opens nothing`);
    await sent(desk, reply.form, { wentWrong: 'Something else' });
    expect((await entriesOf(desk)).slice(known)).toMatchObject([
      { by: { person: desk.admin.id }, at: now, done: { act } },
    ]);
  });

  it('a survey that is made, from its kind on, is noted once', async () => {
    const desk = await freshDesk('sqlite', 'en');
    const known = (await entriesOf(desk)).length;
    const next = await submit(desk, await opened(desk, 'survey.kind'), { values: { kind: 'pulse' } });
    if (next.kind !== 'again') throw new Error('a kind leads to its form');
    expect(await submit(desk, next.form, { values: { channels: ['slack:C1'] } })).toMatchObject({
      kind: 'done',
    });
    expect((await entriesOf(desk)).slice(known)).toMatchObject([{ done: { act: 'survey.made' } }]);
  });

  describe('of everything else', () => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await freshDesk('sqlite', 'en');
    });

    it.each(Object.entries(NOT))('%s: nothing is noted', async (_, names) => {
      const known = (await entriesOf(desk)).length;
      for (const name of names) {
        try {
          await use(desk, name);
        } catch (error) {
          // Not now, or the button is not there: nothing was done.
          if (!(error instanceof UserError) && !/is not (opened|reached)/.test(String(error))) throw error;
        }
      }
      expect((await entriesOf(desk)).slice(known)).toEqual([]);
    });
  });
});
