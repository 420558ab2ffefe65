// A form that is saved as it was opened, with every optional field set, through each chat and through peers that draw no pickers.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/database/client.ts';
import { menu } from '../../src/handlers/index.ts';
import { requestOf } from '../../src/handlers/request.ts';
import type { FormView } from '../../src/messages/form.ts';
import { personAt } from '../../src/people/person.ts';
import { formModal } from '../../src/platforms/slack/form.ts';
import { submittedForm } from '../../src/platforms/slack/values.ts';
import { pressFrom } from '../../src/platforms/teams/presses.ts';
import { formValues } from '../../src/platforms/teams/values.ts';
import { workspaceById } from '../../src/workspace/workspace.ts';
import { type Desk, freshDesk } from '../handlers/desk.ts';
import { partsOf } from './chat.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';

/** How a peer that draws no pickers tells of them. */
const kinds = ['missing', 'null', 'empty'] as const;
type How = (typeof kinds)[number];

const saved = [
  'away',
  'case-rule.edit',
  'country',
  'feed-rule.edit',
  'import.change',
  'schedule.edit',
  'schedule.more',
  'settings',
  'story.edit',
  'suggestion.edit',
  'theme.rename',
  'topic.edit',
  'touchpoint.edit',
  'visit.change',
  'visit.competitors',
  'visit.criteria',
];

const candidates = {
  people: [{ value: 'slack:U1', label: 'Nadia' }],
  channels: [{ value: 'slack:C1', label: '#general' }],
};

/** Words as they stand; of pickers nothing, or an empty answer. */
function fromPlainSlack(form: FormView, how: How): { values: FormValuesOf } {
  const drawn = formModal(form, 'fr', candidates);
  const inputs = partsOf(drawn).filter(({ type }) => type === 'input');
  const values: Record<string, object> = {};
  for (const { block_id, element } of inputs) {
    const [{ action_id, type, initial_value = null } = {}] = partsOf(element);
    const many = type === 'checkboxes' && how === 'empty' ? [] : null;
    const picked = { type, selected_option: null, selected_options: many, selected_date: null };
    const isTyped = type === 'plain_text_input';
    if (isTyped || how !== 'missing')
      values[String(block_id)] = { [String(action_id)]: isTyped ? { type, value: initial_value } : picked };
  }
  return submittedForm({ ...drawn, state: { values } }, true);
}

type FormValuesOf = ReturnType<typeof submittedForm>['values'];

/** The playground has no directory of people; whatever else is not drawn is not sent either. */
function fromTeamsPeer(form: FormView, how: How): FormValuesOf {
  const picked = form.fields.flatMap(({ kind, name }) =>
    kind === 'people' ||
    (how !== 'empty' && ['choice', 'choices', 'channels', 'date', 'scale'].includes(kind))
      ? [name]
      : [],
  );
  const parts = partsOf(teams.drawForm(form, 'fr'));
  const typed = parts.flatMap(({ type, id, value }) =>
    String(type).startsWith('Input.') && !picked.some((name) => id === `f:${name}` || id === `f:${name}#2`)
      ? [[String(id), value ?? ''] as const]
      : [],
  );
  const [press] = parts.flatMap(({ type, data }) => {
    const found = type === 'Action.Submit' ? pressFrom(JSON.parse(JSON.stringify(data))) : null;
    return found?.kind === 'form' ? [found] : [];
  });
  if (!press) throw new Error('the dialog has no button that submits it');
  const nothing = how === 'null' ? null : '';
  const told = how === 'missing' ? [] : picked.map((name) => [`f:${name}`, nothing] as const);
  return formValues(Object.fromEntries([...typed, ...told]), press.view, false);
}

const ways: readonly (readonly [string, (form: FormView) => FormValuesOf])[] = [
  ['Slack', (form) => slack.submitted(slack.drawForm(form, 'fr')).values],
  ['Teams', (form) => teams.submitted(teams.drawForm(form, 'fr')).values],
  ...kinds.map(
    (how) => [`a Slack peer, pickers ${how}`, (form: FormView) => fromPlainSlack(form, how).values] as const,
  ),
  ...kinds.map(
    (how) => [`a Teams peer, pickers ${how}`, (form: FormView) => fromTeamsPeer(form, how)] as const,
  ),
];

