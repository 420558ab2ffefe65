// Whose mails are taken and where they belong: the form of one rule.
import { newId } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { type Heat, heats } from '../../feedback/filters.ts';
import { listSources } from '../../feedback/sources/source.ts';
import type { Locale } from '../../i18n/locale.ts';
import {
  type MailHow,
  type MailRule,
  type MailRuleDraft,
  MOST_MAIL_RULES,
  MOST_SENDERS,
  mailHows,
  mailRules,
  removeMailRule,
  saveMailRule,
  sendersIn,
} from '../../mail-in/rules.ts';
import { type FormValues, type FormView, opening, textOf } from '../../messages/form.ts';
import { sentence } from '../../messages/message.ts';
import { fold } from '../../terms/fold.ts';
import { doerOf } from '../doer.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { type Ask, form, type Request } from '../request.ts';
import { touchpointOptions } from '../which-answers.ts';
import { sayMails } from './words.ts';

/** Of the moments: an admin is asked each time. */
const ASK = '-';
const LONGEST = 100;

export const openNewMailRule: Ask = async (request) => ({ kind: 'open', form: await view(request, null) });

export const openMailRule: Ask = async (request) => {
  const { kit, workspace, subject } = request;
  const rule = (await mailRules(kit.database.db, workspace.id)).find(({ id }) => id === subject);
  if (!rule) throw gone();
  return { kind: 'open', form: await view(request, rule) };
};

async function view(request: Request, rule: MailRule | null): Promise<FormView> {
  const { kit, workspace, locale } = request;
  const say = sayMails(locale);
  const sources = await listSources(kit.database.db, workspace.id);
  const touchpoints = await touchpointOptions(request);
  const chosen = rule?.touchpoint ?? null;
  const isOffered = chosen === null || touchpoints.some(({ value }) => value === chosen);
  return {
    form: 'mail-rule',
    state: opening(newId(), rule ? { subject: rule.id, version: rule.version } : {}),
    title: rule ? say.editRule : say.newRule,
    submit: say.save,
    fields: [
      {
        kind: 'multiline',
        name: 'senders',
        label: say.from,
        hint: say.fromHint,
        initial: rule?.senders.join('\n') ?? '',
      },
      {
        kind: 'choice',
        name: 'how',
        label: say.how,
        options: mailHows.map((value) => ({ value, label: say.hows[value] })),
        initial: rule?.how ?? 'forwarded',
      },
      {
        kind: 'text',
        name: 'subject',
        label: say.subject,
        hint: say.subjectHint,
        optional: true,
        initial: rule?.subject ?? '',
      },
      {
        kind: 'text',
        name: 'source',
        label: say.source,
        hint: say.sourceHint,
        initial: sources.find(({ id }) => id === rule?.sourceId)?.name ?? say.usualSource,
      },
      {
        kind: 'choice',
        name: 'heat',
        label: say.heat,
        options: heats.map((value) => ({ value, label: say.heats[value] })),
        initial: rule?.heat ?? 'hot',
      },
      {
        kind: 'choice',
        name: 'touchpoint',
        label: say.moment,
        of: 'touchpoints',
        options: [
          { value: ASK, label: say.asksEachTime },
          ...touchpoints,
          ...(isOffered ? [] : [{ value: chosen, label: chosen }]),
        ],
        initial: chosen ?? ASK,
      },
    ],
  };
}

/** Signs alone are found in no subject: it is compared by its words. */
function subjectProblem(values: FormValues, locale: Locale): string | null {
  const subject = titleOf(values, 'subject');
  return subject !== '' && fold(subject) === ''
    ? sayMails(locale).noWords
    : titleProblem(values, 'subject', { most: LONGEST, optional: true, locale });
}

interface MailRuleInput extends MailRuleDraft {
  readonly how: MailHow;
  readonly heat: Heat;
}

export const mailRuleForm = form<MailRuleInput>({
  name: 'mail-rule',
  may: 'admin',
  parse(values, { locale, formats }) {
    const say = sayMails(locale);
    const { senders, wrong } = sendersIn(textOf(values, 'senders'));
    const how = mailHows.find((each) => each === textOf(values, 'how'));
    const heat = heats.find((each) => each === textOf(values, 'heat'));
    const touchpoint = textOf(values, 'touchpoint');
    const [first] = wrong;
    const errors = problems({
      senders:
        first !== undefined
          ? say.noSender(first.slice(0, 60))
          : senders.length === 0
            ? say.nobody
            : senders.length > MOST_SENDERS
              ? say.manySenders(formats.number(MOST_SENDERS))
              : null,
      how: how === undefined ? say.choose : null,
      subject: subjectProblem(values, locale),
      source: titleProblem(values, 'source', { most: LONGEST, locale }),
      heat: heat === undefined ? say.choose : null,
      touchpoint: touchpoint === '' ? say.choose : null,
    });
    if (Object.keys(errors).length > 0 || how === undefined || heat === undefined)
      return { ok: false, errors };
    const value = {
      ...{ senders, how, heat, subject: titleOf(values, 'subject'), source: titleOf(values, 'source') },
      touchpoint: touchpoint === ASK ? null : touchpoint,
    };
    return { ok: true, value };
  },
  async submit(draft, request, { key, subject, version }) {
    const { kit, workspace, locale, formats } = request;
    const say = sayMails(locale);
    const shown = subject !== undefined && version !== undefined ? { id: subject, version } : null;
    const saving = { shown, draft, formKey: key, doer: doerOf(request) };
    const saved = await saveMailRule(kit.database, workspace.id, saving);
    if (saved === 'full')
      return { kind: 'errors', errors: { senders: say.full(formats.number(MOST_MAIL_RULES)) } };
    if (saved === 'outdated') return { kind: 'errors', errors: { senders: say.outdated } };
    kit.wakeImports();
    return { kind: 'done', title: say.saved, told: say.ruleSaved };
  },
});

export const takeMailRuleOut: Ask = async (request) => {
  const { kit, workspace, locale, subject } = request;
  if (!(await removeMailRule(kit.database, workspace.id, subject ?? '', doerOf(request)))) throw gone();
  return { kind: 'say', message: sentence(sayMails(locale).ruleRemoved), did: true };
};

function gone(): UserError {
  return new UserError('mail-rule.not-found', (locale) => sayMails(locale).ruleGone);
}
