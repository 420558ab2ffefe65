// The exports of known tools, by the columns that only they have, and what their columns are where the name alone does not say. The headers are those of
// exports as their vendors' documentation and public exports show them. Pure.
import { fold } from '../../../terms/fold.ts';
import type { HeaderGuess } from '../headers.ts';
import type { LeftOutWhy } from './harmless.ts';

export const layoutNames = [
  'SurveyMonkey',
  'Typeform',
  'Google Forms',
  'Microsoft Forms',
  'Qualtrics',
  'LimeSurvey',
  'Delighted',
  'Zendesk',
  'Chatwoot',
  'Trustpilot',
  'Google Play',
  'App Store',
] as const;
export type LayoutName = (typeof layoutNames)[number];

export interface Known {
  readonly field: HeaderGuess;
  readonly why?: LeftOutWhy;
  /** Of a 'state': the values, after `fold`, of rows that are no answers. '' is an empty cell. */
  readonly drops?: readonly string[];
}

export interface Layout {
  readonly name: LayoutName;
  /** Each of these lists has to have one of its names among the headers. */
  readonly has: readonly (readonly string[])[];
  /** By folded header. */
  readonly columns: ReadonlyMap<string, Known>;
  /** The name of the first column. */
  readonly first?: readonly string[];
}

function columns(list: Readonly<Record<string, Known | HeaderGuess>>): ReadonlyMap<string, Known> {
  return new Map(
    Object.entries(list).flatMap(([names, known]) =>
      names.split('|').map((name) => [name, typeof known === 'string' ? { field: known } : known] as const),
    ),
  );
}

const technical: Known = { field: 'ignore', why: 'technical' };
const otherDate: Known = { field: 'ignore', why: 'otherDate' };
const ownWords: Known = { field: 'ignore', why: 'ownWords' };

/** In English, French, German, Spanish, Italian, Dutch and Portuguese. */
const GOOGLE_STAMPS = [
  'timestamp',
  'horodateur',
  'horodatage',
  'zeitstempel',
  'marca temporal',
  'informazioni cronologiche',
  'tijdstempel',
  'carimbo de data hora',
];

