// Which reasons come from which department, as admins keep it: the list in the order in which rules count, and their form.
import { newId } from '../../clock.ts';
import { departmentsOf } from '../../contacts/departments.ts';
import {
  type ContactRule,
  MOST_RULES,
  type RuleHow,
  removeRule,
  ruleHows,
  rulesOf,
  saveRule,
} from '../../contacts/rules.ts';
import { UserError } from '../../errors.ts';
import { type FormView, opening, textOf } from '../../messages/form.ts';
import { type Block, type Message, sentence } from '../../messages/message.ts';
import { isWithin, numberOf } from '../../messages/number.ts';
import { fold } from '../../terms/fold.ts';
import { doerOf } from '../doer.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { pageIn, pageOf, shown } from '../paging.ts';
import { type Ask, form, type Request } from '../request.ts';
import { departmentOptions } from './departments.ts';
import { sayContacts } from './words.ts';

const LONGEST = 200;

export const listContactRules: Ask = async (request) =>
  shown(request, await ruleList(request, pageIn(request.subject).page));

async function ruleList(request: Request, page: number): Promise<Message> {
  const { kit, workspace, locale, formats } = request;
  const { db } = kit.database;
  const say = sayContacts(locale);
  const all = await rulesOf(db, workspace.id);
  const names = new Map((await departmentsOf(db, workspace.id)).map(({ id, name }) => [id, name]));
  const { entries, pager, again } = pageOf(all, { name: 'contact-rules' }, page, request);
  return {
    summary: say.rules,
    again,
    blocks: [
      { kind: 'heading', text: say.rules },
      { kind: 'text', text: say.rulesIntro },
      ...entries.flatMap((rule): Block[] => [
        {
          kind: 'facts',
          facts: [
            {
              label: `${formats.number(all.indexOf(rule) + 1)}. ${say.how[rule.how](rule.words)}`,
              value: names.get(rule.departmentId) ?? '–',
            },
          ],
        },
        {
          kind: 'buttons',
          buttons: [
            { label: say.edit, action: { name: 'contact-rule.edit', subject: rule.id } },
            {
              label: say.remove,
              action: { name: 'contact-rule.remove', subject: rule.id },
              style: 'danger',
              confirm: {
                title: say.removeRuleTitle,
                text: say.removeRuleText(rule.words),
                yes: say.remove,
                no: say.keep,
              },
            },
          ],
        },
      ]),
      ...pager,
      {
        kind: 'buttons',
        buttons: [
          { label: say.newRule, action: { name: 'contact-rule.create' }, style: 'primary' },
          { label: say.unknown, action: { name: 'contacts.unknown' } },
        ],
      },
    ],
  };
}

/** Of a contact whose reason no rule knows, with that reason; of nothing, an empty one. */
export const openNewContactRule: Ask = async (request) => {
  const { kit, workspace, subject } = request;
  const contact =
    subject === null || subject === ''
      ? null
      : await kit.database.db.contact.findUnique({
          where: { workspaceId_id: { workspaceId: workspace.id, id: subject } },
          select: { reason: true },
        });
  const count = await kit.database.db.contactRule.count({ where: { workspaceId: workspace.id } });
  return {
    kind: 'open',
    form: await view(request, null, { words: contact?.reason ?? '', place: count + 1 }),
  };
};

export const openContactRule: Ask = async (request) => {
  const { rule, place } = await existing(request);
  return { kind: 'open', form: await view(request, rule, { words: rule.words, place }) };
};

async function view(
  request: Request,
  rule: ContactRule | null,
  { words, place }: { readonly words: string; readonly place: number },
): Promise<FormView> {
  const { locale } = request;
  const say = sayContacts(locale);
  const options = await departmentOptions(request);
  // Without a department no rule leads anywhere.
  if (options.length === 0)
    throw new UserError('contacts.no-department', (reader) => sayContacts(reader).noDepartment);
  return {
    form: 'contact-rule',
    state: opening(newId(), rule ? { subject: rule.id, version: rule.version } : {}),
    title: rule ? say.edit : say.newRule,
    submit: say.save,
    fields: [
      { kind: 'text', name: 'words', label: say.reason, hint: say.reasonHint, initial: words },
      {
        kind: 'choice',
        name: 'how',
        label: say.howLabel,
        options: ruleHows.map((value) => ({ value, label: say.hows[value] })),
        initial: rule?.how ?? (words === '' ? 'contains' : 'is'),
      },
      {
        kind: 'choice',
        name: 'department',
        label: say.comesFrom,
        of: 'departments',
        options,
        ...(rule ? { initial: rule.departmentId } : {}),
      },
      {
        kind: 'number',
        name: 'place',
        label: say.place,
        hint: say.placeHint,
        least: 1,
        most: MOST_RULES,
        initial: String(Math.min(place, MOST_RULES)),
      },
    ],
  };
}

interface ReasonRuleInput {
  readonly words: string;
  readonly how: RuleHow;
  readonly departmentId: string;
  readonly place: number;
}

export const contactRuleForm = form<ReasonRuleInput>({
  name: 'contact-rule',
  may: 'admin',
  parse(values, { locale }) {
    const say = sayContacts(locale);
    const words = titleOf(values, 'words');
    const how = ruleHows.find((each) => each === textOf(values, 'how'));
    const departmentId = textOf(values, 'department');
    const place = numberOf(values, 'place');
    const errors = problems({
      words:
        titleProblem(values, 'words', { most: LONGEST, locale }) ?? (fold(words) === '' ? say.choose : null),
      how: how === undefined ? say.choose : null,
      department: departmentId === '' ? say.choose : null,
      place:
        typeof place === 'number' && isWithin(place, { least: 1, most: MOST_RULES })
          ? null
          : say.badPlace(String(MOST_RULES)),
    });
    if (Object.keys(errors).length > 0 || how === undefined || typeof place !== 'number')
      return { ok: false, errors };
    return { ok: true, value: { words, how, departmentId, place } };
  },
  async submit({ place, ...draft }, request, { key, subject, version }) {
    const { kit, workspace, locale } = request;
    const say = sayContacts(locale);
    const shownOne = subject !== undefined && version !== undefined ? { id: subject, version } : null;
    const saving = { shown: shownOne, draft, place, formKey: key, doer: doerOf(request) };
    const { kind } = await saveRule(kit.database, workspace.id, saving);
    if (kind === 'saved') return { kind: 'done', title: say.saved, told: say.ruleSaved };
    const why = {
      outdated: say.outdated,
      full: say.full(String(MOST_RULES)),
      'no-department': say.departmentGone,
    };
    return { kind: 'errors', errors: { [kind === 'no-department' ? 'department' : 'words']: why[kind] } };
  },
});

export const takeRuleOut: Ask = async (request) => {
  const { kit, workspace, locale, subject } = request;
  const words = await removeRule(kit.database, workspace.id, subject ?? '', doerOf(request));
  if (words === null) throw gone();
  return { kind: 'say', message: sentence(sayContacts(locale).ruleRemoved(words)), did: true };
};

/** @throws UserError 'contact-rule.not-found' */
async function existing({ kit, workspace, subject }: Request) {
  const all = await rulesOf(kit.database.db, workspace.id);
  const place = all.findIndex(({ id }) => id === subject) + 1;
  const rule = all[place - 1];
  if (!rule) throw gone();
  return { rule, place };
}

function gone(): UserError {
  return new UserError('contact-rule.not-found', (locale) => sayContacts(locale).ruleGone);
}
