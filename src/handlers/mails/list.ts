// All of customers' mails on one screen: how the mailbox fares, what was kept out, what waits, and the rules.
import { listSources } from '../../feedback/sources/source.ts';
import { touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { touchpointName } from '../../feedback/touchpoints.ts';
import { plural } from '../../i18n/formats.ts';
import { keptOutSince } from '../../mail-in/beat.ts';
import { keptOutLines } from '../../mail-in/letters.ts';
import { type Mailbox, mailboxOf, steerMailbox } from '../../mail-in/mailbox.ts';
import { type MailRule, mailRules } from '../../mail-in/rules.ts';
import { mailboxRemedy, mailboxText } from '../../mail-in/standing.ts';
import { mailsWaiting } from '../../mail-in/waiting.ts';
import { type Block, sentence } from '../../messages/message.ts';
import { doerOf } from '../doer.ts';
import type { Examined, Finding } from '../feature.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import type { Ask, Request } from '../request.ts';
import { sayMails } from './words.ts';

const DAY_MS = 86_400_000;
/** So far back what was kept out is counted. */
const LOOK_BACK_DAYS = 30;

export const showMails: Ask = async (request) => {
  const { kit, workspace, locale, formats, at: now } = request;
  const { database } = kit;
  const say = sayMails(locale);
  const mailbox = await mailboxOf(database.db, workspace.id);
  const rules = await mailRules(database.db, workspace.id);
  const { entries, pager, again } = pageOf(rules, { name: 'mail-in' }, pageIn(request.subject).page, request);
  const waiting = (await mailsWaiting(database.db, workspace.id)).length;
  const since = new Date(now.getTime() - LOOK_BACK_DAYS * DAY_MS);
  const lines = keptOutLines(await keptOutSince({ database, workspace }, since), locale);
  const named = await ruleNames(request);
  return shown(request, {
    summary: say.title,
    again,
    blocks: [
      { kind: 'heading', text: say.title },
      { kind: 'text', text: say.intro },
      ...mailboxBlocks(mailbox, request),
      ...(waiting === 0
        ? []
        : [
            { kind: 'text', text: plural(locale, waiting, say.waits(formats.number(waiting))) } as const,
            {
              kind: 'buttons',
              buttons: [{ label: say.seeWaiting, action: { name: 'mail-in.waiting' } }],
            } as const,
          ]),
      ...(lines.length === 0
        ? []
        : [{ kind: 'text', text: say.keptOut } as const, { kind: 'list', items: lines } as const]),
      { kind: 'text', text: [{ strong: say.rules }] },
      ...(rules.length === 0 ? [{ kind: 'note', text: say.noRule } as const] : []),
      ...entries.flatMap((rule) => ruleBlocks(rule, named, request)),
      ...pager,
      {
        kind: 'buttons',
        buttons: [{ label: say.newRule, action: { name: 'mail-rule.create' }, style: 'primary' }],
      },
    ],
  });
};

type RuleNames = (rule: MailRule) => { readonly source: string; readonly moment: string };

async function ruleNames({ kit, workspace, locale }: Request): Promise<RuleNames> {
  const { db } = kit.database;
  const sources = new Map((await listSources(db, workspace.id)).map(({ id, name }) => [id, name]));
  const called = await touchpointsCalled(db, workspace.id);
  return ({ sourceId, touchpoint }) => ({
    source: sources.get(sourceId) ?? '–',
    moment:
      touchpoint === null
        ? sayMails(locale).asksEachTime
        : touchpointName(touchpoint, locale, called.get(touchpoint)),
  });
}

function ruleBlocks(rule: MailRule, named: RuleNames, { locale }: Request): Block[] {
  const say = sayMails(locale);
  const { source, moment } = named(rule);
  const { id, senders, subject, how, heat } = rule;
  return [
    {
      kind: 'facts',
      facts: [
        { label: say.from, value: senders.join(', ') },
        ...(subject === '' ? [] : [{ label: say.subject, value: subject }]),
        { label: say.how, value: say.hows[how] },
        { label: say.source, value: `${source} · ${say.heats[heat]}` },
        { label: say.moment, value: moment },
      ],
    },
    {
      kind: 'buttons',
      buttons: [
        { label: say.edit, action: { name: 'mail-rule.edit', subject: id } },
        {
          label: say.remove,
          action: { name: 'mail-rule.remove', subject: id },
          style: 'danger',
          confirm: { title: say.removeTitle, text: say.removeText, yes: say.remove, no: say.keep },
        },
      ],
    },
  ];
}

function mailboxBlocks(mailbox: Mailbox | null, { locale, at: now }: Request): Block[] {
  const say = sayMails(locale);
  if (mailbox === null) return [{ kind: 'note', text: say.noMailbox }];
  const remedy = mailboxRemedy(mailbox, locale);
  const steer =
    mailbox.pausedAt === null
      ? { label: say.pause, action: { name: 'mail-in.pause' } }
      : { label: say.resume, action: { name: 'mail-in.resume' } };
  return [
    { kind: 'text', text: mailboxText(mailbox, { locale, now }) },
    ...(remedy === null ? [] : [{ kind: 'note', text: remedy } as const]),
    { kind: 'buttons', buttons: [steer] },
  ];
}

/** For an admin's home: the mailbox, where it cannot be read. */
export async function mailboxTrouble(request: Request): Promise<Block[]> {
  const { kit, workspace, locale } = request;
  const mailbox = await mailboxOf(kit.database.db, workspace.id);
  return mailbox === null || mailboxRemedy(mailbox, locale) === null ? [] : mailboxBlocks(mailbox, request);
}

/** For doctor: nothing where no mailbox is connected. */
export async function mailboxFound({ db, workspaceId, now, locale }: Examined): Promise<Finding[]> {
  const mailbox = await mailboxOf(db, workspaceId);
  if (mailbox === null) return [];
  const remedy = mailboxRemedy(mailbox, locale);
  const detail = [mailboxText(mailbox, { locale, now }), ...(remedy === null ? [] : [remedy])].join('. ');
  return [{ what: sayMails(locale).menu, ok: remedy === null, detail }];
}

function steer(how: 'pause' | 'resume'): Ask {
  return async (request) => {
    const { kit, workspace, locale, at: now } = request;
    const isThere = await steerMailbox(kit.database, workspace.id, how, doerOf(request));
    if (isThere) kit.wakeImports();
    const mailbox = await mailboxOf(kit.database.db, workspace.id);
    const told = mailbox === null ? sayMails(locale).mailboxGone : mailboxText(mailbox, { locale, now });
    return { kind: 'say', message: sentence(told), did: true };
  };
}

export const pauseMailbox = steer('pause');
export const resumeMailbox = steer('resume');
