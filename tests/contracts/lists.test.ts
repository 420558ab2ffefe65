// Nothing, one, and more than anybody has of everything that can be listed, as both chats draw it.

import { beforeAll, describe, expect, it } from 'vitest';
import { menu } from '../../src/handlers/index.ts';
import { ON_A_PAGE } from '../../src/handlers/paging.ts';
import { encodeAction } from '../../src/messages/actions.ts';
import { fit } from '../../src/messages/fit.ts';
import type { Action, Block, Message } from '../../src/messages/message.ts';
import { slackViewLimits } from '../../src/platforms/slack/limits.ts';
import { renderBlocks } from '../../src/platforms/slack/render.ts';
import { type Desk, freshDesk, now } from '../handlers/desk.ts';
import { addMany } from '../harness/many.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';

const DAY = 86_400_000;
const chats = [slack, teams];

function actionsOf(blocks: readonly Block[]): Action[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'buttons') return block.buttons.map(({ action }) => action);
    return block.kind === 'select' && block.options.length > 0 ? [block.action] : [];
  });
}

const codes = (actions: readonly Action[]) => actions.map(encodeAction).toSorted();

/** The company has so many of each, and no others. */
async function openWith(count: number): Promise<Desk> {
  const desk = await freshDesk('sqlite', 'fr');
  const { database } = desk.kit;
  const { db } = database;
  const workspaceId = desk.workspace.id;
  const mine = { where: { workspaceId } };
  const named = <T>(row: T) =>
    Array.from({ length: count }, (_, i) => ({ ...row, id: `copy-${i}`, formKey: `copy-${i}` }));
  const topic = await db.topic.findFirstOrThrow({ where: { workspaceId, isDefault: false } });
  const schedule = await db.schedule.findFirstOrThrow(mine);
  const rule = await db.caseRule.findFirstOrThrow(mine);
  const feed = await db.feedRule.findFirstOrThrow(mine);
  const found = await db.customerCase.findFirstOrThrow({ where: { workspaceId, status: 'open' } });
  const idea = await db.suggestion.findFirstOrThrow(mine);
  const letter = await db.delivery.findFirstOrThrow({ where: { workspaceId, address: 'slack:U1' } });
  const story = await db.story.findFirstOrThrow(mine);
  await db.storyEvent.deleteMany(mine);
  await db.story.deleteMany(mine);
  await db.suggestion.deleteMany(mine);
  await db.caseFeedback.deleteMany(mine);
  await db.caseEvent.deleteMany(mine);
  await db.customerCase.deleteMany(mine);
  await db.schedule.deleteMany(mine);
  await db.feedRule.deleteMany(mine);
  await db.themeChoice.deleteMany(mine);
  await db.topicOwner.deleteMany(mine);
  if (count === 0) await db.topic.deleteMany(mine);
  const numbered = <T>(row: T) =>
    Array.from({ length: count }, (_, i) => ({ ...row, id: `copy-${i}`, number: 1_000 + i }));
  const topics = Array.from({ length: Math.max(0, count - 1) }, (_, i) => ({
    ...topic,
    id: `copy-${i}`,
    nameFr: `Sujet ${i} au nom assez long`,
    nameEn: `Topic ${i} with a rather long name`,
  }));
  await addMany(database, 'Topic', topics);
  await db.touchpoint.deleteMany(mine);
  const steps = Array.from({ length: count }, (_, i) => ({
    ...{ workspaceId, id: `copy-${i}`, nameFr: `Étape ${i}`, nameEn: `Step ${i}` },
  }));
  await addMany(database, 'Touchpoint', steps);
  await addMany(database, 'Schedule', named(schedule));
  await addMany(database, 'CaseRule', named(rule));
  await db.caseRule.deleteMany({ where: { workspaceId, id: rule.id } });
  await addMany(database, 'FeedRule', named(feed));
  if (count > 0) await addMany(database, 'CustomerCase', numbered({ ...found, ruleId: 'copy-0' }));
  const stories = numbered(story).map((row) => ({ ...row, formKey: row.id }));
  await addMany(database, 'Story', stories);
  const due = {
    waitingSince: now,
    ownerId: desk.admin.id,
    authorId: desk.admin.id,
    status: 'received',
    topicId: topic.id,
  };
  const ideas = numbered({ ...idea, ...due });
  const owned = ideas.map((row) => ({ ...row, formKey: row.id }));
  await addMany(database, 'Suggestion', owned);
  const lost = ideas.map((row) => ({
    ...row,
    ...{ id: `lost-${row.id}`, formKey: `lost-${row.id}`, number: row.number + 10_000, ownerId: null },
  }));
  await addMany(database, 'Suggestion', lost);
  const held = Array.from({ length: count }, (_, i) => {
    return { ...letter, id: `copy-${i}`, state: 'held', replaces: null };
  });
  await addMany(database, 'Delivery', held);
  await db.feedback.deleteMany(mine);
  await db.source.deleteMany(mine);
  const sources = Array.from({ length: count }, (_, i) => ({
    ...{ workspaceId, id: `copy-${i}`, name: `Source ${i}`, createdAt: now, quietAfterDays: 1 },
    lastSeenAt: new Date(now.getTime() - 90 * DAY),
  }));
  await addMany(database, 'Source', sources);
  const themes = Array.from({ length: count }, (_, i) => ({
    ...{ workspaceId, language: 'fr', stem: `theme${i}`, seenAs: `thème ${i}`, stemming: 2, isMuted: true },
    ...{ byId: desk.admin.id, at: now },
  }));
  await addMany(database, 'ThemeChoice', themes);
  const sent = Array.from({ length: count }, (_, i) => ({
    ...{ workspaceId, id: `copy-${i}`, scheduleId: 'copy-0', outcome: 'nothing', snapshot: {} },
    ...{ occurrenceAt: new Date(now.getTime() - i * DAY), createdAt: now },
    ...{ coversFrom: new Date(now.getTime() - (i + 1) * DAY), coversTo: now },
  }));
  await addMany(database, 'DigestRun', sent);
  return desk;
}

