// POST /api/v1/contacts: contacts that programs send. What a contact may be is contacts/item.ts; here is only HTTP.
import { admitted, noteUse } from '../api/admission.ts';
import { readerOf } from '../api/headers.ts';
import { faultText, importWords } from '../contacts/faults.ts';
import { readingOf } from '../contacts/import.ts';
import { type ContactItem, parseContact, type RawContact, rawFields } from '../contacts/item.ts';
import { storeContacts } from '../contacts/store.ts';
import type { Database } from '../database/client.ts';
import { instantReader } from '../feedback/dates/instant.ts';
import { parseExactly } from '../feedback/exact-json.ts';
import { seenAnswers } from '../feedback/identity.ts';
import { oneByOne } from '../http/one-by-one.ts';
import { json, problem, type Route, type WebAnswer } from '../http/route.ts';
import type { Locale } from '../i18n/locale.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { isJson } from './ingestion.ts';
import { BODY_MAX, type TakingSettings } from './taking.ts';
import { inItsTurn, turns } from './turns.ts';

/** In one body. */
const CONTACTS_MAX = 1_000;

/**
 * Takes one contact or an array of up to 1,000: { id, at, reason, channel, department, touchpoint, count, minutes, seconds, cost, verbatim, customer, names }.
 * Each needs an id of its own, or a count: sent again, it changes nothing. 201 something was stored; 200 all of it was known already.
 * 422 some were refused, each with its index, JSON pointer and reason; the others are stored. Else as POST /api/v1/feedback.
 */
export function contactsRoute(database: Database, settings: TakingSettings): Route {
  const { clock, turns: queue = turns() } = settings;
  const looking = oneByOne();
  return {
    method: 'POST',
    path: '/api/v1/contacts',
    async answer(request) {
      const { authorization } = request.headers;
      const found = await looking(() => admitted({ database, clock }, authorization, 'write:contacts'));
      if ('refused' in found) return found.refused;
      const { token } = found;
      if (!isJson(request.headers))
        return problem(415, {
          title: 'Unsupported media type',
          detail: 'Send application/json in UTF-8, uncompressed.',
        });
      return inItsTurn(queue, token.id, async () => {
        const raws = listIn(await request.body(BODY_MAX));
        if ('refused' in raws) return raws.refused;
        await noteUse(database, clock, token);
        return take(
          database,
          settings,
          { workspaceId: token.workspaceId, ...raws },
          readerOf(request.headers),
        );
      });
    },
  };
}

interface RawContacts {
  readonly list: readonly unknown[];
  readonly isList: boolean;
}

function listIn(body: Buffer): RawContacts | { readonly refused: WebAnswer } {
  let value: unknown;
  try {
    value = parseExactly(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return { refused: problem(400, { title: 'The body is not JSON' }) };
  }
  const isList = Array.isArray(value);
  const list: readonly unknown[] = isList ? (value as unknown[]) : [value];
  if (list.length <= CONTACTS_MAX) return { list, isList };
  const detail = `At most ${CONTACTS_MAX} at a time; nothing was stored.`;
  return { refused: problem(413, { title: 'Too many contacts', detail }) };
}

interface RefusedContact {
  readonly index: number;
  readonly pointer: string;
  readonly code: string;
  readonly reason: string;
}

async function take(
  database: Database,
  { keys, clock }: TakingSettings,
  { workspaceId, list, isList }: RawContacts & { readonly workspaceId: string },
  locale: Locale,
): Promise<WebAnswer> {
  const workspace = await workspaceById(database.db, workspaceId);
  const say = importWords(locale);
  const now = clock.now();
  const rules = {
    ...(await readingOf(database.db, workspace)),
    instantOf: instantReader(workspace.timeZone, 'ymd'),
    now,
    channel: null,
  };
  const items: ContactItem[] = [];
  const places: number[] = [];
  const errors: RefusedContact[] = [];
  const refuse = (index: number, pointer: string, code: string, reason: string) =>
    errors.push({ index, pointer: `${isList ? `/${index}` : ''}${pointer}`, code, reason });
  for (const [index, each] of list.entries()) {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) {
      refuse(index, '', 'type', say.noObject);
      continue;
    }
    const unknown = Object.keys(each).find((field) => !rawFields.some((known) => known === field));
    if (unknown !== undefined) {
      refuse(index, `/${pointed(unknown.slice(0, 40))}`, 'field.unknown', say.unknownField);
      continue;
    }
    const parsed = parseContact(each as RawContact, rules);
    if (!parsed.ok) refuse(index, `/${parsed.field}`, parsed.fault.code, faultText(parsed.fault, locale));
    else if (parsed.value.externalId === null && !parsed.value.isSum)
      refuse(index, '/id', 'id.missing', say.noId);
    else {
      items.push(parsed.value);
      places.push(index);
    }
  }
  const storing = { keys, country: workspace.country, now, batch: null, seen: seenAnswers() };
  const stored = await storeContacts(database, workspaceId, items, storing);
  for (const at of stored.differing) refuse(places[at] ?? 0, '', 'contact.differs', say.differs);
  const { imported, duplicates } = stored;
  const counts = { imported, duplicates, rejected: errors.length };
  if (errors.length > 0) return problem(422, { title: 'Some contacts were refused', ...counts, errors });
  return json(imported > 0 ? 201 : 200, counts);
}

/** RFC 6901. */
function pointed(field: string): string {
  return field.replaceAll('~', '~0').replaceAll('/', '~1');
}