const LAYOUTS: readonly Layout[] = [
  {
    name: 'SurveyMonkey',
    has: [
      ['respondent id', 'respondentid', 'id du repondant', 'identifiant du repondant'],
      ['collector id', 'collectorid', 'id du collecteur', 'identifiant du collecteur'],
    ],
    columns: columns({
      'respondent id|respondentid|id du repondant|identifiant du repondant': 'id',
      'collector id|collectorid|id du collecteur|identifiant du collecteur': technical,
      'start date|startdate|date de debut|date created': otherDate,
      'end date|enddate|date de fin|date modified': 'date',
      'custom data 1|custom data|customdata|donnees personnalisees 1': 'segment',
    }),
  },
  {
    name: 'Typeform',
    has: [
      ['submit date utc', 'submitted at', 'submit date'],
      ['network id', 'start date utc', 'stage date utc'],
    ],
    columns: columns({
      '#|token|response id': 'id',
      'response type': { field: 'state', drops: ['started', 'partial'] },
      'start date utc|start date|stage date utc': otherDate,
      'submit date utc|submit date|submitted at': 'date',
      'network id|ending|tags': technical,
    }),
  },
  {
    name: 'Qualtrics',
    has: [
      ['recordeddate', 'recorded date'],
      ['responseid', 'response id'],
      ['progress', 'finished', 'status', 'distributionchannel', 'distribution channel', 'userlanguage'],
    ],
    columns: columns({
      'responseid|response id': 'id',
      'startdate|start date|enddate|end date': otherDate,
      'recordeddate|recorded date': 'date',
      'status|response type': {
        field: 'state',
        drops: [
          'survey preview',
          'survey test',
          'test',
          'preview',
          'spam',
          'imported',
          '1',
          '2',
          '8',
          '9',
          '17',
        ],
      },
      finished: { field: 'state', drops: ['false', '0', 'faux', 'non', 'no'] },
      'progress|duration in seconds|durationinseconds|distributionchannel|distribution channel': technical,
      'externalreference|external data reference|externaldatareference': 'customer',
      'recipientlastname|recipient last name|recipientfirstname|recipient first name': 'name',
      'recipientemail|recipient email': 'email',
      'ipaddress|ip address|locationlatitude|location latitude|locationlongitude|location longitude':
        'private',
      'userlanguage|user language': 'segment',
    }),
  },
  {
    name: 'LimeSurvey',
    has: [
      ['submitdate', 'date submitted', 'date de soumission'],
      ['lastpage', 'last page', 'derniere page'],
    ],
    columns: columns({
      'id|response id|id de la reponse': 'id',
      'submitdate|date submitted|date de soumission': { field: 'date', drops: [''] },
      'lastpage|last page|derniere page|seed|tete de serie|refurl|referrer url|url de reference': technical,
      'startdate|date started|date de lancement|date de debut|datestamp|date last action|date de la derniere action':
        otherDate,
      'startlanguage|start language|langue de depart': 'segment',
      'ipaddr|ip address|adresse ip|token|code d acces': 'private',
    }),
  },
  {
    name: 'Microsoft Forms',
    has: [
      ['start time', 'heure de debut'],
      ['completion time', 'heure de fin'],
    ],
    columns: columns({
      id: 'id',
      'start time|heure de debut': otherDate,
      'completion time|heure de fin': 'date',
      'email|adresse de messagerie|e mail': 'email',
      'name|nom': 'name',
      'last modified time|heure de la derniere modification': otherDate,
      'language|langue': 'segment',
    }),
  },
  {
    name: 'Delighted',
    has: [
      ['score'],
      ['survey type', 'delighted source', 'delighted person id', 'person id', 'delighted id'],
      [
        'responded at',
        'permalink',
        'sent at',
        'date responded',
        'updated at',
        'created at',
        'timestamp',
        'response timestamp',
      ],
    ],
    columns: columns({
      'person id|delighted person id': 'customer',
      'response id|delighted id|id|survey response id': 'id',
      permalink: technical,
      'survey type': 'metric',
      'responded at|date responded|response timestamp': 'date',
      'sent at|created at|updated at|date sent': otherDate,
      notes: ownWords,
      'tags|delighted source|delighted email subject|delighted device type|delighted operating system|delighted browser|delighted link name':
        technical,
    }),
  },
  {
    name: 'Zendesk',
    has: [
      ['satisfaction score', 'satisfaction rating', 'ticket satisfaction rating'],
      ['ticket id', 'id', 'requester', 'ticket'],
      ['requester', 'assignee', 'satisfaction comment', 'ticket satisfaction comment', 'group', 'updated at'],
    ],
    columns: columns({
      'ticket id|id|ticket': 'id',
      'satisfaction score|satisfaction rating|ticket satisfaction rating': 'csat',
      'satisfaction comment|ticket satisfaction comment': 'verbatim',
      'requester id|requester external id': 'customer',
      'subject|description|tags': ownWords,
      'summation column|score|via|status|submitter|satisfaction reason': technical,
    }),
  },
  {
    name: 'Chatwoot',
    has: [
      ['rating'],
      ['feedback comment', 'feedback'],
      ['agent name', 'contact name', 'link to the conversation', 'assigned agent'],
    ],
    columns: columns({
      'link to the conversation|conversation id|conversation link': 'id',
      rating: 'csat',
      'feedback comment|feedback': 'verbatim',
      'recorded date|recorded at|date': 'date',
      'agent name|assigned agent|contact name': 'name',
      'contact email address|contact email': 'email',
      'contact phone number': 'private',
    }),
  },
  {
    name: 'Trustpilot',
    has: [
      ['review stars', 'stars', 'review rating'],
      ['review content', 'review title', 'review text'],
      [
        'review username',
        'reference id',
        'business unit id',
        'domain url',
        'review consumer user id',
        'webshop name',
        'review created utc',
      ],
    ],
    columns: columns({
      'review id': 'id',
      'reference id|business unit id|location id|review consumer user link|review link|source of review':
        technical,
      'review consumer user id': 'customer',
      'review username': 'name',
      'review user email': 'email',
      'review created utc|review created|review created date time': 'date',
      'company reply date utc|company reply date': otherDate,
      'company reply|company reply text': ownWords,
      tags: technical,
    }),
  },
  {
    name: 'Google Play',
    has: [['star rating'], ['review submit date and time', 'review submit millis since epoch']],
    columns: columns({
      'package name|app version code': technical,
      'reviewer language': 'segment',
      device: 'segment',
      'review submit millis since epoch': otherDate,
      'review last update date and time|review last update millis since epoch': otherDate,
      'developer reply date and time|developer reply millis since epoch': otherDate,
      'developer reply text': ownWords,
      'review link': 'id',
    }),
  },
  {
    // As public tools fetch the reviews of the store's page.
    name: 'Google Play',
    has: [['reviewid'], ['content'], ['score'], ['thumbsupcount', 'reviewcreatedversion']],
    columns: columns({
      reviewid: 'id',
      score: 'csat',
      username: 'name',
      at: 'date',
      'userimage|thumbsupcount': technical,
      replycontent: ownWords,
      repliedat: otherDate,
    }),
  },
  {
    name: 'App Store',
    has: [
      ['rating', 'star rating', 'stars'],
      ['reviewer nickname', 'nickname', 'reviewernickname', 'territory', 'storefront'],
    ],
    columns: columns({
      'review id|id': 'id',
      'reviewer nickname|nickname|reviewernickname': 'name',
      'territory|storefront|country': 'segment',
      'developer response|response|developerresponse': ownWords,
      'app id|apple identifier|app apple id': technical,
    }),
  },
  {
    name: 'Google Forms',
    has: [GOOGLE_STAMPS],
    first: GOOGLE_STAMPS,
    columns: columns({
      [GOOGLE_STAMPS.join('|')]: 'date',
      'username|email address|adresse e mail|nom d utilisateur': 'email',
    }),
  },
];

/** The tool whose export has these headers; null where none has. */
export function layoutOf(headers: readonly string[]): Layout | null {
  const folded = headers.map(fold);
  const names = new Set(folded);
  return (
    LAYOUTS.find(
      ({ has, first }) =>
        has.every((list) => list.some((name) => names.has(name))) &&
        (first === undefined || first.includes(folded[0] ?? '')),
    ) ?? null
  );
}
