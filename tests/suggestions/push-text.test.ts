import { expect, it } from 'vitest';
import { transact } from '../../src/database/client.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { acknowledgedLetter, answerLetter, nowWithLetter } from '../../src/suggestions/letters/author.ts';
import { lateLetter } from '../../src/suggestions/letters/late.ts';
import { authorLetter, confirmedLetter, nobodyAnswers } from '../../src/suggestions/letters/owner.ts';
import { repliesPart } from '../../src/suggestions/letters/reminder.ts';
import { submitSuggestion } from '../../src/suggestions/submit.ts';
import { openTopics, saveTopic } from '../../src/suggestions/topics.ts';
import { workCalendar } from '../../src/workspace/work-calendar.ts';
import { somebody } from '../audit/somebody.ts';
import { now, openCompanyDesk } from '../handlers/company-desk.ts';
import { freshDatabase } from '../harness/database.ts';

const title = 'Number the lines';
const long = `On the new tills,\nfrom ${'the first of January '.repeat(20)}on.`;

async function lettersIn(locale: Locale): Promise<Record<string, string>> {
  const database = await freshDatabase('sqlite');
  const desk = await openCompanyDesk(database, locale);
  const topic = {
    nameFr: 'Caisse',
    nameEn: 'Tills',
    replyDays: null,
    ownerIds: [desk.nadia.id],
  };
  await transact(database, (tx) => saveTopic(tx, desk.workspaceId, topic, null, somebody));
  const topicId = (await openTopics(database.db, desk.workspaceId))[0]?.id ?? '';
  const workspace = await desk.workspace();
  const idea = await submitSuggestion(
    { database, keys: desk.kit.keys, workspace, now },
    { title, details: '', topicId, anonymous: false, link: null, author: desk.karim, formKey: 'idea' },
  );
  const reader = { locale, timeZone: 'Europe/Paris', now } as const;
  const said = { kind: 'wrote-back', by: 'Karim', text: long } as const;
  const then = null;
  const waiting = { mine: [idea], others: [] };
  return {
    answered: answerLetter(idea, 'replied', { by: 'Nadia', text: long }, { asks: true }, reader).summary,
    done: answerLetter(idea, 'completed', { by: 'Nadia', text: '' }, { asks: false }, reader).summary,
    acknowledged: acknowledgedLetter(idea, 'Nadia', reader).summary,
    nowWith: nowWithLetter(idea, null, reader).summary,
    late: lateLetter(idea, { asked: ['Nadia'], then }, reader).summary,
    wroteBack: authorLetter(idea, said, reader).summary,
    suits: confirmedLetter(idea, reader).summary,
    nobody: nobodyAnswers(idea, reader).summary,
    waits: repliesPart(waiting, { now, calendar: workCalendar(workspace) }, reader, 8).summary,
  };
}

it.each([
  ['en', 'Nadia answered your idea #1: “Number the lines” – On the new tills, from the first of January'],
  [
    'fr',
    'Nadia a répondu à votre idée n°\u00a01\u00a0: «\u00a0Number the lines\u00a0» – On the new tills, from the first of January',
  ],
] as const)(
  'a notification names in %s the idea that it is about, and begins with what was said',
  async (locale, answered) => {
    const pushed = await lettersIn(locale);
    expect(pushed['answered']?.startsWith(answered)).toBe(true);
    expect(pushed['answered']?.endsWith('…')).toBe(true);
    expect(pushed['wroteBack']).toContain('– On the new tills, from the first');
    const dumb = Object.entries(pushed).filter(([, text]) => !text.includes(title) || text.length > 300);
    expect(dumb).toEqual([]);
  },
);
