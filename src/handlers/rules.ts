// Rules about customers' answers, as admins see them: the list, make, change, delete. What a kind of rule brings about is beside its feature.

import { newId } from '../clock.ts';
import type { Database, Store } from '../database/client.ts';
import { UserError } from '../errors.ts';
import type { Segment } from '../feedback/segment-filter.ts';
import { segmentText } from '../feedback/segment-names.ts';
import { listSources } from '../feedback/sources/source.ts';
import { type Called, touchpointsCalled } from '../feedback/touchpoints/company.ts';
import { touchpointName } from '../feedback/touchpoints.ts';
import { type Locale, localeOf } from '../i18n/locale.ts';
import { type Field, type FormValues, opening, type Parsed } from '../messages/form.ts';
import {
  type Address,
  type Block,
  type Button,
  type Message,
  sentence,
  type Text,
} from '../messages/message.ts';
import type { Saved, Saving } from '../people/outdated.ts';
import { pageIn, pageOf, shown } from './paging.ts';
import { channelProblem } from './picked.ts';
import { type Ask, type FormEntry, form, type Request, type SubmitReply } from './request.ts';
import type { RuleFormContext } from './rule-fields.ts';
import { choosableAnswers } from './which-answers.ts';

interface AdminRule {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

interface RuleWords {
  readonly title: string;
  readonly intro: string;
  readonly none: string;
  readonly create: string;
  readonly edit: string;
  readonly editTitle: string;
  readonly remove: string;
  readonly removeTitle: string;
  readonly removeText: (name: string) => string;
  readonly keep: string;
  readonly removed: (name: string) => string;
  readonly save: string;
  readonly deleted: string;
  readonly outdated: (by: string) => string;
}

/** What sources and touchpoints are called, wherever a rule names them. */
export interface NamesInRules {
  readonly sources: ReadonlyMap<string, string>;
  readonly called: Called;
}

/** A kind of rule. @typeParam Input what its form gives */
export interface RuleKind<Rule extends AdminRule, Input> {
  /** Its form's. */
  readonly name: string;
  /** What its buttons ask for. */
  readonly askNames: Readonly<Record<'list' | 'create' | 'edit' | 'remove', string>>;
  readonly words: (locale: Locale) => RuleWords;
  readonly all: (db: Store, workspaceId: string) => Promise<readonly Rule[]>;
  readonly byId: (db: Store, workspaceId: string, id: string) => Promise<Rule | null>;
  /** In one line: where, and of which answers. */
  readonly text: (rule: Rule, names: NamesInRules, request: Request) => Text | Promise<Text>;
  /** What is amiss with it. */
  readonly note?: (rule: Rule, request: Request) => Promise<string | null>;
  /** Where the list leads besides. */
  readonly besides?: (locale: Locale) => readonly Button[];
  readonly fields: (rule: Rule | null, context: RuleFormContext) => readonly Field[];
  /** By which of them it is said that somebody else saved it meanwhile; left out: "name". */
  readonly outdatedAt?: string;
  readonly parse: (values: FormValues, locale: Locale) => Parsed<Input>;
  readonly channel: (input: Input) => Address;
  readonly create: (request: Request, saving: Saving, input: Input, formKey: string) => Promise<Rule>;
  /** Does what came in under the rule as it was. */
  readonly settle: (request: Request) => Promise<unknown>;
  readonly update: (
    request: Request,
    saving: Saving,
    shown: Pick<AdminRule, 'id' | 'version'>,
    input: Input,
  ) => Promise<Saved<{ rule: Rule }>>;
  readonly remove: (database: Database, saving: Saving, id: string) => Promise<unknown>;
  readonly saved: (request: Request, rule: Rule) => Promise<SubmitReply>;
}

export interface RuleScreens {
  readonly list: Ask;
  readonly create: Ask;
  readonly edit: Ask;
  readonly remove: Ask;
  readonly form: FormEntry;
}

export function ruleScreens<Rule extends AdminRule, Input>(kind: RuleKind<Rule, Input>): RuleScreens {
  /** @throws UserError "….not-found" */
  const existing = async ({ kit, workspace, subject }: Request): Promise<Rule> => {
    const rule = await kind.byId(kit.database.db, workspace.id, subject ?? '');
    if (!rule) throw new UserError(`${kind.name}.not-found`, (locale) => kind.words(locale).deleted);
    return rule;
  };
  return {
    list: async (request) => shown(request, await rulesList(kind, request, pageIn(request.subject).page)),
    create: async (request) => ({ kind: 'open', form: await view(kind, request, null) }),
    edit: async (request) => ({ kind: 'open', form: await view(kind, request, await existing(request)) }),
    async remove(request) {
      const rule = await existing(request);
      await kind.remove(request.kit.database, savingOf(request), rule.id);
      return { kind: 'say', message: sentence(kind.words(request.locale).removed(rule.name)), did: true };
    },
    form: form<Input>({
      name: kind.name,
      may: 'admin',
      parse: (values, { locale }) => kind.parse(values, locale),
      async submit(input, request, { key, subject, version }) {
        const problem = await channelProblem(request, kind.channel(input));
        if (problem !== null) return { kind: 'errors', errors: { channel: problem } };
        const saving = savingOf(request);
        if (subject === undefined || version === undefined) {
          return kind.saved(request, await kind.create(request, saving, input, key));
        }
        // What came in under the old rule is its own still.
        await kind.settle(request);
        request.kit.nudge();
        const result = await kind.update(request, saving, { id: subject, version }, input);
        if (result.kind === 'saved') return kind.saved(request, result.rule);
        const say = kind.words(request.locale);
        return {
          kind: 'errors',
          errors: { [kind.outdatedAt ?? 'name']: result.by === null ? say.deleted : say.outdated(result.by) },
        };
      },
    }),
  };
}

/** Which answers a rule is about, as parts of a line; '' for all of them. */
export function answersText(
  rule: {
    readonly touchpoints: readonly string[];
    readonly sourceIds: readonly string[];
    readonly segments?: readonly Segment[];
  },
  { sources, called }: NamesInRules,
  locale: Locale,
) {
  return {
    touchpoints: rule.touchpoints.map((each) => touchpointName(each, locale, called.get(each))).join(', '),
    sources: rule.sourceIds.flatMap((id) => sources.get(id) ?? []).join(', '),
    segments: (rule.segments ?? []).map((each) => segmentText(each, locale)).join(', '),
  };
}

function savingOf({ workspace, asker, at }: Request): Saving {
  return { workspaceId: workspace.id, adminId: asker.id, now: at };
}

async function rulesList<Rule extends AdminRule, Input>(
  kind: RuleKind<Rule, Input>,
  request: Request,
  page: number,
): Promise<Message> {
  const { db } = request.kit.database;
  const rules = await kind.all(db, request.workspace.id);
  const sources = await listSources(db, request.workspace.id);
  const names = {
    sources: new Map(sources.map(({ id, name }) => [id, name])),
    called: await touchpointsCalled(db, request.workspace.id),
  };
  const { entries, pager, again } = pageOf(rules, { name: kind.askNames.list }, page, request);
  const say = kind.words(request.locale);
  const drawn: Block[] = [];
  for (const rule of entries) drawn.push(...(await ruleBlocks(kind, rule, names, request)));
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
        buttons: [
          { label: say.create, action: { name: kind.askNames.create }, style: 'primary' },
          ...(kind.besides?.(request.locale) ?? []),
        ],
      },
    ],
  };
}

