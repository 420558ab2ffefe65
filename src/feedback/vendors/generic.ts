// A webhook of a tool that has no file here: signed with HMAC-SHA256 over the raw body, read by a mapping that the admin wrote.
import type { RawItem } from '../item.ts';
import type { VendorMapping } from './mapping.ts';
import { valueAt } from './path.ts';
import { idOf, inside, instantOf, pointer, wordsOf } from './payload.ts';
import { placed, type Read, type ReadOptions, readEach, taken, unread } from './read.ts';
import { checkSignature, plainBody, type Scheme } from './signature.ts';
import type { Vendor } from './vendor.ts';

/** Unix seconds and milliseconds are read as instants; everything else is judged by parseItem. */
export function genericVendor(mapping: VendorMapping): Vendor {
  const scheme = schemeOf(mapping.signature);
  return {
    name: 'generic',
    title: 'Webhook',
    asks: ['signing'],
    verify: (request, secrets, now) => checkSignature(scheme, request, secrets, now),
    read(body, options) {
      if (mapping.event !== null) {
        const event = wordsOf(valueAt(body, mapping.event.path));
        if (event === null) return unread(pointer(...mapping.event.path), { code: 'shape', wanted: 'text' });
        if (!mapping.event.take.includes(event)) return taken([], { ignored: [event.slice(0, 100)] });
      }
      const one = (each: unknown, here: string) => readOne(each, here, mapping, options);
      if (mapping.items === null) return one(body, '');
      const at = pointer(...mapping.items);
      const list = valueAt(body, mapping.items);
      if (!Array.isArray(list)) return unread(at, { code: 'shape', wanted: 'list' });
      return readEach(placed(list, at), at, one);
    },
  };
}

function readOne(body: unknown, at: string, mapping: VendorMapping, { touchpoint }: ReadOptions): Read {
  const item = itemOf(body, mapping, touchpoint);
  const identity = idOf(item.id);
  if (!('id' in identity)) return unread(`${at}${pointer(...(mapping.fields.id ?? []))}`, identity);
  return taken([{ ...item, id: identity.id }]);
}

function schemeOf({ header, encoding, prefix, timestampHeader }: VendorMapping['signature']): Scheme {
  const scheme = { ...plainBody, header, algorithm: 'sha256', encoding, prefix } as const;
  if (timestampHeader === null) return scheme;
  return { ...scheme, before: [timestampHeader], separator: '.', timestamp: timestampHeader };
}

function itemOf(
  body: unknown,
  { fields, scores, comments, names, segments, constants }: VendorMapping,
  touchpoint: string | undefined,
): RawItem {
  const at = (field: keyof typeof fields): unknown => {
    const path = fields[field];
    return path === undefined ? undefined : valueAt(body, path);
  };
  return {
    id: at('id'),
    customer: at('customer'),
    metric: at('metric') ?? constants.metric,
    score: at('score'),
    verbatim: at('verbatim'),
    ...(scores.length === 0
      ? {}
      : { scores: scores.map(({ score, ...each }) => ({ ...each, score: valueAt(body, score) ?? null })) }),
    ...(comments.length === 0
      ? {}
      : { comments: comments.map(({ text, ...each }) => ({ ...each, text: valueAt(body, text) ?? null })) }),
    touchpoint: at('touchpoint') ?? constants.touchpoint ?? touchpoint,
    heat: at('heat') ?? constants.heat,
    answeredAt: instantOf(at('answeredAt')),
    names: names.flatMap((path) => wordsOf(inside(body, ...path)) ?? []),
    segments: Object.fromEntries(
      segments.flatMap(([name, path]) => {
        const value = valueAt(body, path);
        return value === undefined || value === null ? [] : [[name, value] as const];
      }),
    ),
  };
}
