// Saying that another idea says the same: which one is chosen by its title, never by a number alone.
import { newId } from '../../clock.ts';
import { UserError } from '../../errors.ts';
import { type Field, type FormView, opening, textOf } from '../../messages/form.ts';
import type { Option } from '../../messages/message.ts';
import { act } from '../../suggestions/answer.ts';
import { suggestionsByIds } from '../../suggestions/finding/lists.ts';
import { searchIn } from '../../suggestions/finding/search.ts';
import { similarTo } from '../../suggestions/finding/similar.ts';
import { statusName } from '../../suggestions/letters/card.ts';
import { openStatuses, statusFrom, wordsMissing } from '../../suggestions/lifecycle.ts';
import { findSuggestion } from '../../suggestions/may.ts';
import { goesOnAs } from '../../suggestions/merge.ts';
import type { Suggestion } from '../../suggestions/suggestion.ts';
import { LONGEST_TEXT, problems, textProblem } from '../fields.ts';
import { form, type Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { answerWords } from './answer-words.ts';

type Row = Suggestion['row'];

interface Filled {
  readonly candidates: readonly Row[];
  /** The number of the one that is chosen; '' where none is yet. */
  readonly chosen: string;
  readonly text: string;
}

/** What is chosen to look for another one. */
const OTHER = 'other';
const MOST_CANDIDATES = 5;

/** With the open ideas that are most like it. */
export async function mergeForm(request: Request, suggestion: Suggestion): Promise<FormView> {
  const { db } = request.kit.database;
  const { row } = suggestion;
  const similar = await similarTo(db, request.workspace.id, row, MOST_CANDIDATES + 1);
  const candidates = similar.filter(({ id }) => id !== row.id).slice(0, MOST_CANDIDATES);
  return view(request, suggestion, { candidates, chosen: '', text: '' });
}

function view({ locale }: Request, { row }: Suggestion, { candidates, chosen, text }: Filled): FormView {
  const say = answerWords(locale);
  const options = candidates.map(
    (each): Option => ({
      value: String(each.number),
      label: say.candidate(each.number, each.title, statusName(statusFrom(each.status), locale)),
    }),
  );
  const which: Field = {
    kind: 'choice',
    name: 'into',
    label: say.goesOnAs,
    options: [...options, { value: OTHER, label: say.another }],
    initial: chosen === '' ? OTHER : chosen,
  };
  const found = candidates.find(({ number }) => String(number) === chosen);
  return {
    form: 'suggestion.merge',
    state: opening(newId(), { subject: row.id, version: row.eventCount }),
    title: say.title.merge,
    submit: say.send,
    intro: [
      { kind: 'quote', text: [row.title, row.details].filter((each) => each !== '').join('\n') },
      ...(found
        ? ([
            { kind: 'text', text: say.foundAs(found.number) },
            { kind: 'quote', text: [found.title, found.details].filter((each) => each !== '').join('\n') },
          ] as const)
        : []),
      { kind: 'note', text: say.before.merge },
    ],
    fields: [
      ...(options.length === 0 ? [] : [which]),
      { kind: 'text', name: 'number', label: say.number, hint: say.numberHint, optional: true },
      { kind: 'multiline', name: 'text', label: say.label.merge, initial: text },
    ],
  };
}

export const mergeIdeas = form({
  name: 'suggestion.merge',
  may: 'everyone',
  parse(values, { locale }) {
    const say = answerWords(locale);
    const text = textOf(values, 'text');
    const into = textOf(values, 'into');
    const looked = textOf(values, 'number');
    const isNamed = looked !== '' || /^\d{1,9}$/.test(into);
    const errors = problems({
      number: isNamed ? null : say.badNumber,
      text:
        textProblem(values, 'text', { most: LONGEST_TEXT, locale }) ??
        (wordsMissing('merge', text) === null ? null : say.tooFewWords),
    });
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    return { ok: true, value: { text, into, looked } };
  },
  async submit({ text, into, looked }, request, { subject, key: formKey, version: seen }) {
    const { kit, workspace, asker, locale } = request;
    const { db } = kit.database;
    const suggestionId = subject ?? '';
    try {
      if (looked !== '') {
        const suggestion = await findSuggestion(db, workspace.id, suggestionId);
        const candidates = await lookFor(request, suggestion, looked);
        if (candidates.length === 0)
          return { kind: 'errors', errors: { number: answerWords(locale).nothingFound(looked) } };
        const chosen = String(candidates[0]?.number ?? '');
        return { kind: 'again', form: view(request, suggestion, { candidates, chosen, text }) };
      }
      const doing = {
        suggestionId,
        actor: asker,
        act: 'merge',
        text,
        into: Number(into),
        formKey,
        seen,
      } as const;
      const merged = await act(shellOf(request), doing);
      kit.nudge();
      const say = answerWords(locale);
      const told = say.mergedInto(merged.suggestion.row.number, doing.into);
      return { kind: 'done', title: say.title.merge, told };
    } catch (error) {
      if (!(error instanceof UserError) || !error.code.startsWith('merge.')) throw error;
      return { kind: 'errors', errors: { number: error.say(locale) } };
    }
  },
});

/** By its number, where it may go on; else by words, among open ones. */
async function lookFor(
  { kit, workspace }: Request,
  suggestion: Suggestion,
  looked: string,
): Promise<readonly Row[]> {
  const { db } = kit.database;
  const [, digits] = /^(?:n°|#)?\s*(\d{1,9})$/i.exec(looked) ?? [];
  if (digits !== undefined) return [(await goesOnAs(db, suggestion, Number(digits))).row];
  const found = await searchIn(db, workspace.id, looked, {
    statuses: openStatuses,
    skip: 0,
    take: MOST_CANDIDATES + 1,
  });
  return (await suggestionsByIds(db, workspace.id, found.ids))
    .map(({ row }) => row)
    .filter(({ id }) => id !== suggestion.row.id)
    .slice(0, MOST_CANDIDATES);
}
