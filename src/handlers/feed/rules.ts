// The rules of the feed, as admins see them: the list, make, change, delete. The form's fields are form.ts.
import { newId } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { hasCrowd, tellFeed } from '../../feed/post.ts';
import { allFeedRules, type FeedDraft, type FeedRule, feedRuleById } from '../../feed/rule.ts';
import { createFeedRule, deleteFeedRule, updateFeedRule } from '../../feed/save.ts';
import { PREVIEW_DAYS, wouldHavePosted } from '../../feed/would-post.ts';
import { segmentText } from '../../feedback/segment-names.ts';
import { listSources } from '../../feedback/sources/source.ts';
import { type Called, touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { touchpointName } from '../../feedback/touchpoints.ts';
import { LEAST_ANSWERS_FOR_COMMENTS, LEAST_CUSTOMERS } from '../../feedback/verbatims.ts';
import { plural } from '../../i18n/formats.ts';
import { localeOf } from '../../i18n/locale.ts';
import { opening } from '../../messages/form.ts';
import { type Block, type Message, sentence, type Text } from '../../messages/message.ts';
import { companyHours } from '../../workspace/posting.ts';
import { channelLabel } from '../channel-label.ts';
import { sayMoods } from '../mood-field.ts';
import { noMatch } from '../no-match.ts';
import { pageIn, pageOf, shown } from '../pages.ts';
import { channelProblem } from '../picked.ts';
import { postingHoursText } from '../posting-hours.ts';
import { type Ask, form, type Request, type SubmitReply } from '../request.ts';
import { choosableAnswers } from '../which-answers.ts';
import { feedFields, parseFeed } from './form.ts';
import { sayFeed } from './words.ts';

export const listFeedRules: Ask = async (request) =>
  shown(request, await rulesList(request, pageIn(request.subject).page));

async function rulesList(request: Request, page: number): Promise<Message> {
  const { db } = request.kit.database;
  const rules = await allFeedRules(db, request.workspace.id);
  const sources = await listSources(db, request.workspace.id);
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  const called = await touchpointsCalled(db, request.workspace.id);
  const { entries, pager, again } = pageOf(rules, { name: 'feed-rules' }, page, request);
  const say = sayFeed(request.locale);
  const drawn: Block[] = [];
  for (const rule of entries) drawn.push(...(await ruleBlocks(rule, { sources: names, called }, request)));
  return {
    summary: say.title,
    again,
    blocks: [
      { kind: 'heading', text: say.title },
      { kind: 'text', text: say.intro },
      ...(rules.length === 0 ? [{ kind: 'text', text: say.none } as const] : []),
      ...drawn,
      ...pager,
      {
        kind: 'buttons',
        buttons: [{ label: say.create, action: { name: 'feed-rule.create' }, style: 'primary' }],
      },
    ],
  };
}

interface NamesInRules {
  readonly sources: ReadonlyMap<string, string>;
  readonly called: Called;
}

async function ruleBlocks(rule: FeedRule, named: NamesInRules, request: Request): Promise<Block[]> {
  const say = sayFeed(request.locale);
  const subject = rule.id;
  const { db } = request.kit.database;
  const last = await db.delivery.findFirst({
    where: { workspaceId: request.workspace.id, address: rule.address, kind: { startsWith: 'feed.' } },
    orderBy: { queuedAt: 'desc' },
    select: { state: true },
  });
  return [
    { kind: 'facts', facts: [{ label: rule.name, value: await ruleText(rule, named, request) }] },
    ...(last?.state === 'dropped' ? [{ kind: 'note', text: say.dropped } as const] : []),
    {
      kind: 'buttons',
      buttons: [
        { label: say.edit, action: { name: 'feed-rule.edit', subject } },
        {
          label: say.remove,
          action: { name: 'feed-rule.delete', subject },
          style: 'danger',
          confirm: { title: say.removeTitle, text: say.removeText(rule.name), yes: say.remove, no: say.keep },
        },
      ],
    },
  ];
}

/** "#sav · Unhappy · Hot · Delivery · Phone survey · “colis”". */
async function ruleText(rule: FeedRule, { sources, called }: NamesInRules, request: Request): Promise<Text> {
  const { locale } = request;
  const say = sayFeed(locale);
  const parts = [
    sayMoods(locale).moods[rule.mood],
    rule.heat === null ? '' : say.heats[rule.heat],
    rule.touchpoints.map((each) => touchpointName(each, locale, called.get(each))).join(', '),
    rule.sourceIds.flatMap((id) => sources.get(id) ?? []).join(', '),
    rule.words.join(', '),
    rule.segments.map((each) => segmentText(each, locale)).join(', '),
    rule.language === null ? '' : say.writtenIn[rule.language],
    say.atMost(rule.perHour),
    postingHoursText(rule.postingHours, locale),
  ].filter((part) => part !== '');
  return [await channelLabel(request, rule.address), ` · ${parts.join(' · ')}`];
}

export const openFeedCreate: Ask = async (request) => ({ kind: 'open', form: await view(request, null) });

export const openFeedEdit: Ask = async (request) => ({
  kind: 'open',
  form: await view(request, await existing(request)),
});

async function view(request: Request, rule: FeedRule | null) {
  const { workspace, locale } = request;
  const say = sayFeed(locale);
  return {
    form: 'feed-rule',
    state: opening(newId(), rule ? { subject: rule.id, version: rule.version } : {}),
    title: rule ? say.editTitle : say.create,
    submit: say.save,
    fields: feedFields(rule, {
      ...(await choosableAnswers(request)),
      locale,
      cardLocale: localeOf(workspace.locale) ?? 'en',
    }),
  };
}

export const feedForm = form<FeedDraft>({
  name: 'feed-rule',
  may: 'admin',
  parse: (values, { locale }) => parseFeed(values, locale),
  async submit(draft, request, { key, subject, version }) {
    const { kit, workspace, asker, at: now, locale } = request;
    const { database } = kit;
    const problem = await channelProblem(request, draft.address);
    if (problem !== null) return { kind: 'errors', errors: { channel: problem } };
    const where = { workspaceId: workspace.id, now, adminId: asker.id };
    if (subject === undefined || version === undefined) {
      return saved(request, await createFeedRule(database, where, draft, key));
    }
    // What came in under the old rule is its own still.
    await tellFeed({ database, workspace, now });
    kit.nudge();
    const result = await updateFeedRule(database, where, { id: subject, version }, draft);
    if (result.kind === 'saved') return saved(request, result.rule);
    const say = sayFeed(locale);
    return { kind: 'errors', errors: { name: result.by === null ? say.deleted : say.outdated(result.by) } };
  },
});

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

export const removeFeedRule: Ask = async (request) => {
  const rule = await existing(request);
  const { kit, workspace, asker, at: now } = request;
  await deleteFeedRule(kit.database, { workspaceId: workspace.id, adminId: asker.id, now }, rule.id);
  return { kind: 'say', message: sentence(sayFeed(request.locale).removed(rule.name)), did: true };
};

/** @throws UserError 'feed-rule.not-found' */
async function existing({ kit, workspace, subject }: Request): Promise<FeedRule> {
  const rule = await feedRuleById(kit.database.db, workspace.id, subject ?? '');
  if (!rule) throw new UserError('feed-rule.not-found', (locale) => sayFeed(locale).deleted);
  return rule;
}
