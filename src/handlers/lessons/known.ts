// What a lesson may be made from, and by whom: a best failure by whoever moderates, a resolved case by whoever had it, the case team and
// admins. What is known of it already stands in the form, redacted.
import { findCase } from '../../cases/may.ts';
import { UserError } from '../../errors.ts';
import { redact } from '../../feedback/redaction.ts';
import { type Locale, localeOf } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { LessonDraft } from '../../lessons/make.ts';
import { lessonGone } from '../../lessons/own.ts';
import { firstWords } from '../../messages/plain.ts';
import { holds } from '../../people/rights.ts';
import { mustModerate } from '../../stories/moderators.ts';
import { storyById, storyLanguage } from '../../stories/story.ts';
import { languageOf } from '../../terms/language.ts';
import type { Request } from '../request.ts';

export interface KnownLesson {
  readonly draft: Pick<LessonDraft, 'title' | 'said' | 'situation' | 'happened' | 'language'>;
  /** The answer whose words it quotes. */
  readonly feedbackId: string | null;
}

/** @param origin "story:ID" or "case:ID" @throws UserError where there is none such, or it is not theirs to make one of */
export async function knownFor(request: Request, origin: string): Promise<KnownLesson> {
  const [kind, ...rest] = origin.split(':');
  const known =
    kind === 'case' ? await ofCase(request, rest.join(':')) : await ofStory(request, rest.join(':'));
  const clean = (text: string) => redact(text, { country: request.workspace.country }).text;
  const { title, said, situation, happened } = known.draft;
  return {
    ...known,
    draft: {
      ...known.draft,
      ...{ title: clean(title), said: clean(said), situation: clean(situation), happened: clean(happened) },
    },
  };
}

async function ofStory(request: Request, id: string): Promise<KnownLesson> {
  const { kit, workspace, asker } = request;
  await mustModerate(kit.directory, workspace, asker);
  const story = await storyById(kit.database.db, workspace.id, id);
  if (story?.status !== 'approved') throw lessonGone();
  const { row } = story;
  return {
    draft: {
      title: row.title,
      said: row.customerSaid,
      situation: row.wentWrong,
      happened: [row.weDid, row.learned].filter((text) => text !== '').join(' '),
      language: localeOf(storyLanguage(row)) ?? companyLocale(request),
    },
    feedbackId: row.feedbackId,
  };
}

async function ofCase(request: Request, id: string): Promise<KnownLesson> {
  const { kit, workspace, asker } = request;
  const found = await findCase(kit.database.db, workspace.id, id);
  const isTheirs = [found.taker?.id, found.resolvedBy?.id].includes(asker.id);
  if (!isTheirs && !holds(asker, 'cases'))
    throw new UserError('lesson.not-your-case', (locale) => words(locale).notYours(found.row.number));
  if (found.status !== 'resolved')
    throw new UserError('lesson.case-goes-on', (locale) => words(locale).goesOn(found.row.number));
  const answer = found.answers.find(({ text }) => text !== null);
  const said = answer?.text ?? '';
  return {
    draft: {
      title: firstWords(said),
      said,
      situation: '',
      happened: found.row.resolution,
      language: localeOf(languageOf(said)) ?? companyLocale(request),
    },
    feedbackId: answer?.feedbackId ?? null,
  };
}

function companyLocale({ workspace }: Request): Locale {
  return localeOf(workspace.locale) ?? 'en';
}

const words = phrases({
  en: {
    notYours: (number: number) =>
      `Case #${number} was somebody else’s: only whoever had it, the case team and admins make a lesson of it.`,
    goesOn: (number: number) => `Case #${number} goes on: a lesson tells how it ended.`,
  },
  fr: {
    notYours: (number) =>
      fr`Le cas n° ${number} était à quelqu’un d’autre : seuls cette personne, l’équipe des cas et les admins en font une leçon.`,
    goesOn: (number) => fr`Le cas n° ${number} est en cours : une leçon dit comment il s’est terminé.`,
  },
});
