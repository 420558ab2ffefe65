// The rules that open cases, as admins see them: the list, make, change, delete. The form's fields are rule-form.ts.
import { openCases } from '../../cases/open.ts';
import { allRules, type Rule, type RuleDraft, ruleById } from '../../cases/rules/rule.ts';
import { createRule, deleteRule, updateRule } from '../../cases/rules/save.ts';
import { wouldHaveOpened } from '../../cases/rules/would-open.ts';
import { newId } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { metrics } from '../../feedback/filters.ts';
import { segmentText } from '../../feedback/segment-names.ts';
import { listSources } from '../../feedback/sources/source.ts';
import { type Called, touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { touchpointName } from '../../feedback/touchpoints.ts';
import { plural } from '../../i18n/formats.ts';
import { localeOf } from '../../i18n/locale.ts';
import { opening } from '../../messages/form.ts';
import { type Block, type Message, sentence, type Text } from '../../messages/message.ts';
import { noMatch } from '../no-match.ts';
import { pageIn, pageOf, shown } from '../pages.ts';
import { channelProblem } from '../picked.ts';
import { type Ask, form, type Request, type SubmitReply } from '../request.ts';
import { choosableAnswers } from '../which-answers.ts';
import { parseRule, type RuleInput, ruleFields } from './rule-form.ts';
import { sayRules } from './words.ts';

export const listRules: Ask = async (request) =>
  shown(request, await rulesList(request, pageIn(request.subject).page));

async function rulesList(request: Request, page: number): Promise<Message> {
  const { db } = request.kit.database;
  const rules = await allRules(db, request.workspace.id);
  const sources = await listSources(db, request.workspace.id);
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  const called = await touchpointsCalled(db, request.workspace.id);
  const { entries, pager, again } = pageOf(rules, { name: 'case-rules' }, page, request);
  const say = sayRules(request.locale);
  return {
    summary: say.title,
    again,
    blocks: [
      { kind: 'heading', text: say.title },
      { kind: 'text', text: say.intro },
      ...(rules.length === 0 ? [{ kind: 'text', text: say.none } as const] : []),
      ...entries.flatMap((rule) => ruleBlocks(rule, { sources: names, called }, request)),
      ...pager,
      {
        kind: 'buttons',
        buttons: [
          { label: say.create, action: { name: 'case-rule.create' }, style: 'primary' },
          { label: say.feed, action: { name: 'feed-rules' } },
        ],
      },
    ],
  };
}

interface NamesInRules {
  readonly sources: ReadonlyMap<string, string>;
  readonly called: Called;
}

function ruleBlocks(rule: Rule, named: NamesInRules, { locale }: Request): Block[] {
  const say = sayRules(locale);
  const subject = rule.id;
  return [
    { kind: 'facts', facts: [{ label: rule.name, value: ruleText(rule, named, locale) }] },
    {
      kind: 'buttons',
      buttons: [
        { label: say.edit, action: { name: 'case-rule.edit', subject } },
        {
          label: say.remove,
          action: { name: 'case-rule.delete', subject },
          style: 'danger',
          confirm: { title: say.removeTitle, text: say.removeText(rule.name), yes: say.remove, no: say.keep },
        },
      ],
    },
  ];
}

/** "#sav · NPS ≤ 4, CSAT ≤ 2 · Delivery · Phone survey". */
function ruleText(rule: Rule, { sources, called }: NamesInRules, locale: Request['locale']): Text {
  const say = sayRules(locale);
  const scores = metrics.flatMap((metric) => {
    const bound = rule.bounds[metric];
    return bound === null ? [] : [say.scores(metric.toUpperCase(), bound)];
  });
  const parts = [
    scores.join(', '),
    rule.touchpoints.map((each) => touchpointName(each, locale, called.get(each))).join(', '),
    rule.sourceIds.flatMap((id) => sources.get(id) ?? []).join(', '),
    rule.segments.map((each) => segmentText(each, locale)).join(', '),
  ].filter((part) => part !== '');
  const { address, name } = rule.channel;
  return [{ channel: address, name: `#${name}` }, ` · ${parts.join(' · ')}`];
}

export const openRuleCreate: Ask = async (request) => ({ kind: 'open', form: await view(request, null) });

export const openRuleEdit: Ask = async (request) => ({
  kind: 'open',
  form: await view(request, await existing(request)),
});

async function view(request: Request, rule: Rule | null) {
  const { workspace, locale } = request;
  const say = sayRules(locale);
  return {
    form: 'case-rule',
    state: opening(newId(), rule ? { subject: rule.id, version: rule.version } : {}),
    title: rule ? say.editTitle : say.create,
    submit: say.save,
    fields: ruleFields(rule, {
      ...(await choosableAnswers(request)),
      locale,
      cardLocale: localeOf(workspace.locale) ?? 'en',
    }),
  };
}

export const ruleForm = form<RuleInput>({
  name: 'case-rule',
  may: 'admin',
  parse: (values, { locale }) => parseRule(values, locale),
  async submit(input, request, { key, subject, version }) {
    const { kit, workspace, asker, at: now, locale } = request;
    const { database } = kit;
    const problem = await channelProblem(request, input.channel);
    if (problem !== null) return { kind: 'errors', errors: { channel: problem } };
    const { name = '' } = (await kit.directory.channel(input.channel)) ?? {};
    const draft: RuleDraft = { ...input, channel: { address: input.channel, name } };
    const where = { workspaceId: workspace.id, now, adminId: asker.id };
    if (subject === undefined || version === undefined) {
      return saved(request, await createRule(database, where, draft, key));
    }
    // What came in under the old rule is its own still.
    await openCases({ database, workspace, now });
    kit.nudge();
    const result = await updateRule(database, where, { id: subject, version }, draft);
    if (result.kind === 'saved') return saved(request, result.rule);
    const say = sayRules(locale);
    return { kind: 'errors', errors: { name: result.by === null ? say.deleted : say.outdated(result.by) } };
  },
});

async function saved(request: Request, rule: Rule): Promise<SubmitReply> {
  const { kit, workspace, at: now, locale, formats } = request;
  const say = sayRules(locale);
  const count = await wouldHaveOpened(kit.database.db, workspace.id, rule, now);
  const { touchpoints, sourceIds, segments } = rule;
  const unmatched = await noMatch(request, { touchpoints, sourceIds, segments });
  const text = say.savedAs(rule.name, rule.channel.name);
  return {
    kind: 'done',
    title: say.saved,
    told: {
      summary: text,
      blocks: [
        { kind: 'text', text },
        { kind: 'text', text: plural(locale, count, say.preview(formats.number(count))) },
        ...(unmatched === null ? [] : [{ kind: 'text', text: unmatched } as const]),
      ],
    },
  };
}

export const removeRule: Ask = async (request) => {
  const rule = await existing(request);
  const { kit, workspace, asker, at: now } = request;
  await deleteRule(kit.database, { workspaceId: workspace.id, adminId: asker.id, now }, rule.id);
  return { kind: 'say', message: sentence(sayRules(request.locale).removed(rule.name)), did: true };
};

/** @throws UserError 'case-rule.not-found' */
async function existing({ kit, workspace, subject }: Request): Promise<Rule> {
  const rule = await ruleById(kit.database.db, workspace.id, subject ?? '');
  if (!rule) throw new UserError('case-rule.not-found', (locale) => sayRules(locale).deleted);
  return rule;
}
