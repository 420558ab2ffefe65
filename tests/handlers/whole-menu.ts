// Everything that one admin can be told or shown, by using the whole menu once on a desk.
import { contentFrom } from '../../src/delivery/content.ts';
import { UserError } from '../../src/errors.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Reply } from '../../src/handlers/request.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import type { FormView } from '../../src/messages/form.ts';
import { type Message, sentence } from '../../src/messages/message.ts';
import { type Desk, freshDesk, now } from './desk.ts';

/** Acts that end something, and would take it from those that come after. */
const LAST = [
  'schedule.delete',
  'case-rule.delete',
  'feed-rule.delete',
  'topic.close',
  'topic.reopen',
  'story.approve',
  'suggestion.acknowledge',
  'suggestions.acknowledge-all',
];

export interface Told {
  readonly messages: readonly Message[];
  readonly forms: readonly FormView[];
  /** The actions that were answered with a form. */
  readonly opening: readonly string[];
}

const usedOnce = new Map<Locale, Promise<Told>>();

/** That of a desk on which nothing else was done: gathered once in each language, whoever asks. */
export function allTold(locale: Locale): Promise<Told> {
  const told = usedOnce.get(locale) ?? freshDesk('sqlite', locale).then(useAll);
  usedOnce.set(locale, told);
  return told;
}

/** Everything an admin is told or shown when they use the whole menu once. */
export async function useAll(desk: Desk): Promise<Told> {
  const messages: Message[] = [];
  const forms: FormView[] = [];
  const opening: string[] = [];
  const take = (reply: Reply) => {
    if (reply.kind === 'say' || reply.kind === 'home') messages.push(reply.message);
    if (reply.kind === 'hand') messages.push(sentence(reply.words));
    if (reply.kind === 'open') forms.push(reply.form);
  };
  const held = await hold(desk);
  for (const { run } of menu.commands) take(await run(desk.ask()));
  const about = {
    text: 'Number the lines of our invoices',
    link: 'https://exemple.slack.com/archives/C1/p1',
  };
  for (const { run } of menu.shortcuts) take(await run(desk.ask({ about })));
  for (const text of ['Hello?', '']) {
    const message = { channel: 'D1', id: '1.0' };
    const change = text ? 'written' : 'deleted';
    take(await menu.heard(desk.ask(), { change, text, message, under: null, isAddressed: true, files: [] }));
  }
  messages.push(await menu.home(desk.ask()));
  const names = Object.keys(menu.actions).toSorted((a, b) => LAST.indexOf(a) - LAST.indexOf(b));
  for (const name of names) {
    const subject = name.startsWith('held.')
      ? held
      : (desk.subjects[name] ?? desk.subjects[name.split('.')[0] ?? '']);
    const request = desk.ask({ ...(subject ? { subject } : {}), chosen: desk.workspace.locale });
    try {
      const reply = (await menu.actions[name]?.(request)) ?? { kind: 'nothing' };
      if (reply.kind === 'open') opening.push(name);
      take(reply);
    } catch (error) {
      // Not now, or not theirs to do: the refusal is something they are told, too.
      if (!(error instanceof UserError)) throw error;
      messages.push(sentence(error.say(desk.workspace.locale === 'fr' ? 'fr' : 'en')));
    }
  }
  for (const step of ['study', 'plan', 'test', 'complete', 'merge']) {
    const request = desk.ask();
    const state = { key: 'next', subject: desk.subjects['suggestion'] ?? '' };
    const next = menu.forms.find((form) => form.name === 'suggestion.next');
    const reply = await next?.submit(request, state, { step });
    if (reply?.kind === 'again') forms.push(reply.form);
  }
  for (const way of ['more', 'first']) {
    const { state } = forms.findLast(({ form }) => form === 'schedule') ?? { state: { key: 'none' } };
    const schedule = menu.forms.find(({ name }) => name === 'schedule');
    const reply = await schedule?.submit(desk.ask(), state, {}, way);
    if (reply?.kind === 'again') forms.push(reply.form);
  }
  const letters = await desk.kit.database.db.delivery.findMany({ where: { workspaceId: desk.workspace.id } });
  messages.push(...letters.map((row) => contentFrom(row, desk.kit.keys).message));
  return { messages, forms, opening };
}

async function hold({ kit, workspace }: Desk): Promise<string> {
  const { db } = kit.database;
  const row = await db.delivery.findFirstOrThrow({ where: { workspaceId: workspace.id } });
  const where = { workspaceId_id: { workspaceId: workspace.id, id: row.id } };
  await db.delivery.update({ where, data: { state: 'held', queuedAt: now, undeliveredAt: now } });
  return row.id;
}
