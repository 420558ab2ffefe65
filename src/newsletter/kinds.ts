// The kinds of messages of newsletters: the issue in another language (in the schedule's it is a digest), a reader's own letter, and what
// the admins are told of an issue.
import { kindsFor } from '../delivery/kinds.ts';

export const newsletterKinds = kindsFor(
  { what: { en: 'a newsletter', fr: 'une lettre d’information' } },
  {
    newsletter: { fate: 'caught-up', isForMany: true },
    'newsletter.edition': { fate: 'caught-up', isForMany: true },
    'newsletter.told': {
      fate: 'told',
      what: { en: 'a letter about a newsletter', fr: 'une lettre sur une lettre d’information' },
    },
    'newsletter.unkept': {
      fate: 'told',
      what: {
        en: 'a letter about the readers of a newsletter',
        fr: 'une lettre sur les lecteurs d’une lettre d’information',
      },
    },
  },
);
