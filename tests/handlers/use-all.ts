// Uses the whole menu once on a desk, and says all that was told and shown. Whose desk it is, its caller decides (whole-menu.ts).
import { contentFrom, isBlank } from '../../src/delivery/content.ts';
import { UserError } from '../../src/errors.ts';
import { menu } from '../../src/handlers/index.ts';
import type { Reply } from '../../src/handlers/request.ts';
import { type FormView, firstValues } from '../../src/messages/form.ts';
import { type Message, sentence } from '../../src/messages/message.ts';
import type { Desk } from './desk.ts';

/** Acts that end something, and would take it from those that come after. */
const LAST = [
  'schedule.delete',
  'case-rule.delete',
  'feed-rule.delete',
  'topic.close',
  'contact-rule.remove',
  'mail-rule.remove',
  'mail.no-place',
  'mail.discard',
  'unit-cost.remove',
  'department.remove',
  'topic.reopen',
  'touchpoint.retire',
  'touchpoint.bring-back',
  'story.approve',
  'direction.withdraw',
  'survey.close',
  'survey.close-without',
  'survey.end',
  'visit.delete',
  'visit.notice-withdraw',
  'suggestion.acknowledge',
  'suggestions.acknowledge-all',
  'ambassador.stop',
  'ambassadors.off',
  'ambassadors.on',
];

/** What was told or shown, and by what it was asked for: a command as "/voice", else the name of an action or a form. */
export type Shown = { readonly by: string } & (
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'form'; readonly form: FormView }
);

export interface Told {
  readonly shown: readonly Shown[];
  readonly messages: readonly Message[];
  readonly forms: readonly FormView[];
  /** The actions that were answered with a form. */
  readonly opening: readonly string[];
}

/** Everything an admin is told or shown when they use the whole menu once. */
export async function useAll(desk: Desk): Promise<Told> {
  const shown: Shown[] = [];
  const opening: string[] = [];
  const say = (by: string, message: Message) => shown.push({ by, kind: 'message', message });
  const open = (by: string, form: FormView) => shown.push({ by, kind: 'form', form });
  const take = (by: string, reply: Reply) => {
    if (reply.kind === 'say' || reply.kind === 'home') say(by, reply.message);
    if (reply.kind === 'hand') say(by, sentence(reply.words));
    if (reply.kind === 'open') open(by, reply.form);
  };
  const held = await hold(desk);
  for (const { name, run } of menu.commands) take(`/${name}`, await run(desk.ask()));
  const about = {
    text: 'Number the lines of our invoices',
    link: 'https://exemple.slack.com/archives/C1/p1',
  };
  for (const { name, run } of menu.shortcuts) take(name, await run(desk.ask({ about })));
  for (const text of ['Hello?', '']) {
    const message = { channel: 'D1', id: '1.0' };
    const change = text ? 'written' : 'deleted';
    const heard = { change, text, message, under: null, isAddressed: true, files: [] } as const;
    take('heard', await menu.heard(desk.ask(), heard));
  }
  say('home', await menu.home(desk.ask()));
  await visited(desk, open);
  const names = Object.keys(menu.actions).toSorted((a, b) => LAST.indexOf(a) - LAST.indexOf(b));
  for (const name of names) {
    const subject = name.startsWith('held.')
      ? held
      : (desk.subjects[name] ?? desk.subjects[name.split('.')[0] ?? '']);
    const request = desk.ask({ ...(subject ? { subject } : {}), chosen: desk.workspace.locale });
    try {
      const reply = (await menu.actions[name]?.(request)) ?? { kind: 'nothing' };
      if (reply.kind === 'open') opening.push(name);
      take(name, reply);
    } catch (error) {
      // Not now, or not theirs to do: the refusal is something they are told, too.
      if (!(error instanceof UserError)) throw error;
      say(name, sentence(error.say(desk.workspace.locale === 'fr' ? 'fr' : 'en')));
    }
  }
  for (const step of ['study', 'plan', 'test', 'complete', 'merge']) {
    const request = desk.ask();
    const state = { key: 'next', subject: desk.subjects['suggestion'] ?? '' };
    const next = menu.forms.find((form) => form.name === 'suggestion.next');
    const reply = await next?.submit(request, state, { step });
    if (reply?.kind === 'again') open(`suggestion.${step}`, reply.form);
  }
  for (const way of ['more', 'first']) {
    const { state } = formsIn(shown).findLast(({ form }) => form === 'schedule') ?? {
      state: { key: 'none' },
    };
    const schedule = menu.forms.find(({ name }) => name === 'schedule');
    const reply = await schedule?.submit(desk.ask(), state, {}, way);
    if (reply?.kind === 'again') open(`schedule.${way}`, reply.form);
  }
  const letters = await desk.kit.database.db.delivery.findMany({ where: { workspaceId: desk.workspace.id } });
  for (const row of letters.filter((each) => !isBlank(each)))
    say(row.kind, contentFrom(row, desk.kit.keys).message);
  const messages = shown.flatMap((each) => (each.kind === 'message' ? each.message : []));
  return { shown, messages, forms: formsIn(shown), opening };
}

/** Both steps in which a visit is told. */
async function visited(desk: Desk, open: (by: string, form: FormView) => unknown): Promise<void> {
  const first = await menu.actions['visit']?.(desk.ask());
  if (first?.kind !== 'open') return;
  const { fields, state } = first.form;
  const going = menu.forms.find(({ name }) => name === 'visit');
  const said = await going?.submit(desk.ask(), state, { ...firstValues(fields), step: 'delivery' });
  if (said?.kind === 'again') open('visit', said.form);
}

function formsIn(shown: readonly Shown[]): FormView[] {
  return shown.flatMap((each) => (each.kind === 'form' ? each.form : []));
}

async function hold({ kit, workspace }: Desk): Promise<string> {
  const { db } = kit.database;
  const at = kit.clock.now();
  const row = await db.delivery.findFirstOrThrow({ where: { workspaceId: workspace.id } });
  const where = { workspaceId_id: { workspaceId: workspace.id, id: row.id } };
  await db.delivery.update({ where, data: { state: 'held', queuedAt: at, undeliveredAt: at } });
  return row.id;
}
