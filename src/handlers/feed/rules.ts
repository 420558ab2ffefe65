// What rules of the feed say and do where they differ from others (handlers/rules.ts). The form's fields are form.ts.
import { hasCrowd, tellFeed } from '../../feed/post.ts';
import { allFeedRules, type FeedDraft, type FeedRule, feedRuleById } from '../../feed/rule.ts';
import { createFeedRule, deleteFeedRule, updateFeedRule } from '../../feed/save.ts';
import { PREVIEW_DAYS, wouldHavePosted } from '../../feed/would-post.ts';
import { LEAST_ANSWERS_FOR_COMMENTS, LEAST_CUSTOMERS } from '../../feedback/verbatims.ts';
import { plural } from '../../i18n/formats.ts';
import type { Text } from '../../messages/message.ts';
import { companyHours } from '../../workspace/posting.ts';
import { channelLabel } from '../channel-label.ts';
import { sayMoods } from '../mood-field.ts';
import { noMatch } from '../no-match.ts';
import { postingHoursText } from '../posting-hours.ts';
import type { Request, SubmitReply } from '../request.ts';
import { answersText, type NamesInRules, ruleScreens } from '../rules.ts';
import { feedFields, parseFeed } from './form.ts';
import { sayFeed } from './words.ts';

export const feedRules = ruleScreens<FeedRule, FeedDraft>({
  name: 'feed-rule',
  askNames: {
    list: 'feed-rules',
    create: 'feed-rule.create',
    edit: 'feed-rule.edit',
    remove: 'feed-rule.delete',
  },
  words: sayFeed,
  all: allFeedRules,
  byId: feedRuleById,
  text: ruleText,
  note: droppedNote,
  fields: feedFields,
  parse: parseFeed,
  channel: ({ address }) => address,
  create: ({ kit }, saving, draft, formKey) => createFeedRule(kit.database, saving, draft, formKey),
  settle: ({ kit: { database }, workspace, at: now }) => tellFeed({ database, workspace, now }),
  update: ({ kit }, saving, shown, draft) => updateFeedRule(kit.database, saving, shown, draft),
  remove: deleteFeedRule,
  saved,
});

/** "#sav · Unhappy · Hot · Delivery · Phone survey · “colis”". */
async function ruleText(rule: FeedRule, names: NamesInRules, request: Request): Promise<Text> {
  const { locale } = request;
  const say = sayFeed(locale);
  const { touchpoints, sources, segments } = answersText(rule, names, locale);
  const parts = [
    sayMoods(locale).moods[rule.mood],
    rule.heat === null ? '' : say.heats[rule.heat],
    touchpoints,
    sources,
    rule.words.join(', '),
    segments,
    rule.language === null ? '' : say.writtenIn[rule.language],
    say.atMost(rule.perHour),
    postingHoursText(rule.postingHours, locale),
  ].filter((part) => part !== '');
  return [await channelLabel(request, rule.address), ` · ${parts.join(' · ')}`];
}

async function droppedNote(
  { address }: FeedRule,
  { kit, workspace, locale }: Request,
): Promise<string | null> {
  const last = await kit.database.db.delivery.findFirst({
    where: { workspaceId: workspace.id, address, kind: { startsWith: 'feed.' } },
    orderBy: { queuedAt: 'desc' },
    select: { state: true },
  });
  return last?.state === 'dropped' ? sayFeed(locale).dropped : null;
}

async function saved(request: Request, rule: FeedRule): Promise<SubmitReply> {
  const { kit, workspace, at: now, locale, formats } = request;
  const { db } = kit.database;
  const say = sayFeed(locale);
  const count = await wouldHavePosted(db, workspace.id, rule, now);
  const label = await channelLabel(request, rule.address);
  const few = (await hasCrowd(db, workspace.id, rule))
    ? []
    : [say.tooFew(formats.number(LEAST_ANSWERS_FOR_COMMENTS), formats.number(LEAST_CUSTOMERS))];
  const { touchpoints, sourceIds, segments } = rule;
  const unmatched = await noMatch(request, { touchpoints, sourceIds, segments });
  const hours = rule.postingHours ?? companyHours(workspace);
  const when = hours.kind === 'always' ? say.atOnce : say.within(postingHoursText(hours, locale));
  const preview = plural(locale, count, say.preview(formats.number(count), formats.number(PREVIEW_DAYS)));
  return {
    kind: 'done',
    title: say.saved,
    told: {
      summary: say.savedAs(rule.name),
      blocks: [
        { kind: 'text', text: [`${say.savedAs(rule.name)} `, label] },
        ...[preview, ...(unmatched === null ? [] : [unmatched]), say.hours(when, rule.perHour), ...few].map(
          (text) => ({ kind: 'text', text }) as const,
        ),
      ],
    },
  };
}
