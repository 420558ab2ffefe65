// What the sample company asked its customers: asked, answered, ended and answered in turn by the program's own acts, each at its time.
import { dayIn } from '../../calendar/zone.ts';
import { newId } from '../../clock.ts';
import { takeAnswer } from '../../community/answer.ts';
import { askCustomers } from '../../community/ask.ts';
import { endQuestions } from '../../community/end.ts';
import { linkFollowed, makeOpenLink } from '../../community/links.ts';
import { formKeyFor } from '../../community/sending.ts';
import { sayWord } from '../../community/word.ts';
import type { KeyedShell } from '../../workspace/shell.ts';
import { community } from '../company/index.ts';
import { daysBefore, one, type Persons } from './persons.ts';

/** @throws Error where the action that it is about is not in the plan */
export async function askCustomersOnce(shell: KeyedShell, persons: Persons): Promise<void> {
  const { database, keys, workspace, now } = shell;
  const { aboutAction: title, askedById, readerId, chosen, words, wording, readerShown, word } = community;
  const at = (days: number) => ({ ...shell, now: daysBefore(now, days) });
  const where = { workspaceId: workspace.id, title };
  const { id } = await database.db.action.findFirstOrThrow({ where });
  const [by, reader] = [one(persons, askedById), one(persons, readerId)];
  const endsOn = dayIn(workspace.timeZone, daysBefore(now, community.endedDaysAgo + 1));
  const asked = at(community.askedDaysAgo);
  const question = await askCustomers(asked, {
    about: { kind: 'action', id },
    draft: {
      wording: {
        fr: { ...wording.fr, options: [...wording.fr.options] },
        en: { ...wording.en, options: [...wording.en.options] },
      },
      ...{ endsOn, reader, readerShown, privacyUrl: '' },
    },
    ...{ by, formKey: newId() },
  });
  const token = await makeOpenLink(database, { question, by: { person: by.id }, now: asked.now });
  const followed = await linkFollowed(database.db, keys, token);
  if (followed === null) throw new Error('a link of the sample company leads nowhere');
  const answering = { database, keys, now: at(community.answeredDaysAgo).now };
  const choices = chosen.flatMap((count, choice) => Array.from({ length: count }, () => choice));
  for (const [nth, choice] of choices.entries())
    await takeAnswer(answering, followed, {
      ...{ choice, text: words[nth] ?? '', locale: 'fr' },
      formKey: formKeyFor(keys, followed.links.id, answering.now),
    });
  await endQuestions(at(community.endedDaysAgo));
  await sayWord(at(community.wordDaysAgo), { id: question.row.id, by: reader, word });
}
