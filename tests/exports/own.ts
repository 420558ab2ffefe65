// Tables that somebody keeps in their own words, and the form with one line for each question.
import type { Chance } from '../../src/demo/company/chance.ts';
import { type Column, type Export, type Heard, table } from './export.ts';
import { anyMoment, second } from './moments.ts';
import { asked, easeOfTen, openings, plainly, recommendation, satisfaction, thumbs } from './questions.ts';
import type { Said } from './said.ts';

/** A table that somebody keeps, in their own words. */
export function own(said: readonly Said[], chance: Chance): Export {
  const when = anyMoment(chance);
  const hasTime = when.precision !== 'day';
  const questions = chance.pick([
    () => asked(chance),
    () => asked(chance),
    () => [recommendation(chance), satisfaction(chance)],
    () => [thumbs(chance)],
    () => [recommendation(chance), easeOfTen(chance)],
  ])();
  const columns = chance.shuffle<Column>([
    {
      header: chance.pick(
        hasTime
          ? ['Date', 'Date de réponse', 'Submitted at', 'Horodateur']
          : ['Date', 'Date de réponse', 'Response date'],
      ),
      cell: ({ at }) => when.write(at),
    },
    ...(chance.next() < 0.6
      ? [
          {
            header: chance.pick(['Client', 'Customer ID', 'N° client', 'Customer']),
            cell: ({ customer }: Said) => customer,
          },
        ]
      : []),
    ...(chance.next() < 0.3
      ? [
          {
            header: chance.pick(['Région', 'Store', 'Pays']),
            cell: ({ number }: Said) => ['Bretagne', 'Alsace', 'Nord'][number % 3] ?? '',
          },
        ]
      : []),
  ]);
  const at = Math.floor(chance.next() * (columns.length + 1));
  return table('own table', said, {
    when,
    before: columns.slice(0, at),
    questions,
    words: [
      {
        header: chance.pick(['Commentaire', 'Comment', 'Verbatim', 'Comments', 'Vos remarques', ...openings]),
        of: 'words',
      },
      ...(chance.next() < 0.3
        ? [
            {
              header: chance.pick(['Suggestions', 'What could we improve?', 'Un dernier mot ?']),
              of: 'wish',
            } as const,
          ]
        : []),
    ],
    after: columns.slice(at),
    kind: 'any',
  });
}

/** One line for each question. */
export function long(said: readonly Said[], chance: Chance): Export {
  const when = second('yyyy-MM-dd HH:mm:ss');
  const questions = [recommendation(plainly(chance)), satisfaction(plainly(chance))];
  const opening = chance.pick(openings);
  const heard: Heard[] = [];
  const rows = said.flatMap((each) => {
    const answers = questions.map((question) => ({ question, written: question.write(each) }));
    heard.push({
      at: each.at,
      scores: answers.flatMap(({ written }) => (written.score ? [written.score] : [])),
      comments: each.words === '' ? [] : [each.words],
    });
    return [
      ...answers.map(({ question, written }) => [question.wording, written.cell]),
      [opening, each.words],
    ].map(([question = '', answer = '']) => [`R-${each.number}`, when.write(each.at), question, answer]);
  });
  return {
    tool: 'one line per question',
    headers: [['Response ID', 'Submitted at', 'Question', 'Answer']],
    rows,
    heard,
    precision: when.precision,
    isOpen: false,
    kind: 'csv',
  };
}
