// What customers said after a contact or in public, as help desks and shops export it: Delighted, Zendesk, Trustpilot, Google Play.
import type { Chance } from '../../src/demo/company/chance.ts';
import { type Export, mail, numbered, still, surname, table } from './export.ts';
import { moment, second } from './moments.ts';
import { plainly, type Question, recommendation, starred } from './questions.ts';
import type { Said } from './said.ts';

export function delighted(said: readonly Said[], chance: Chance): Export {
  const when = second("yyyy-MM-dd HH:mm:ss 'UTC'", 'utc');
  const score: Question = {
    wording: 'Score',
    write: (each) => {
      const { cell, score: heard } = recommendation(plainly(chance)).write({
        ...each,
        recommend: each.recommend ?? 0.4,
      });
      return { cell: heard?.value === null || heard === null ? cell : String(heard.value), score: heard };
    },
  };
  return table('Delighted', said, {
    when,
    before: [
      { header: 'Person ID', cell: ({ customer }) => customer.slice(2) },
      { header: 'Email', cell: mail },
      { header: 'Name', cell: surname },
      { header: 'Survey Type', cell: still('nps') },
    ],
    questions: [score],
    words: [{ header: 'Comment', of: 'words' }],
    after: [
      { header: 'Sent At', cell: ({ at }) => when.write(at.minus({ days: 1 })) },
      { header: 'Responded At', cell: ({ at }) => when.write(at) },
      { header: 'Permalink', cell: ({ number }) => `https://app.example.com/r/${number}` },
    ],
  });
}

export function zendesk(said: readonly Said[]): Export {
  const when = moment('yyyy-MM-dd HH:mm', 'minute');
  const satisfied: Question = {
    wording: 'Satisfaction Score',
    write: ({ content }) =>
      content === null
        ? { cell: 'Offered', score: null }
        : content < 0.4
          ? { cell: 'Bad', score: { metric: 'csat', mood: 'unhappy', value: null } }
          : { cell: 'Good', score: { metric: 'csat', mood: 'happy', value: null } },
  };
  return table('Zendesk', said, {
    when,
    before: [
      { header: 'Ticket ID', cell: numbered('', 500) },
      { header: 'Requester', cell: surname },
    ],
    questions: [satisfied],
    words: [{ header: 'Satisfaction comment', of: 'words' }],
    after: [{ header: 'Updated at', cell: ({ at }) => when.write(at) }],
  });
}

export function trustpilot(said: readonly Said[]): Export {
  const when = second("yyyy-MM-dd'T'HH:mm:ss'Z'", 'utc');
  return table('Trustpilot', said, {
    when,
    before: [
      { header: 'Review ID', cell: ({ number }) => `64a${(number * 32_452_843).toString(16)}` },
      { header: 'Created at', cell: ({ at }) => when.write(at) },
      { header: 'Consumer name', cell: surname },
    ],
    questions: [starred('Stars')],
    words: [{ header: 'Review text', of: 'words' }],
    after: [
      { header: 'Reference Id', cell: numbered('ORDER-', 70_000) },
      { header: 'Language', cell: still('en') },
    ],
  });
}

export function googlePlay(said: readonly Said[]): Export {
  const when = second("yyyy-MM-dd'T'HH:mm:ss'Z'", 'utc');
  return table('Google Play', said, {
    when,
    before: [
      { header: 'Package Name', cell: still('com.example.app') },
      { header: 'App Version Code', cell: still('12') },
      { header: 'App Version Name', cell: still('1.2') },
      { header: 'Reviewer Language', cell: still('fr') },
      { header: 'Device', cell: still('pixel') },
      { header: 'Review Submit Date and Time', cell: ({ at }) => when.write(at) },
      { header: 'Review Submit Millis Since Epoch', cell: ({ at }) => String(at.toMillis()) },
      { header: 'Review Last Update Date and Time', cell: ({ at }) => when.write(at) },
      { header: 'Review Last Update Millis Since Epoch', cell: ({ at }) => String(at.toMillis()) },
    ],
    questions: [starred('Star Rating')],
    words: [{ header: 'Review Text', of: 'words' }],
    after: [
      'Developer Reply Date and Time',
      'Developer Reply Millis Since Epoch',
      'Developer Reply Text',
      'Review Link',
    ].map((header) => ({ header, cell: still('') })),
    kind: 'utf16',
  });
}
