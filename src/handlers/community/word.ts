// The form in which its reader says what comes of a question that ended.
import { newId } from '../../clock.ts';
import { type CommunityQuestion, questionById, type ReadersWord } from '../../community/question.ts';
import { LONGEST_WORD, sayWord } from '../../community/word.ts';
import { UserError } from '../../errors.ts';
import { locales } from '../../i18n/locale.ts';
import { type FormView, opening, textOf } from '../../messages/form.ts';
import { holds } from '../../people/rights.ts';
import { problems, textProblem } from '../fields.ts';
import { type Ask, form, type Request } from '../request.ts';
import { shellOf } from '../shell.ts';
import { sayCommunity } from './words.ts';

export const openWord: Ask = async (request) => ({
  kind: 'open',
  form: wordForm(request, await spokenFor(request, request.subject ?? '')),
});

/** @throws UserError 'community.not-reader' for anybody but its reader and admins */
async function spokenFor({ kit, workspace, asker }: Request, id: string): Promise<CommunityQuestion> {
  const question = await questionById(kit.database.db, workspace.id, id);
  if (question.row.readerId !== asker.id && !holds(asker, 'admin'))
    throw new UserError('community.not-reader', (locale) => sayCommunity(locale).notReader);
  return question;
}

function wordForm({ locale, formats }: Request, { row, languages, word }: CommunityQuestion): FormView {
  const say = sayCommunity(locale);
  return {
    form: 'community.word',
    state: opening(newId(), { subject: row.id }),
    title: say.wordTitle,
    submit: say.say,
    intro: [{ kind: 'note', text: say.wordIntro }],
    fields: languages.map((each) => ({
      kind: 'multiline',
      name: `word-${each}`,
      label: say.wordIn[each],
      hint: say.wordHint(formats.number(LONGEST_WORD)),
      ...(word?.[each] === undefined ? {} : { initial: word[each] }),
    })),
  };
}

export const wordEntry = form<ReadersWord>({
  name: 'community.word',
  may: 'everyone',
  parse(values, { locale }) {
    const sent = locales.filter((each) => values[`word-${each}`] !== undefined);
    const errors = problems(
      Object.fromEntries(
        sent.map((each) => [
          `word-${each}`,
          textProblem(values, `word-${each}`, { most: LONGEST_WORD, locale }),
        ]),
      ),
    );
    if (Object.keys(errors).length > 0) return { ok: false, errors };
    return {
      ok: true,
      value: Object.fromEntries(sent.map((each) => [each, textOf(values, `word-${each}`)])),
    };
  },
  async submit(said, request, { subject = '' }) {
    const { languages, row } = await spokenFor(request, subject);
    const word = Object.fromEntries(languages.map((each) => [each, said[each] ?? '']));
    await sayWord(shellOf(request), { id: row.id, by: request.asker, word });
    request.kit.nudge();
    const say = sayCommunity(request.locale);
    return { kind: 'done', title: say.wordTitle, told: say.said };
  },
});
