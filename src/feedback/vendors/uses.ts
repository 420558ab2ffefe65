// What each field of a vendor's form is to us: as the admin says, or by the name that the company gave it.
import { fold } from '../../terms/fold.ts';
import { headerGuess } from '../files/headers.ts';
import { metrics } from '../filters.ts';
import { isPersonal } from '../personal-fields.ts';
import { canBeAskedOn, metricOf, parseScale, type Scale } from '../scale.ts';
import { fields, isRecord, pointer, quoted } from './payload.ts';
import type { ReadRefusal } from './refusal.ts';

/** "ces" is CES 2.0, 1 to 7; "name" is taken out of the words and not stored; "ignore" is not stored at all. */
const fieldUses = [...metrics, 'verbatim', 'touchpoint', 'customer', 'name', 'segment', 'ignore'] as const;
export type FieldUse = (typeof fieldUses)[number];

/** What an admin said of a field; the scale where it was said too. */
export interface SaidUse {
  readonly use: FieldUse;
  readonly scale: Scale | null;
}
export type FieldUses = ReadonlyMap<string, SaidUse>;

const USES_MAX = 200;

/** From settings kept as JSON: { "q1": "nps", "q2": "csat 1-10", "why": "verbatim", "plan": "segment" }. */
export function parseFieldUses(
  value: unknown,
): { readonly ok: true; readonly value: FieldUses } | ({ readonly ok: false } & ReadRefusal) {
  if (!isRecord(value)) return { ok: false, pointer: '', reason: { code: 'shape', wanted: 'object' } };
  const entries = fields(value);
  if (entries.length > USES_MAX) {
    return { ok: false, pointer: '', reason: { code: 'items.tooMany', most: USES_MAX } };
  }
  const uses = new Map<string, SaidUse>();
  for (const [field, given] of entries) {
    const use = saidUse(given);
    if (use === null) {
      const known = [...fieldUses, 'csat 1-10', 'ces 1-5'];
      const reason = { code: 'value.unknown', given: quoted(given), known } as const;
      return { ok: false, pointer: pointer(field), reason };
    }
    uses.set(field, use);
  }
  return { ok: true, value: uses };
}

/** "nps", or a metric and the scale that it was asked on: "csat 1-10". */
function saidUse(given: unknown): SaidUse | null {
  const [name, ends, ...more] = typeof given === 'string' ? given.trim().split(/\s+/) : [];
  const use = fieldUses.find((each) => each === name);
  if (use === undefined || more.length > 0) return null;
  if (ends === undefined) return { use, scale: null };
  const [metric, scale] = [metrics.find((each) => each === use), parseScale(ends)];
  return metric !== undefined && scale !== null && canBeAskedOn(metric, scale) ? { use, scale } : null;
}

/** What a field without a type is, by a name that a company gave it: a hidden field, a contact's attribute, a question's id. */
export function useOfName(name: string): FieldUse | null {
  const metric = metricOf(name);
  if (metric !== null && metric !== 'cesV1') return metric;
  return NAMES.get(fold(name)) ?? null;
}

/**
 * What stands beside the questions is to us, by its name: a hidden field, a variable, an attribute or a property of the person. Never a score: those are
 * kept beside every response. What tells of a person is no segment; the admin's mapping may say otherwise.
 */
export function useOfField(name: string): FieldUse {
  const use = useOfName(name);
  if (use === 'customer' || use === 'touchpoint' || use === 'name' || use === 'ignore') return use;
  if (headerGuess(name) === 'name') return 'name';
  return isPersonal(name, []) ? 'ignore' : 'segment';
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