async function ruleBlocks<Rule extends AdminRule, Input>(
  kind: RuleKind<Rule, Input>,
  rule: Rule,
  names: NamesInRules,
  request: Request,
): Promise<Block[]> {
  const say = kind.words(request.locale);
  const subject = rule.id;
  const note = (await kind.note?.(rule, request)) ?? null;
  return [
    { kind: 'facts', facts: [{ label: rule.name, value: await kind.text(rule, names, request) }] },
    ...(note === null ? [] : [{ kind: 'note', text: note } as const]),
    {
      kind: 'buttons',
      buttons: [
        { label: say.edit, action: { name: kind.askNames.edit, subject } },
        {
          label: say.remove,
          action: { name: kind.askNames.remove, subject },
          style: 'danger',
          confirm: { title: say.removeTitle, text: say.removeText(rule.name), yes: say.remove, no: say.keep },
        },
      ],
    },
  ];
}

async function view<Rule extends AdminRule, Input>(
  kind: RuleKind<Rule, Input>,
  request: Request,
  rule: Rule | null,
) {
  const { workspace, locale } = request;
  const say = kind.words(locale);
  return {
    form: kind.name,
    state: opening(newId(), rule ? { subject: rule.id, version: rule.version } : {}),
    title: rule ? say.editTitle : say.create,
    submit: say.save,
    fields: kind.fields(rule, {
      ...(await choosableAnswers(request)),
      locale,
      cardLocale: localeOf(workspace.locale) ?? 'en',
    }),
  };
}
