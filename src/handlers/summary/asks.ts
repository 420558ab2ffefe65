// What people ask about summaries: the comments behind one, a draft for an answer, a name for a theme, and taking either.

import { newId } from '../../clock.ts';
import { quoteBlock, quoteOf } from '../../digests/quote.ts';
import { UserError } from '../../errors.ts';
import { shownAnswers } from '../../feedback/shown.ts';
import { chooseTheme } from '../../feedback/themes/chosen.ts';
import { touchpointsCalled } from '../../feedback/touchpoints/company.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { filledIn } from '../../messages/form.ts';
import { type Block, sentence } from '../../messages/message.ts';
import { findSuggestion, mayAct, rolesOf } from '../../suggestions/may.ts';
import {
  type SummaryModel,
  sentencesOf,
  stillStanding,
  summaryLocale,
  summaryOf,
  wish,
} from '../../summary/summary.ts';
import type { Ask, Request } from '../request.ts';
import { answerForm } from '../suggestions/answer-form.ts';
import { choosable, themeOf } from '../voice/theme-subject.ts';
import { draftText } from './letters.ts';

/** Of one summary. */
const MOST_SHOWN = 20;

/** Those that it cites, as they stand now: what it is made of first. To the asker alone. */
export const showSummaryComments: Ask = async (request) => {
  const { kit, workspace, asker, locale } = request;
  const { db } = kit.database;
  const say = words(locale);
  const row = await summaryAsked(request);
  const sentences = sentencesOf(row);
  const ids = [...new Set(sentences.flatMap(({ feedbackId, also }) => [feedbackId, ...also]))];
  const answers = await shownAnswers(db, workspace.id, ids.slice(0, MOST_SHOWN));
  const called = await touchpointsCalled(db, workspace.id);
  const reader = { locale, timeZone: asker.timeZone };
  const quotes = ids.flatMap((id): Block[] => {
    const answer = answers.get(id);
    if (!answer || answer.text === null) return [];
    return [quoteBlock(quoteOf({ ...answer, text: answer.text }, called), reader)];
  });
  if (quotes.length === 0) return { kind: 'say', message: sentence(say.noneLeft) };
  return {
    kind: 'say',
    message: { summary: say.title, blocks: [{ kind: 'text', text: [{ strong: say.title }] }, ...quotes] },
  };
};

/** Of whoever asked for it; a digest's is everybody's, as the digest is. @throws UserError 'summary.gone' */
async function summaryAsked({ kit, workspace, asker, subject }: Request): Promise<SummaryModel> {
  const row = await summaryOf(kit.database.db, workspace.id, subject ?? '');
  const isTheirs = row !== null && (row.askerId === null || row.askerId === asker.id);
  if (!isTheirs || sentencesOf(row).length === 0)
    throw new UserError('summary.gone', (locale) => words(locale).gone);
  return row;
}

/**
 * Asks for a draft of an answer to an idea; it comes in a letter.
 * @throws UserError 'summary.off', and what refuses the asker an answer to it
 */
export async function wishDraft(request: Request, suggestionId: string): Promise<string> {
  const { kit, workspace, asker, locale } = request;
  const { db } = kit.database;
  mustBeOn(request);
  const suggestion = await findSuggestion(db, workspace.id, suggestionId);
  await mayAct(db, suggestion, { act: 'reply', roles: rolesOf(kit.keys, suggestion, asker) });
  const subject = `suggestion:${suggestionId}`;
  await wishOnce(request, { use: 'reply', subject });
  return words(locale).coming;
}

/** One at a time for each of them. */
async function wishOnce(
  { kit, workspace, asker, locale, at }: Request,
  about: { readonly use: 'reply' | 'theme'; readonly subject: string },
): Promise<void> {
  const { db } = kit.database;
  const same = { workspaceId: workspace.id, ...about, askerId: asker.id, state: 'waiting' };
  const waits = await db.summary.findFirst({ where: same, select: { id: true } });
  if (waits === null) await wish(db, workspace.id, { id: newId(), ...about, askerId: asker.id, locale }, at);
  kit.wakeImports();
}

/** The form of an answer, with the draft in it, to be changed and sent by its owner. */
export const answerWithDraft: Ask = async (request) => {
  const { kit, workspace, asker, locale } = request;
  const row = await summaryAsked(request);
  if (row.use !== 'reply') throw new UserError('summary.gone', (each) => words(each).gone);
  const { db } = kit.database;
  const suggestion = await findSuggestion(db, workspace.id, row.subject.replace(/^suggestion:/, ''));
  await mayAct(db, suggestion, { act: 'reply', roles: rolesOf(kit.keys, suggestion, asker) });
  const sentences = await stillStanding(db, row);
  if (sentences.length === 0) throw new UserError('summary.gone', (each) => words(each).gone);
  const form = answerForm({ ...request, subject: suggestion.row.id }, 'reply', suggestion);
  return { kind: 'open', form: filledIn(form, { text: draftText(sentences, locale) }) };
};

/** "Suggest a name". */
export const wishName: Ask = async (request) => {
  mustBeOn(request);
  const theme = await themeOf(request, request.subject);
  await wishOnce(request, { use: 'theme', subject: request.subject ?? '' });
  return { kind: 'say', message: sentence(words(request.locale).nameComing(theme.name)), did: true };
};

/** An admin takes the name: as if they had written it. */
export const useName: Ask = async (request) => {
  const { kit, workspace, asker, locale, at: now } = request;
  const row = await summaryAsked(request);
  const [name] = await stillStanding(kit.database.db, row);
  if (row.use !== 'theme' || !name) throw new UserError('summary.gone', (each) => words(each).gone);
  const { identity, seenAs, names, name: before } = await choosable(request, row.subject);
  const change = { names: { ...names, [summaryLocale(row)]: name.text } };
  const byId = asker.id;
  await chooseTheme(kit.database, workspace.id, {
    ...{ theme: identity, seenAs: seenAs[0] ?? before, change, byId, now },
  });
  return { kind: 'say', message: sentence(words(locale).taken(name.text)), did: true };
};

function mustBeOn({ kit }: Request): void {
  if (!kit.summary) throw new UserError('summary.off', (locale) => words(locale).off);
}

const words = phrases({
  en: {
    title: 'The comments behind this automatic summary',
    noneLeft: 'These comments are not there any more.',
    gone: 'This summary is not kept any more. /voice shows what customers say.',
    off: 'No model is set here: drafts and names are not offered any more.',
    coming:
      'A draft from what customers say is being made; it comes to you in a message. What you wrote here stays.',
    nameComing: (theme: string) => `A name for “${theme}” is being looked for; it comes to you in a message.`,
    taken: (name: string) => `From now on it is called “${name}”, in digests and in /voice.`,
  },
  fr: {
    title: 'Les commentaires derrière ce résumé automatique',
    noneLeft: 'Ces commentaires n’existent plus.',
    gone: 'Ce résumé n’est plus conservé. /voix montre ce que disent les clients.',
    off: 'Aucun modèle n’est réglé ici : brouillons et noms ne sont plus proposés.',
    coming:
      'Un brouillon se prépare d’après ce que disent les clients ; il vous arrivera dans un message. Ce que vous avez écrit ici reste.',
    nameComing: (theme) => fr`Un nom pour « ${theme} » est recherché ; il vous arrivera dans un message.`,
    taken: (name) => fr`Désormais, c’est « ${name} », dans les bulletins et dans /voix.`,
  },
});
