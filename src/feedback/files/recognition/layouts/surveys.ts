// The exports of survey tools. The headers are those that their vendors' documentation and public exports show. Pure.
import { columns, type Layout, otherDate, ownWords, technical } from './layout.ts';

export const surveyTools: readonly Layout[] = [
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
    first: ['id'],
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
];

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

/** To be looked for last: its only mark is the name of its first column. */
export const googleForms: Layout = {
  name: 'Google Forms',
  has: [GOOGLE_STAMPS],
  first: GOOGLE_STAMPS,
  columns: columns({
    [GOOGLE_STAMPS.join('|')]: 'date',
    'username|email address|adresse e mail|nom d utilisateur': 'email',
  }),
};
