// Surveys as their tools export them: SurveyMonkey, Typeform, Google Forms, Microsoft Forms, Qualtrics, LimeSurvey. The layouts are those
// of the tools' documentation and of exports that were published; every name and word is invented.
import type { Chance } from '../../src/demo/company/chance.ts';
import { type Column, type Export, mail, numbered, still, surname, table } from './export.ts';
import { second } from './moments.ts';
import { asked, openings } from './questions.ts';
import type { Said } from './said.ts';

const address: Column['cell'] = ({ number }) => `203.0.113.${number}`;

export function surveyMonkey(said: readonly Said[], chance: Chance): Export {
  const when = second('MM/dd/yyyy hh:mm:ss a');
  return table('SurveyMonkey', said, {
    when,
    before: [
      { header: 'Respondent ID', cell: numbered('', 11_880_400) },
      { header: 'Collector ID', cell: still('4411') },
      { header: 'Start Date', cell: ({ at }) => when.write(at.minus({ minutes: 3 })) },
      { header: 'End Date', cell: ({ at }) => when.write(at) },
      { header: 'IP Address', cell: address },
      { header: 'Email Address', cell: chance.pick([still(''), mail]) },
      { header: 'First Name', cell: still('') },
      { header: 'Last Name', cell: chance.pick([still(''), surname]) },
      { header: 'Custom Data 1', cell: still('') },
    ],
    questions: asked(chance),
    words: [{ header: chance.pick(openings), of: 'words' }],
    joined: (wording, kind) => [wording, kind === 'score' ? 'Response' : 'Open-Ended Response'],
  });
}

export function typeform(said: readonly Said[], chance: Chance): Export {
  const when = second('yyyy-MM-dd HH:mm:ss', 'utc');
  return table('Typeform', said, {
    when,
    before: [{ header: '#', cell: ({ number }) => `k${(number * 7_919).toString(36)}x${number}` }],
    questions: asked(chance),
    words: [{ header: chance.pick(openings), of: 'words' }],
    after: [
      { header: 'Start Date (UTC)', cell: ({ at }) => when.write(at.minus({ minutes: 2 })) },
      { header: 'Submit Date (UTC)', cell: ({ at }) => when.write(at) },
      { header: 'Network ID', cell: ({ number }) => (number * 104_729).toString(16).padStart(10, 'a') },
    ],
  });
}

export function googleForms(said: readonly Said[], chance: Chance): Export {
  const [header, when] = chance.pick([
    ['Timestamp', second('M/d/yyyy H:mm:ss')],
    ['Horodateur', second('dd/MM/yyyy HH:mm:ss')],
    ['Timestamp', second("yyyy/MM/dd h:mm:ss a 'UTC+2'", 'UTC+2')],
  ] as const);
  return table('Google Forms', said, {
    when,
    before: [
      { header, cell: ({ at }) => when.write(at) },
      ...(chance.next() < 0.3 ? [{ header: 'Email Address', cell: mail }] : []),
    ],
    questions: asked(chance),
    words: [
      { header: chance.pick(openings), of: 'words' },
      ...(chance.next() < 0.5 ? [{ header: 'Anything else?', of: 'wish' } as const] : []),
    ],
  });
}

export function microsoftForms(said: readonly Said[], chance: Chance): Export {
  const when = second('M/d/yy H:mm:ss');
  const isFrench = chance.next() < 0.5;
  return table('Microsoft Forms', said, {
    when,
    before: [
      { header: 'ID', cell: ({ number }) => String(number) },
      {
        header: isFrench ? 'Heure de début' : 'Start time',
        cell: ({ at }) => when.write(at.minus({ minutes: 1 })),
      },
      { header: isFrench ? 'Heure de fin' : 'Completion time', cell: ({ at }) => when.write(at) },
      { header: isFrench ? 'Adresse de messagerie' : 'Email', cell: still('anonymous') },
      { header: isFrench ? 'Nom' : 'Name', cell: still('') },
    ],
    questions: asked(chance),
    words: [{ header: chance.pick(openings), of: 'words' }],
  });
}

