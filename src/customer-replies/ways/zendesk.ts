// A public comment on a Zendesk ticket: Ticketing API, `PUT /api/v2/tickets/{id}` with a comment and metadata of our own, which the ticket's
// audits hold as `metadata.custom` (`GET /api/v2/tickets/{id}/audits`, 100 a page by cursor). Our id is found there. Not tested live.
import { elements, idOf, inside, wordsOf } from '../../feedback/vendors/payload.ts';
import { ZENDESK_CONFLICT, zendeskHost, zendeskKey } from '../../feedback/vendors/pullers/zendesk.ts';
import type { PullWith } from '../../feedback/vendors/pulling.ts';
import { ReplyFault } from '../asking.ts';
import { foundAs, sentAs, type VendorWay } from './vendor.ts';

const SIZE = 100;
/** A ticket takes 5,000 comments at most. */
const MOST_PAGES = 60;
/** What our id is called among a ticket's metadata. */
const NAME = 'porte_voix_reply';

export const zendeskWay: VendorWay = {
  kind: 'zendesk',
  async send({ write }, having, { id, at, text }) {
    const answer = await write(
      {
        url: ticketUrl(having, at),
        method: 'PUT',
        headers: { ...headersOf(having), 'content-type': 'application/json' },
        body: JSON.stringify({ ticket: { comment: { body: text, public: true }, metadata: { [NAME]: id } } }),
      },
      (status, told) => {
        if (status === ZENDESK_CONFLICT) return 'later';
        // RecordInvalid names what is wrong: a ticket that is closed takes no comment.
        return elements(inside(told, 'details', 'status')).length > 0 ? 'gone' : undefined;
      },
    );
    const audit = idOf(inside(answer, 'audit', 'id'));
    if (!('id' in audit)) throw new ReplyFault({ kind: 'lost' }, true);
    return sentAs('zendesk', audit.id);
  },
  async find({ read }, having, { id, at }) {
    let after: string | null = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = new URLSearchParams({
        'page[size]': String(SIZE),
        ...(after === null ? {} : { 'page[after]': after }),
      });
      const url = `${ticketUrl(having, at)}/audits?${query}`;
      const answer = await read({ url, headers: headersOf(having) });
      const audits = inside(answer, 'audits');
      if (!Array.isArray(audits)) throw new ReplyFault({ kind: 'lost' }, false);
      for (const audit of audits) {
        const named = idOf(inside(audit, 'id'));
        if (inside(audit, 'metadata', 'custom', NAME) === id && 'id' in named)
          return foundAs('zendesk', named.id);
      }
      after = wordsOf(inside(answer, 'meta', 'after_cursor'));
      if (inside(answer, 'meta', 'has_more') !== true || after === null) return { kind: 'absent' };
    }
    return { kind: 'cannot-tell', reason: 'zendesk: too long a ticket' };
  },
};

function ticketUrl({ account: { at } }: PullWith, ticket: string): string {
  return `${zendeskHost(at)}/api/v2/tickets/${encodeURIComponent(ticket)}`;
}

function headersOf({ account: { user }, secret }: PullWith): Readonly<Record<string, string>> {
  return { authorization: zendeskKey(user, secret) };
}
