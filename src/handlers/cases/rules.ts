// What rules that open cases say and do where they differ from others (handlers/rules.ts). The form's fields are rule-form.ts.
import { openCases } from '../../cases/open.ts';
import { allRules, type Rule, type RuleDraft, ruleById } from '../../cases/rules/rule.ts';
import { createRule, deleteRule, updateRule } from '../../cases/rules/save.ts';
import { wouldHaveOpened } from '../../cases/rules/would-open.ts';
import { metrics } from '../../feedback/filters.ts';
import { plural } from '../../i18n/formats.ts';
import type { Text } from '../../messages/message.ts';
import { noMatch } from '../no-match.ts';
import type { Request, SubmitReply } from '../request.ts';
import { answersText, type NamesInRules, ruleScreens } from '../rules.ts';
import { parseRule, type RuleInput, ruleFields } from './rule-form.ts';
import { sayRules } from './words.ts';

export const caseRules = ruleScreens<Rule, RuleInput>({
  name: 'case-rule',
  askNames: {
    list: 'case-rules',
    create: 'case-rule.create',
    edit: 'case-rule.edit',
    remove: 'case-rule.delete',
  },
  words: sayRules,
  all: allRules,
  byId: ruleById,
  text: ruleText,
  besides: (locale) => [{ label: sayRules(locale).feed, action: { name: 'feed-rules' } }],
  fields: ruleFields,
  parse: parseRule,
  channel: ({ channel }) => channel,
  create: async (request, saving, input, formKey) =>
    createRule(request.kit.database, saving, await draftOf(request, input), formKey),
  settle: ({ kit: { database }, workspace, at: now }) => openCases({ database, workspace, now }),
  update: async (request, saving, shown, input) =>
    updateRule(request.kit.database, saving, shown, await draftOf(request, input)),
  remove: deleteRule,
  saved,
});

async function draftOf({ kit }: Request, input: RuleInput): Promise<RuleDraft> {
  const { name = '' } = (await kit.directory.channel(input.channel)) ?? {};
  return { ...input, channel: { address: input.channel, name } };
}

/** "#sav · NPS ≤ 4, CSAT ≤ 2 · Delivery · Phone survey". */
function ruleText(rule: Rule, names: NamesInRules, { locale }: Request): Text {
  const say = sayRules(locale);
  const scores = metrics.flatMap((metric) => {
    const bound = rule.bounds[metric];
    return bound === null ? [] : [say.scores(metric.toUpperCase(), bound)];
  });
  const { touchpoints, sources, segments } = answersText(rule, names, locale);
  const parts = [scores.join(', '), touchpoints, sources, segments].filter((part) => part !== '');
  const { address, name } = rule.channel;
  return [{ channel: address, name: `#${name}` }, ` · ${parts.join(' · ')}`];
}

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
