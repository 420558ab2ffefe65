// GET /api/v1/contacts/months/{month}: what the contacts of a month cost, by department; and what openapi.json says of sending contacts, which is
// answered by web/contacts.ts.
import { createRoute, z } from '@hono/zod-openapi';
import { isMonth } from '../contacts/months.ts';
import { statementOf } from '../contacts/statement.ts';
import { toldMonth } from '../contacts/told.ts';
import { limits } from '../feedback/texts.ts';
import { contactChannels } from '../touchpoints/channel.ts';
import type { ApiAdmission } from './admission.ts';
import { type Api, type ApiKit, instant, reads, refusal } from './contract.ts';

const sum = {
  contacts: z.int(),
  minutes: z.string().openapi({ description: 'Of those whose handling time is known.', example: '312.50' }),
  uncosted: z.int().openapi({ description: 'Those that no cost fits.' }),
  amount: z.string().nullable().openapi({
    description: 'With the currency’s decimals; null before the company has said in which currency.',
    example: '1204.50',
  }),
};

const month = z
  .object({
    month: z.string(),
    state: z.enum(['open', 'closed']),
    closedAt: instant.nullable(),
    currency: z.string().nullable(),
    total: z.object(sum),
    departments: z.array(
      z.object({
        id: z.string().nullable(),
        name: z.string().nullable(),
        total: z.object(sum),
        lines: z.array(z.object({ reason: z.string(), channel: z.string(), madeIn: z.string(), ...sum })),
      }),
    ),
    moved: z.array(
      z.object({
        department: z.string().nullable(),
        reason: z.string().nullable(),
        direction: z.enum(['up', 'down']),
        before: z.int(),
        after: z.int(),
      }),
    ),
  })
  .openapi('ContactMonth', {
    description:
      'A closed month stays as it is. Contacts of which nobody knows the department are the one whose `id` is null. Amounts of lines add up to `total`. `madeIn`: an earlier month where contacts came in late. `moved`: beyond chance since the month before; a `reason` of null is all of a department’s.',
  });

const route = createRoute({
  ...reads('read:contacts', {
    tag: 'Contacts',
    id: 'readContactMonth',
    summary: 'What the contacts of a month cost, by the department from which they come',
    gives: month,
  }),
  path: '/api/v1/contacts/months/{month}',
  request: {
    params: z.object({
      month: z.string().refine(isMonth).openapi({ description: 'YYYY-MM', example: '2026-10' }),
    }),
  },
});

export function contactReads(api: Api, { database }: ApiKit, admits: ApiAdmission): void {
  api.openapi({ ...route, middleware: admits('read:contacts', 5) }, async (c) => {
    const { workspaceId } = c.get('token');
    const told = toldMonth(await statementOf(database.db, workspaceId, c.req.valid('param').month));
    return c.json(
      {
        ...told,
        departments: told.departments.map((each) => ({ ...each, lines: [...each.lines] })),
        moved: [...told.moved],
      },
      200,
    );
  });
  describeContacts(api);
}

const contact = z
  .strictObject({
    id: z.string().max(limits.id).optional(),
    at: z.iso.date().or(z.iso.datetime({ offset: true })),
    reason: z.string().max(200).optional(),
    channel: z.enum(contactChannels as [string, ...string[]]),
    department: z.string().max(100).optional().openapi({ description: 'Of origin; else rules tell it.' }),
    touchpoint: z.string().max(limits.touchpoint).optional(),
    count: z.int().min(1).optional().openapi({
      description: 'The contact stands for so many; its minutes and its cost are those of all of them.',
    }),
    minutes: z.number().optional(),
    seconds: z.number().optional(),
    cost: z.union([z.string(), z.number()]).optional().openapi({
      description:
        'Its own, in the company’s currency, instead of the unit cost. As text it keeps its digits.',
    }),
    verbatim: z.string().max(limits.verbatim).optional(),
    customer: z.string().max(limits.customer).optional(),
    names: z.array(z.string()).max(10).optional(),
  })
  .openapi('Contact', { description: 'With an `id`, or a `count`: sent again it changes nothing.' });

const counts = { imported: z.int(), duplicates: z.int(), rejected: z.int() };
const taken = z.object(counts).openapi('ContactsTaken');

/** Tells of it; it is answered elsewhere. */
function describeContacts({ openAPIRegistry: registry }: Api): void {
  registry.registerPath({
    method: 'post',
    path: '/api/v1/contacts',
    operationId: 'sendContacts',
    tags: ['Contacts'],
    summary: 'Stores one contact that a customer had to make, or a list of them',
    description: 'Needs the scope `write:contacts`. What is stored already changes nothing.',
    security: [{ bearer: ['write:contacts'] }],
    request: {
      body: {
        required: true,
        content: { 'application/json': { schema: z.union([contact, z.array(contact).max(1_000)]) } },
      },
    },
    responses: {
      200: { description: 'All of it was known.', content: { 'application/json': { schema: taken } } },
      201: { description: 'Something was stored.', content: { 'application/json': { schema: taken } } },
      400: refusal('Not JSON.'),
      401: refusal('No token that may send.'),
      403: refusal('The token has not the scope `write:contacts`.'),
      413: refusal('Over five megabytes, or over 1,000 contacts: nothing was stored.'),
      415: refusal('Not application/json in UTF-8.'),
      422: refusal('Some were refused, each with its place and the reason; the others are stored.'),
      429: refusal(
        'Too many at once, or a minute: nothing was read. Retry-After says when to send it again.',
      ),
      503: refusal('Nothing was stored. Retry-After says when to send it again.'),
    },
  });
}
