// A help desk at Zendesk's, for journeys in which customers hear back: what they rated, and the public comments on their tickets.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import { elements, fields, inside } from '../../src/feedback/vendors/payload.ts';
import { type Said, zendesk } from '../feedback/pulling/vendors.ts';

const HOST = 'acme.zendesk.com';

interface Comment {
  readonly ticket: string;
  readonly body: string;
  readonly public: boolean;
}

/** What Zendesk keeps of an update: what was given with it stands under `custom`. */
interface Audit extends Comment {
  readonly id: number;
  readonly custom: unknown;
}

/**
 * Zendesk, as its documentation says that it answers (developer.zendesk.com: Satisfaction Ratings; Tickets, "Update Ticket"; Ticket Audits), on a
 * port of its own: what the program asks its host for comes here. @param requesterOf whose a ticket is
 */
export function helpDesk(ratings: readonly Said[], requesterOf: (id: string) => number = () => 7) {
  const audits: Audit[] = [];
  const closed = new Set<string>();
  const refusing = new Set<string>();
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? '/', `https://${HOST}`);
    const [status, value] = answer(request.method ?? '', url, body, String(request.headers.authorization));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  });
  function answer(method: string, url: URL, body: string, authorization: string): [number, unknown] {
    const [, ticket = '', isAudits] = /^\/api\/v2\/tickets\/(\d+)(\/audits)?$/.exec(url.pathname) ?? [];
    if (ticket === '') {
      const served = zendesk.serve(url, { url: url.href, headers: { authorization } }, ratings);
      if (typeof served === 'number') return [served, {}];
      const rated = elements(inside(served, 'satisfaction_ratings')).map((each) => {
        return { ...fieldsOf(each), requester_id: requesterOf(String(inside(each, 'ticket_id'))) };
      });
      return [200, { ...fieldsOf(served), satisfaction_ratings: rated }];
    }
    const own = audits.filter((each) => each.ticket === ticket);
    if (method === 'GET' && isAudits)
      return [
        200,
        { audits: own.map(({ id, custom }) => ({ id, metadata: { custom } })), meta: { has_more: false } },
      ];
    if (method !== 'PUT') return [404, { error: 'RecordNotFound' }];
    if (closed.has(ticket))
      return [422, { error: 'RecordInvalid', details: { status: [{ description: 'Status: closed' }] } }];
    if (refusing.delete(ticket))
      return [422, { error: 'RecordInvalid', details: { comment: [{ error: 'InvalidValue' }] } }];
    const { comment, metadata } = JSON.parse(body).ticket;
    const id = audits.length + 1;
    audits.push({ ticket, body: comment.body, public: comment.public, id, custom: metadata });
    return [200, { ticket: { id: Number(ticket) }, audit: { id } }];
  }
  return {
    comments: (): readonly Comment[] =>
      audits.map(({ ticket, body, public: isPublic }) => ({ ticket, body, public: isPublic })),
    closeTicket: (ticket: string) => closed.add(ticket),
    /** Of the next comment. */
    refuseWords: (ticket: string) => refusing.add(ticket),
    async open() {
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const { port } = server.address() as AddressInfo;
      const real = globalThis.fetch;
      vi.stubGlobal('fetch', (asked: string | URL | Request, init?: RequestInit) => {
        const url = String(asked instanceof Request ? asked.url : asked);
        return real(url.replace(`https://${HOST}`, `http://127.0.0.1:${port}`), init);
      });
    },
    async close() {
      vi.unstubAllGlobals();
      await new Promise((ended) => server.close(ended));
    },
  };
}

const fieldsOf = (value: unknown) => Object.fromEntries(fields(value));
