// What each field of a vendor's form is to us: as the admin says, or by the name that the company gave it.
import { fold } from '../../terms/fold.ts';
import { metrics } from '../filters.ts';
import { metricOf } from '../scale.ts';
import { fields, isRecord, pointer, quoted } from './payload.ts';
import type { ReadRefusal } from './refusal.ts';

/** "ces" is CES 2.0, 1 to 7; "name" is taken out of the words and not stored; "ignore" is not stored at all. */
export const fieldUses = [
  ...metrics,
  'verbatim',
  'touchpoint',
  'customer',
  'name',
  'segment',
  'ignore',
] as const;
export type FieldUse = (typeof fieldUses)[number];
export type FieldUses = ReadonlyMap<string, FieldUse>;

const USES_MAX = 200;

/** From settings kept as JSON: { "q1": "nps", "why": "verbatim", "plan": "segment" }. */
export function parseFieldUses(
  value: unknown,
): { readonly ok: true; readonly value: FieldUses } | ({ readonly ok: false } & ReadRefusal) {
  if (!isRecord(value)) return { ok: false, pointer: '', reason: { code: 'shape', wanted: 'object' } };
  const entries = fields(value);
  if (entries.length > USES_MAX) {
    return { ok: false, pointer: '', reason: { code: 'items.tooMany', most: USES_MAX } };
  }
  const uses = new Map<string, FieldUse>();
  for (const [field, given] of entries) {
    const use = fieldUses.find((each) => each === given);
    if (use === undefined) {
      const reason = { code: 'value.unknown', given: quoted(given), known: fieldUses } as const;
      return { ok: false, pointer: pointer(field), reason };
    }
    uses.set(field, use);
  }
  return { ok: true, value: uses };
}

/** What a field without a type is, by a name that a company gave it: a hidden field, a contact's attribute, a question's id. */
export function useOfName(name: string): FieldUse | null {
  const metric = metricOf(name);
  if (metric !== null && metric !== 'cesV1') return metric;
  return NAMES.get(fold(name)) ?? null;
}

const NAMES = new Map<string, FieldUse>(
  Object.entries({
    verbatim:
      'verbatim|comment|comments|commentaire|commentaires|feedback|why|pourquoi|reason|raison|remark|remarque',
    customer:
      'customer|customer id|customerid|client|client id|user id|userid|contact id|contactid|external id|email|e mail',
    touchpoint: 'touchpoint|touch point|journey step|etape|point de contact',
    name: 'name|nom|prenom|first name|firstname|last name|lastname|full name',
    ignore: 'phone|telephone|tel|mobile|phone number|address|adresse|ip|ip address',
  }).flatMap(([use, names]) => {
    const known = fieldUses.find((each) => each === use);
    return known === undefined ? [] : names.split('|').map((name) => [name, known] as const);
  }),
);
