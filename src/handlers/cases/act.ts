// The buttons of a case: take it, contacted, resolved, hand over, tell it as a best failure; and the forms behind them.
import { actOnCase } from '../../cases/act.ts';
import type { Case } from '../../cases/case.ts';
import { caseCard } from '../../cases/letters/card.ts';
import { letterToldAt } from '../../cases/letters/post.ts';
import { findCase, mayAct, mustBeIn } from '../../cases/may.ts';
import { newId } from '../../clock.ts';
import { writeButton } from '../../customer-replies/shown.ts';
import { type FormValues, type FormView, listOf, opening, type Parsed, textOf } from '../../messages/form.ts';
import { sentence } from '../../messages/message.ts';
import { LONGEST_TEXT, problems, textProblem } from '../fields.ts';
import { lookUpPeople } from '../picked.ts';
import { type Ask, form, type Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { storyForm } from '../stories/tell.ts';
import { asItWillBeRead, underFirstNames, underGivenNames } from '../taken-out.ts';
import { sayCases } from './words.ts';

export const takeCase: Ask = async (request) => {
  const found = await mine(request, request.subject);
  await actOnCase(shellOf(request), { caseId: found.row.id, actor: request.asker, act: 'take', text: '' });
  request.kit.nudge();
  return { kind: 'say', message: sentence(sayCases(request.locale).taken(found.row.number)), did: true };
};

export const contactCase: Ask = async (request) => {
  const found = await mine(request, request.subject);
  await actOnCase(shellOf(request), { caseId: found.row.id, actor: request.asker, act: 'contact', text: '' });
  request.kit.nudge();
  const write = found.isReachable ? [writeButton(`case:${found.row.id}`, request.locale)] : [];
  const text = sayCases(request.locale).contacted(found.row.number);
  return { kind: 'say', message: sentence(text, write), did: true };
};

/** The card as it is now, to the asker alone. */
export const viewCase: Ask = async (request) => {
  const found = await mine(request, request.subject);
  return { kind: 'say', message: caseCard(found, readerOf(request)) };
};

export const openResolve: Ask = async (request) => {
  const found = await mine(request, request.subject);
  mayAct(found, 'resolve', request.asker, request.at);
  return { kind: 'open', form: resolveView(request, found) };
};

function resolveView({ locale }: Request, { row }: Case): FormView {
  const say = sayCases(locale);
  return {
    form: 'case.resolve',
    state: opening(newId(), { subject: row.id }),
    title: say.resolveTitle,
    submit: say.resolveSubmit,
    intro: [{ kind: 'note', text: say.about(row.number) }],
    fields: [{ kind: 'multiline', name: 'done', label: say.done, hint: say.doneHint }],
  };
}

export const resolveForm = form<FormValues>({
  name: 'case.resolve',
  may: 'everyone',
  parse(given, { locale }): Parsed<FormValues> {
    const values = underFirstNames(given);
    const errors = problems({ done: textProblem(values, 'done', { most: LONGEST_TEXT, locale }) });
    return Object.keys(errors).length > 0 ? underGivenNames({ errors }, given) : { ok: true, value: values };
  },
  async submit(values, request, state) {
    const { key: formKey, subject } = state;
    const found = await mine(request, subject ?? null);
    const shown = await asItWillBeRead(request, () => ({ ...resolveView(request, found), state }), values, [
      'done',
    ]);
    if (shown) return { kind: 'again', form: shown };
    const text = textOf(values, 'done');
    const doing = { caseId: found.row.id, actor: request.asker, act: 'resolve', text, formKey } as const;
    await actOnCase(shellOf(request), doing);
    request.kit.nudge();
    const say = sayCases(request.locale);
    return {
      kind: 'done',
      title: say.resolvedTitle,
      told: sentence(say.resolved(found.row.number), [
        { label: say.tell, action: { name: 'case.tell', subject: found.row.id }, style: 'primary' },
      ]),
    };
  },
});

export const openHandOver: Ask = async (request) => {
  const found = await mine(request, request.subject);
  mayAct(found, 'hand-over', request.asker, request.at);
  const say = sayCases(request.locale);
  return {
    kind: 'open',
    form: {
      form: 'case.hand-over',
      state: opening(newId(), { subject: found.row.id }),
      title: say.handOverTitle,
      submit: say.handOverSubmit,
      intro: [{ kind: 'note', text: say.about(found.row.number) }],
      fields: [
        { kind: 'people', name: 'to', label: say.to, hint: say.toHint, most: 1 },
        { kind: 'multiline', name: 'words', label: say.words, optional: true },
      ],
    },
  };
};

interface HandOver {
  readonly to: readonly string[];
  readonly text: string;
}

export const handOverForm = form<HandOver>({
  name: 'case.hand-over',
  may: 'everyone',
  parse(values, { locale }): Parsed<HandOver> {
    const to = listOf(values, 'to');
    const errors = problems({
      to: to.length === 0 ? sayCases(locale).nobodyChosen : null,
      words: textProblem(values, 'words', { most: LONGEST_TEXT, optional: true, locale }),
    });
    return Object.keys(errors).length > 0
      ? { ok: false, errors }
      : { ok: true, value: handOverOf(to, values) };
  },
  async submit({ to: picked, text }, request, { key: formKey, subject }) {
    const found = await mine(request, subject ?? null);
    const looked = await lookUpPeople(request, picked);
    if (!looked.ok) return { kind: 'errors', errors: { to: looked.problem } };
    const [to] = looked.people;
    const say = sayCases(request.locale);
    if (!to) return { kind: 'errors', errors: { to: say.nobodyChosen } };
    if (to.id === found.row.takerId) return { kind: 'errors', errors: { to: say.alreadyWith(to.name) } };
    const doing = {
      caseId: found.row.id,
      actor: request.asker,
      act: 'hand-over',
      text,
      to,
      formKey,
    } as const;
    await actOnCase(shellOf(request), doing);
    request.kit.nudge();
    const told = letterToldAt(request.workspace, found, to, request.at);
    const moment = told > request.at ? request.formats.moment(told, request.at) : null;
    return {
      kind: 'done',
      title: say.handOverTitle,
      told: say.handedOver(found.row.number, to.name, moment),
    };
  },
});

function handOverOf(to: readonly string[], values: FormValues): HandOver {
  return { to, text: textOf(values, 'words') };
}

/** The form of a story, filled in with what the customer said went wrong and what was done about it. */
export const tellCase: Ask = async (request) => {
  const found = await mine(request, request.subject);
  const answer = found.answers.find(({ text }) => text !== null) ?? found.answers[0];
  const text = { title: '', wentWrong: answer?.text ?? '', weDid: found.row.resolution };
  return { kind: 'open', form: storyForm(request, text, answer?.feedbackId ?? null) };
};

/** The case, where the asker may see it. @throws UserError 'case.not-found', 'case.not-member' */
async function mine({ kit, workspace, asker }: Request, id: string | null): Promise<Case> {
  const found = await findCase(kit.database.db, workspace.id, id ?? '');
  await mustBeIn(kit.directory, found, asker);
  return found;
}

function readerOf({ locale, asker, at: now }: Request) {
  return { locale, timeZone: asker.timeZone, now };
}
