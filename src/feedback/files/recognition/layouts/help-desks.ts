// The exports of help desks. As surveys.ts.
import { columns, type Layout, ownWords, technical } from './layout.ts';

export const helpDesks: readonly Layout[] = [
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
];