export function qualtrics(said: readonly Said[], chance: Chance): Export {
  const zone = chance.pick(['America/Denver', 'Europe/Paris', 'UTC']);
  const when = second('yyyy-MM-dd HH:mm:ss', zone);
  const named = (name: string, shown: string, id: string, timed = false) => [
    name,
    shown,
    JSON.stringify(timed ? { ImportId: id, timeZone: zone } : { ImportId: id }),
  ];
  let question = 0;
  return table('Qualtrics', said, {
    when,
    before: [
      {
        header: named('StartDate', 'Start Date', 'startDate', true),
        cell: ({ at }) => when.write(at.minus({ minutes: 4 })),
      },
      { header: named('EndDate', 'End Date', 'endDate', true), cell: ({ at }) => when.write(at) },
      { header: named('Status', 'Response Type', 'status'), cell: still('IP Address') },
      { header: named('IPAddress', 'IP Address', 'ipAddress'), cell: address },
      { header: named('Progress', 'Progress', 'progress'), cell: still('100') },
      {
        header: named('Duration (in seconds)', 'Duration (in seconds)', 'duration'),
        cell: ({ number }) => String(60 + number),
      },
      { header: named('Finished', 'Finished', 'finished'), cell: still('True') },
      {
        header: named('RecordedDate', 'Recorded Date', 'recordedDate', true),
        cell: ({ at }) => when.write(at),
      },
      {
        header: named('ResponseId', 'Response ID', '_recordId'),
        cell: ({ number }) => `R_${(number * 15_485_863).toString(36)}`,
      },
      { header: named('RecipientLastName', 'Recipient Last Name', 'recipientLastName'), cell: still('') },
      { header: named('RecipientFirstName', 'Recipient First Name', 'recipientFirstName'), cell: still('') },
      { header: named('RecipientEmail', 'Recipient Email', 'recipientEmail'), cell: still('') },
      {
        header: named('ExternalReference', 'External Data Reference', 'externalDataReference'),
        cell: still(''),
      },
      {
        header: named('LocationLatitude', 'Location Latitude', 'locationLatitude'),
        cell: ({ number }) => `48.85${number}`,
      },
      {
        header: named('LocationLongitude', 'Location Longitude', 'locationLongitude'),
        cell: ({ number }) => `2.35${number}`,
      },
      {
        header: named('DistributionChannel', 'Distribution Channel', 'distributionChannel'),
        cell: still('anonymous'),
      },
      { header: named('UserLanguage', 'User Language', 'userLanguage'), cell: still('EN') },
    ],
    questions: asked(chance),
    words: [{ header: chance.pick(openings), of: 'words' }],
    joined: (wording) => {
      question += 1;
      return [`Q${question}`, wording, JSON.stringify({ ImportId: `QID${question}` })];
    },
  });
}

export function limeSurvey(said: readonly Said[], chance: Chance): Export {
  const when = second('yyyy-MM-dd HH:mm:ss');
  const isFrench = chance.next() < 0.5;
  return table('LimeSurvey', said, {
    when,
    before: [
      { header: isFrench ? 'ID de la réponse' : 'Response ID', cell: ({ number }) => String(number) },
      { header: isFrench ? 'Date de soumission' : 'Date submitted', cell: ({ at }) => when.write(at) },
      { header: isFrench ? 'Dernière page' : 'Last page', cell: still('3') },
      { header: isFrench ? 'Langue de départ' : 'Start language', cell: still(isFrench ? 'fr' : 'en') },
      { header: isFrench ? 'Tête de série' : 'Seed', cell: ({ number }) => String(1_000_003 * number) },
      {
        header: isFrench ? 'Date de lancement' : 'Date started',
        cell: ({ at }) => when.write(at.minus({ minutes: 5 })),
      },
      {
        header: isFrench ? 'Date de la dernière action' : 'Date last action',
        cell: ({ at }) => when.write(at),
      },
    ],
    questions: asked(chance),
    words: [{ header: chance.pick(openings), of: 'words' }],
  });
}
