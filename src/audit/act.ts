// What the audit log can say: each act by its name, with what it was done to. Ids, numbers and names of settings; never content, never a
// customer's words, never who is behind something anonymous. How an act reads is words.ts.
import { z } from 'zod';

const nothing = z.object({});
const id = z.string();
const count = z.number().int();
const names = z.array(z.string());
const role = z.enum(['admin', 'moderator', 'case-team', 'voice', 'auditor']);

/** What is said of each act. A new act joins here; French and English cannot miss it (words.ts). */
export const acts = {
  /** Columns of Workspace. */
  'settings.changed': z.object({ settings: names }),
  'source.added': z.object({ source: id }),
  'source.connected': z.object({ source: id, vendor: z.string() }),
  'source.changed': z.object({ source: id, settings: names }),
  'source.token-renewed': z.object({ source: id }),
  'token.added': z.object({ token: id }),
  'token.revoked': z.object({ token: id }),
  'readers.added': z.object({ list: id, readers: count }),
  /** An address was forgotten, on so many lists. */
  'readers.removed': z.object({ lists: count }),
  /** They read it as members of channels, and are in them, or in the company, no more. */
  'readers.gone': z.object({ list: id, readers: count }),
  /** It is read by the members of so many channels. */
  'readers.channels': z.object({ list: id, channels: count }),
  'page.made': z.object({ page: id }),
  'page.changed': z.object({ page: id }),
  'page.renewed': z.object({ page: id }),
  'page.revoked': z.object({ page: id }),
  'source.hushed': z.object({ source: id }),
  'source.pulled': z.object({ source: id, vendor: z.string() }),
  'source.paused': z.object({ source: id }),
  'source.resumed': z.object({ source: id }),
  /** The mailbox of customers' mails: connected or changed; left alone for a while; read again; forgotten. */
  'mailbox.connected': nothing,
  'mailbox.paused': nothing,
  'mailbox.resumed': nothing,
  'mailbox.removed': nothing,
  'mail-rule.made': z.object({ mailRule: id }),
  'mail-rule.changed': z.object({ mailRule: id }),
  'mail-rule.removed': z.object({ mailRule: id }),
  /** One that waited: nothing of what it said. */
  'mail.placed': nothing,
  'mail.discarded': nothing,
  /** So many names of segments that looked personal were taken out of all answers. */
  'source.cleaned': z.object({ segments: count }),
  'schedule.made': z.object({ schedule: id }),
  'schedule.changed': z.object({ schedule: id }),
  'schedule.paused': z.object({ schedule: id }),
  'schedule.resumed': z.object({ schedule: id }),
  'schedule.deleted': z.object({ schedule: id }),
  'case-rule.made': z.object({ caseRule: id }),
  'case-rule.changed': z.object({ caseRule: id }),
  'case-rule.deleted': z.object({ caseRule: id }),
  'feed-rule.made': z.object({ feedRule: id }),
  'feed-rule.changed': z.object({ feedRule: id }),
  'feed-rule.deleted': z.object({ feedRule: id }),
  /** Who answers for it since. */
  'topic.made': z.object({ topic: id, owners: names }),
  'topic.changed': z.object({ topic: id, owners: names }),
  'topic.closed': z.object({ topic: id }),
  'topic.reopened': z.object({ topic: id }),
  /** Numbers are those by which people name them. */
  'import.begun': z.object({ batch: count, source: id }),
  'import.undone': z.object({ batch: count }),
  'counts.stored': z.object({ kinds: names }),
  'export.made': z.object({ what: z.string(), format: z.string() }),
  /** Everything of the company, from another place: how much, and the SHA-256 of that archive's manifest. */
  'import.all': z.object({ rows: count, tables: count, manifest: z.string() }),
  /** The key that seals: another one; lost: what the one before sealed cannot be read any more. */
  'key.changed': z.object({ lost: z.boolean() }),
  /** As old as their source keeps words: blanked by the program itself. */
  'answers.expired': z.object({ source: id, answers: count }),
  /** How many answers, and messages in the chat; never whose. */
  'customer.erased': z.object({ answers: count, messages: count }),
  /** By a colleague, from which case or action, by its number. Never what they wrote, nor to whom. */
  'customer.written-to': z.object({ source: id, kind: z.enum(['case', 'action']), item: z.string() }),
  /** How many rows named them, and messages were theirs; never who. */
  'person.erased': z.object({ rows: count, messages: count }),
  'story.approved': z.object({ story: count }),
  'story.returned': z.object({ story: count }),
  /** By somebody other than its teller. */
  'story.reworded': z.object({ story: count }),
  /** By somebody other than its owner: what became of it. */
  'action.changed': z.object({
    action: count,
    change: z.enum([
      ...(['started', 'done', 'dropped', 'noted', 'postponed', 'handed-over', 'edited'] as const),
      ...(['steps-set', 'step-ticked', 'reopened'] as const),
    ]),
  }),
  'word.published': z.object({ word: count }),
  'word.corrected': z.object({ word: count }),
  'word.withdrawn': z.object({ word: count }),
  'charter.changed': z.object({ version: count }),
  'promise.made': z.object({ promise: count }),
  'promise.changed': z.object({ promise: count }),
  'promise.ended': z.object({ promise: count }),
  /** By their numbers. Nothing of who answered, nor of what. */
  'survey.made': z.object({ survey: count }),
  'survey.changed': z.object({ survey: count }),
  'survey.ended': z.object({ survey: count }),
  'survey.opened': z.object({ survey: count, round: count }),
  'survey.closed': z.object({ survey: count, round: count }),
  /** So many answers could not be opened, and were not waited for any longer. */
  'survey.closed-without': z.object({ survey: count, round: count, answers: count }),
  /** The least answers behind what is shown of it. */
  'survey.threshold': z.object({ survey: count, threshold: count }),
  /** Sentences and situations of the company's own, or left out: how many, by kind of survey. */
  'survey.items': z.object({ kind: z.enum(['pulse', 'orientation', 'maturity']), items: count }),
  /** Why nothing is done about a round. */
  'survey.word': z.object({ survey: count, round: count }),
  /** The lesson of the week is posted there from now on; at another time; no more. */
  'lesson-channel.added': z.object({ channel: id }),
  'lesson-channel.changed': z.object({ channel: id }),
  'lesson-channel.removed': z.object({ channel: id }),
  'lesson.approved': z.object({ lesson: count }),
  'lesson.declined': z.object({ lesson: count }),
  'lesson.withdrawn': z.object({ lesson: count }),
  /** By its number: what customers are asked about an idea or an action, and the links by which they answer. */
  'customers.asked': z.object({ question: count }),
  'customers.changed': z.object({ question: count }),
  'customers.links-made': z.object({ question: count, links: count, kind: z.enum(['open', 'single']) }),
  'customers.links-revoked': z.object({ question: count }),
  /** Before its last day. */
  'customers.ended': z.object({ question: count }),
  'customers.word': z.object({ question: count }),
  /** Not which: a theme is known by customers' words. */
  'theme.changed': z.object({ change: z.enum(['names', 'pinned', 'unpinned', 'muted', 'unmuted']) }),
  'theme.joined': z.object({ themes: count }),
  'theme.parted': z.object({ themes: count }),
  /** How contacts are counted: the currency, a department, a rule, or a cost ("phone/2026-10-01"). */
  'contacts.changed': z.object({ what: z.enum(['settings', 'department', 'rule', 'cost']), item: id }),
  'contacts.imported': z.object({ batch: count, rows: count }),
  'contacts.undone': z.object({ batch: count, rows: count }),
  /** Which month. */
  'contacts.closed': z.object({ item: z.string() }),
  /** As old as the company keeps their words: blanked by the program itself. */
  'contacts.expired': z.object({ contacts: count }),
  'touchpoint.made': z.object({ touchpoint: id }),
  'touchpoint.changed': z.object({ touchpoint: id }),
  'touchpoint.retired': z.object({ touchpoint: id }),
  'touchpoint.brought-back': z.object({ touchpoint: id }),
  'touchpoint.joined': z.object({ touchpoint: id, into: id }),
  /** Employees and their representatives were told of visits: on which day, YYYY-MM-DD. */
  'visit-notice.recorded': z.object({ notice: id, on: z.string() }),
  /** No visit of the company's own is kept from now on. */
  'visit-notice.withdrawn': z.object({ notice: id }),
  /** How many are offered now. */
  'visit-competitors.changed': z.object({ listed: count }),
  'visit-criteria.changed': z.object({ touchpoint: id, criteria: count }),
  /** Not which: some are to people who are not named. */
  'message.resent': z.object({ messages: count }),
  'message.let-be': z.object({ messages: count }),
  /** That a thing of the roadmap which no fact shows is done, or no longer is. */
  'roadmap.said': z.object({ item: z.string(), done: z.boolean() }),
  'role.given': z.object({ person: id, role }),
  'role.taken': z.object({ person: id, role }),
  'ambassadors.turned-on': nothing,
  'ambassadors.turned-off': nothing,
  'shared-channel.confirmed': z.object({ channel: id }),
  /** By OAuth, on the company's Slack: how many rights it came with; whose word it was that it is gone. */
  'installation.made': z.object({ rights: count }),
  'installation.ended': z.object({ word: z.string() }),
  /** By the operator's settings: at which server, which model. */
  'summary.turned-on': z.object({ host: z.string(), model: z.string() }),
  'summary.turned-off': nothing,
  'accounts.linked': nothing,
  'accounts.unlinked': nothing,
} as const satisfies Record<string, z.ZodObject>;

export type ActName = keyof typeof acts;

/** What is said of the act of that name. */
export type ActDetails<K extends ActName> = z.infer<(typeof acts)[K]>;

/** Who did it: somebody in a chat, by their id here; whoever held an API token, by its name; somebody at the command line;
 * the program by itself. */
export type By = { readonly person: string } | { readonly token: string } | 'command-line' | 'itself';

/** Who does something that is noted, and when. */
export interface Doer {
  readonly by: By;
  readonly now: Date;
}

/** As it stands in the database. */
export function byText(by: By): string {
  if (typeof by === 'string') return by;
  return 'person' in by ? `person:${by.person}` : `token:${by.token}`;
}

/** Null for what is no such text: somebody changed it. */
export function byFrom(text: string): By | null {
  if (text === 'command-line' || text === 'itself') return text;
  const [, kind, name = ''] = /^(person|token):(.+)$/s.exec(text) ?? [];
  if (kind === 'person') return { person: name };
  return kind === 'token' ? { token: name } : null;
}