/** Every optional field has something in it. */
async function setAll({ kit, workspace, admin }: Desk): Promise<void> {
  const { db } = kit.database;
  const mine = { workspaceId: workspace.id };
  const karim = await db.person.findFirstOrThrow({ where: { ...mine, externalId: 'U2' } });
  await db.person.update({
    where: { workspaceId_id: { workspaceId: workspace.id, id: admin.id } },
    data: { country: 'FR', region: null, awayUntil: new Date('2026-11-19T23:00:00Z') },
  });
  await db.workspace.update({
    where: { id: workspace.id },
    data: { storiesChannel: 'slack:C2', closingDays: ['2026-12-24'], alertsAt: 'https://exemple.fr/alerte' },
  });
  await db.topic.updateMany({
    where: { ...mine, isDefault: false },
    data: { replyDays: 3, sponsorId: karim.id, channel: 'slack:C2' },
  });
  await db.caseRule.updateMany({
    where: mine,
    data: { sourceIds: ['phone'], touchpoints: ['store'], segments: [{ name: 'plan', value: 'pro' }] },
  });
  await db.feedRule.updateMany({
    where: mine,
    data: {
      sourceIds: ['phone'],
      touchpoints: ['store'],
      segments: [{ name: 'plan', value: 'pro' }],
      words: ['colis'],
      language: 'fr',
      heat: 'hot',
    },
  });
  await db.feedback.updateMany({
    where: mine,
    data: { touchpoint: 'store', segments: { plan: 'pro' }, segmentKeys: '|plan=pro|' },
  });
  await db.schedule.updateMany({
    where: mine,
    data: {
      country: 'FR',
      pausedUntil: new Date('2026-11-29T23:00:00Z'),
      filters: {
        sourceIds: ['phone'],
        touchpoints: ['store'],
        segments: [{ name: 'plan', value: 'pro' }],
      },
      channelPattern: 'v*',
    },
  });
  const { id: scheduleId } = await db.schedule.findFirstOrThrow({ where: mine });
  const matched = { address: 'slack:C2', name: 'voix', position: 1_000, isMatched: true };
  await db.scheduleChannel.create({ data: { ...mine, scheduleId, ...matched } });
}

/** What people have set and done, without counters of how often, and what was sent of it. */
async function rows(db: Store, workspaceId: string): Promise<object> {
  const where = { workspaceId };
  const omit = { version: true } as const;
  return {
    // Which sections it was offered: whoever saves its form has seen them all.
    schedules: await db.schedule.findMany({
      where,
      omit: { ...omit, offered: true },
      orderBy: { id: 'asc' },
    }),
    channels: await db.scheduleChannel.findMany({ where }),
    topics: await db.topic.findMany({ where, omit, orderBy: { id: 'asc' } }),
    touchpoints: await db.touchpoint.findMany({ where, omit, orderBy: { id: 'asc' } }),
    aliases: await db.touchpointAlias.findMany({ where, orderBy: { key: 'asc' } }),
    owners: await db.topicOwner.findMany({ where, orderBy: { position: 'asc' } }),
    cases: await db.caseRule.findMany({ where, omit }),
    feeds: await db.feedRule.findMany({ where, omit }),
    people: await db.person.findMany({ where, orderBy: { id: 'asc' } }),
    themes: await db.themeChoice.findMany({ where, omit: { at: true } }),
    files: await db.fileImport.findMany({ where }),
    ideas: await db.suggestion.findMany({ where, orderBy: { number: 'asc' } }),
    acts: await db.suggestionEvent.count({ where }),
    stories: await db.story.findMany({ where }),
    visits: await db.visit.findMany({ where, omit }),
    competitors: await db.visitCompetitor.findMany({ where }),
    criteria: await db.visitCriterion.findMany({ where }),
    log: await db.auditEntry.count({ where: { ...where, act: { startsWith: 'visit-' } } }),
    tellings: await db.storyEvent.count({ where }),
    letters: await db.delivery.count({ where }),
    workspace: await db.workspace.findMany({ where: { id: workspaceId }, omit }),
  };
}

describe.each(ways)('saved untouched from %s', (_, submitted) => {
  let desk: Desk;
  let before: object;
  beforeAll(async () => {
    desk = await freshDesk('sqlite', 'fr');
    await setAll(desk);
    before = await rows(desk.kit.database.db, desk.workspace.id);
  });

  it.each(saved)('the form of %s changes nothing', async (name) => {
    const { db } = desk.kit.database;
    const subject = desk.subjects[name] ?? desk.subjects[name.split('.')[0] ?? ''];
    const asker = await personAt(db, desk.workspace.id, 'slack:U1');
    const workspace = await workspaceById(db, desk.workspace.id);
    if (!asker) throw new Error('nobody at slack:U1');
    const request = requestOf(desk.kit, { workspace, asker, ...(subject ? { subject } : {}) });
    const reply = await menu.actions[name === 'schedule.more' ? 'schedule.edit' : name]?.(request);
    if (reply?.kind !== 'open') throw new Error(`${name} opens no form`);
    const send = (form: FormView, way: string | null) =>
      menu.forms.find((entry) => entry.name === form.form)?.submit(request, form.state, submitted(form), way);
    const second = name === 'schedule.more' ? await send(reply.form, 'more') : null;
    const done = await send(second?.kind === 'again' ? second.form : reply.form, null);
    expect(done, name).toMatchObject({ kind: 'done' });
    const keeps = {
      'suggestion.edit': /reste telle quelle/,
      'story.edit': /reste tel quel/,
      'import.change': /^Rien n’a changé/,
    }[name];
    if (keeps) expect(done).toMatchObject({ told: expect.stringMatching(keeps) });
    expect(await rows(db, desk.workspace.id)).toEqual(before);
  });
});