/** What leads to each list, and the action that each of its entries has; null: told apart by nothing but their number. */
const lists: readonly (readonly [list: Action, of: string | null])[] = [
  [{ name: 'topics' }, 'topic.close'],
  [{ name: 'touchpoints' }, 'touchpoint.join'],
  [{ name: 'schedules' }, 'schedule.edit'],
  [{ name: 'case-rules' }, 'case-rule.edit'],
  [{ name: 'feed-rules' }, 'feed-rule.edit'],
  [{ name: 'cases.list', subject: 'open' }, 'case.view'],
  [{ name: 'held' }, 'held.resend'],
  [{ name: 'sources' }, 'source.hush'],
  [{ name: 'stories' }, 'story.view'],
  [{ name: 'voice.ask', subject: 'themes' }, 'theme.unmute'],
  [{ name: 'suggestions.list', subject: 'waiting/0///' }, 'suggestion.reply'],
  [{ name: 'suggestions.list', subject: 'unowned/0///' }, 'suggestion.reassign'],
];

describe.each([0, 1, 24, 100, 1_000])('where there are %i of everything', (count) => {
  /** Pages that are turned. */
  const most = count > 24 ? 3 : 11;
  let desk: Desk;
  beforeAll(async () => {
    desk = await openWith(count);
  });

  async function show({ name, subject }: Action): Promise<Message> {
    const reply = await menu.actions[name]?.(desk.ask(subject === undefined ? {} : { subject }));
    if (reply?.kind !== 'say') throw new Error(`${name} shows nothing`);
    return reply.message;
  }

  /** Its pages, by "next". */
  async function pagesOf(list: Action): Promise<Message[]> {
    const first = await show(list);
    const pages = [first];
    for (let page = first; ; ) {
      const turns = page.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
      const next = turns.find(({ label }) => label === 'Suivants');
      if (!next || pages.length === most) return pages;
      page = await show(next.action);
      pages.push(page);
    }
  }

  it.each(lists)(
    '%j leads to each of them once, whole on both chats, each button below its line',
    async (list, of) => {
      const pages = await pagesOf(list);
      const subjects = pages.flatMap(({ blocks }) =>
        actionsOf(blocks).flatMap(({ name, subject }) => (name === of ? [subject] : [])),
      );
      const reached = Math.min(count, most * ON_A_PAGE);
      expect(new Set(subjects).size).toBe(reached);
      expect(subjects).toHaveLength(reached);
      for (const page of [pages[0], pages.at(-1)])
        for (const chat of chats) {
          if (!page) throw new Error('no page');
          const drawn = chat.draw(page, 'fr');
          expect(chat.problems(drawn), chat.name).toEqual([]);
          expect(codes(chat.actions(drawn)), chat.name).toEqual(codes(actionsOf(page.blocks)));
        }
    },
  );

  it.each(['open/0///', 'mine/0///'])('the ideas of %s are all there, page by page', async (subject) => {
    const pages = await pagesOf({ name: 'suggestions.list', subject });
    const seen = pages.flatMap(({ blocks }) =>
      actionsOf(blocks).flatMap((action) => (action.name === 'suggestion.view' ? [action.subject] : [])),
    );
    expect(new Set(seen).size).toBe(Math.min(2 * count, most * ON_A_PAGE));
    for (const chat of chats)
      for (const page of pages.slice(0, 2)) expect(chat.problems(chat.draw(page, 'fr'))).toEqual([]);
  });

  it('what was sent is all there, page by page', async () => {
    if (count === 0) return;
    const pages = await pagesOf({ name: 'schedule.sent', subject: 'copy-0' });
    const titles = pages.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'text'));
    expect(titles).toHaveLength(2 * Math.min(count, most * 5));
  });

  it('App Home and the home card lose no button and stay within the limits', async () => {
    const message = await menu.home(desk.ask());
    const { blocks } = fit(message, slackViewLimits, 'fr');
    expect(renderBlocks(blocks, 'fr').length).toBeLessThanOrEqual(100);
    expect(codes(actionsOf(blocks))).toEqual(codes(actionsOf(message.blocks)));
    const drawn = teams.draw(message, 'fr');
    expect(teams.problems(drawn)).toEqual([]);
    expect(codes(teams.actions(drawn))).toEqual(codes(actionsOf(message.blocks)));
  });

  it.each(['suggest', 'schedule.create', 'case-rule.create', 'feed-rule.create', 'import.change'])(
    'the form of %s stays within the limits',
    async (name) => {
      const subject = desk.subjects[name.split('.')[0] ?? ''];
      const given = name.endsWith('create') ? undefined : subject;
      const reply = await menu.actions[name]?.(desk.ask(given === undefined ? {} : { subject: given }));
      if (reply?.kind !== 'open') throw new Error('no form');
      for (const chat of chats) expect(chat.problems(chat.drawForm(reply.form, 'fr')), chat.name).toEqual([]);
    },
  );

  it('a form that has chosen the last of them keeps it when it is saved untouched', async () => {
    if (count === 0) return;
    await desk.kit.database.db.caseRule.updateMany({
      where: { workspaceId: desk.workspace.id, id: 'copy-0' },
      data: { sourceIds: [`copy-${count - 1}`] },
    });
    const reply = await menu.actions['case-rule.edit']?.(desk.ask({ subject: 'copy-0' }));
    if (reply?.kind !== 'open') throw new Error('no form');
    for (const chat of chats) {
      const back = chat.submitted(chat.drawForm(reply.form, 'fr'));
      const field = reply.form.fields.find(({ label }) => /source/i.test(label));
      expect(back.values[field?.name ?? ''], chat.name).toEqual([`copy-${count - 1}`]);
    }
  });
});
