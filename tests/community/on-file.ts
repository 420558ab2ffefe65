// Questions to customers on file, for the tests of what people see and press.
import { takeAnswer } from '../../src/community/answer.ts';
import { askCustomers } from '../../src/community/ask.ts';
import { endQuestions } from '../../src/community/end.ts';
import { linkFollowed, makeOpenLink, makeSingleLinks } from '../../src/community/links.ts';
import { formKeyFor } from '../../src/community/sending.ts';
import type { Person } from '../../src/people/person.ts';
import type { KeyedShell } from '../../src/workspace/shell.ts';

const DAY = 86_400_000;

const wording = {
  fr: { question: 'Aimeriez-vous un banc dans la cour\u202f?', options: ['Oui', 'Non'] },
  en: { question: 'Would you like a bench in the yard?', options: ['Yes', 'No'] },
};

/**
 * About an idea, with the admin as reader where nobody else is named: one to which nobody has a link yet, one that is open by an open link and by two single ones, and one
 * that has ended with nine answers, eight of them with words.
 */
export async function addQuestions(
  shell: KeyedShell,
  admin: Person,
  suggestion: string,
  reader = admin,
): Promise<{
  readonly unsent: string;
  readonly open: string;
  readonly ended: string;
  /** Of the open question: "QUESTION:LINKS". */
  readonly links: string;
}> {
  const { database, keys } = shell;
  const by = { person: admin.id };
  const asked = (formKey: string, endsOn: string, daysAgo: number) =>
    askCustomers(
      { ...shell, now: before(daysAgo) },
      {
        about: { kind: 'suggestion', id: suggestion },
        draft: { wording, endsOn, reader, readerShown: 'Nadia, accounts', privacyUrl: '' },
        ...{ by: admin, formKey },
      },
    );
  const before = (days: number) => new Date(shell.now.getTime() - days * DAY);
  const dayBefore = (days: number) => before(days).toISOString().slice(0, 10);
  const ended = await asked('question-ended', dayBefore(3), 28);
  const then = { ...shell, now: before(20) };
  const token = await makeOpenLink(database, { question: ended, by, now: then.now });
  const followed = await linkFollowed(database.db, keys, token);
  if (followed === null) throw new Error('the link leads nowhere');
  for (let nth = 0; nth < 9; nth += 1) {
    const formKey = formKeyFor(keys, followed.links.id, then.now);
    const text = nth === 8 ? '' : `A bench of wood, please (${nth})`;
    await takeAnswer(then, followed, { choice: nth % 3 === 2 ? 1 : 0, text, formKey, locale: 'en' });
  }
  await endQuestions({ ...shell, now: before(1) });
  const unsent = await asked('question-unsent', dayBefore(-14), 0);
  const open = await asked('question-open', dayBefore(-14), 0);
  await makeOpenLink(database, { question: open, by, now: shell.now });
  await makeSingleLinks(database, keys, { question: open, by, now: shell.now, count: 5 });
  const [links] = await database.db.customerLinks.findMany({ where: { questionId: open.row.id } });
  return {
    ...{ unsent: unsent.row.id, open: open.row.id, ended: ended.row.id },
    links: `${open.row.id}:${links?.id ?? ''}`,
  };
}
