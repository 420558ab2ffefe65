// The kinds of messages about replies to customers: the reply itself, and what its writer is told where it did not arrive.
import { kindsFor } from '../delivery/kinds.ts';

export const replyKinds = kindsFor(
  { what: { en: 'a reply to a customer', fr: 'une réponse à un client' } },
  {
    // Its writer is told; of a key that may not write, so are the admins.
    'customer-reply': 'caught-up',
    'customer-reply.key': {
      fate: 'told',
      what: {
        en: 'a letter about replies that cannot be sent',
        fr: 'une lettre sur des réponses qui ne peuvent pas partir',
      },
    },
    'customer-reply.untold': {
      fate: 'told',
      what: {
        en: 'a letter about a reply to a customer',
        fr: 'une lettre sur une réponse à un client',
      },
    },
  },
);
