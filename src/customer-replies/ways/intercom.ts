// A reply in an Intercom conversation: API 2.11, `POST /conversations/{id}/reply` as an admin, whom `GET /me` names where the account does not.
// Intercom keeps nothing of ours with it: it is found by its author, its words and its time among the conversation's last 500 parts
// (`GET /conversations/{id}?display_as=plaintext`). Not tested live.
import { elements, idOf, inside, wordsOf } from '../../feedback/vendors/payload.ts';
import { intercomHeaders, intercomUrl } from '../../feedback/vendors/pullers/intercom.ts';
import type { PullWith } from '../../feedback/vendors/pulling.ts';
import { type ReplyAsking, ReplyFault } from '../asking.ts';
import { foundAs, at as instantAt, isSameText, type ReplyToSend, sentAs, type VendorWay } from './vendor.ts';

/** Intercom's clock may be behind ours by so much. */
const SKEW_MS = 5 * 60_000;

export const intercomWay: VendorWay = {
  kind: 'intercom',
  async send(asking, having, reply) {
    const admin = await adminOf(asking, having);
    const answer = await asking.write({
      url: `${conversationUrl(having, reply)}/reply`,
      headers: intercomHeaders(having.secret),
      body: JSON.stringify({ message_type: 'comment', type: 'admin', admin_id: admin, body: reply.text }),
    });
    const parts = partsOf(answer, admin, reply);
    const id = parts.at(-1) ?? null;
    // Taken, for it says so of the conversation; which part is ours it may leave out.
    if (id === null && idOf(inside(answer, 'id')) === null) throw new ReplyFault({ kind: 'lost' }, true);
    return sentAs('intercom', id ?? reply.id);
  },
  async find(asking, having, reply, since) {
    const admin = await adminOf(asking, having);
    const url = `${conversationUrl(having, reply)}?display_as=plaintext`;
    const answer = await asking.read({ url, headers: intercomHeaders(having.secret) });
    const from = new Date(since.getTime() - SKEW_MS);
    const [id] = partsOf(answer, admin, reply, from);
    if (id !== undefined) return foundAs('intercom', id);
    // It may be ours in words that Intercom changed.
    const others = commentsOf(answer, admin, reply, from).length;
    return others > 0 ? { kind: 'cannot-tell', reason: 'intercom has other words' } : { kind: 'absent' };
  },
};

function conversationUrl({ account }: PullWith, { at }: ReplyToSend): string {
  return `${intercomUrl(account)}/conversations/${encodeURIComponent(at)}`;
}

async function adminOf({ read }: ReplyAsking, { account, secret }: PullWith): Promise<string> {
  if (account.author !== null) return account.author;
  const url = `${intercomUrl(account)}/me`;
  const me = idOf(inside(await read({ url, headers: intercomHeaders(secret) }), 'id'));
  if (!('id' in me)) throw new ReplyFault({ kind: 'lost' }, false);
  return me.id;
}

/** The ids of the parts that are this reply, oldest first: another one of ours with the same words is not. */
function partsOf(answer: unknown, admin: string, reply: ReplyToSend, since?: Date): string[] {
  return commentsOf(answer, admin, reply, since).flatMap(({ id, body }) =>
    isSameText(bare(body), reply.text) ? [id] : [],
  );
}

interface OwnPart {
  readonly id: string;
  readonly body: string | null;
}

/** What was written by us, and is none of our others. */
function commentsOf(answer: unknown, admin: string, { others }: ReplyToSend, since?: Date): OwnPart[] {
  const known = new Set(others.map(({ remoteId }) => remoteId));
  return elements(inside(answer, 'conversation_parts', 'conversation_parts')).flatMap((part): OwnPart[] => {
    const named = idOf(inside(part, 'id'));
    const by = idOf(inside(part, 'author', 'id'));
    const createdAt = instantAt(inside(part, 'created_at'));
    const isTheirs =
      inside(part, 'part_type') === 'comment' &&
      inside(part, 'author', 'type') === 'admin' &&
      'id' in by &&
      by.id === admin &&
      (since === undefined || createdAt === null || createdAt >= since);
    if (!isTheirs || !('id' in named) || known.has(named.id)) return [];
    return [{ id: named.id, body: wordsOf(inside(part, 'body')) }];
  });
}

/** Plain text, also where Intercom gave it as the paragraphs that it makes of it. */
function bare(body: string | null): string | null {
  if (body === null || !/^\s*<(p|div)\b/i.test(body)) return body;
  return body
    .replace(/<br\s*\/?>|<\/p>|<\/div>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');
}
