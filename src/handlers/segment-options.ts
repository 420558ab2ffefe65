// Segments as the options of a form, and back. What a chat does not take as an option's value goes by a fingerprint, and is whole again before the form is read.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Store } from '../database/client.ts';
import { type Segment, segmentKey } from '../feedback/segment-filter.ts';
import { segmentText } from '../feedback/segment-names.ts';
import { segmentsSaid } from '../feedback/segments-said.ts';
import type { Locale } from '../i18n/locale.ts';
import { type Field, type FormValues, listOf } from '../messages/form.ts';
import type { Option } from '../messages/message.ts';
import type { FormEntry, Request } from './request.ts';

/** What a chat takes at most: docs.slack.dev/reference/block-kit/composition-objects/option-object. In characters. */
const LONGEST_VALUE = 150;
const LONGEST_LABEL = 75;

export function segmentOption(segment: Segment, locale: Locale): Option {
  const text = segmentText(segment, locale);
  const value = segmentValue(segment);
  return { value, label: text.length > LONGEST_LABEL ? shortened(text) : text };
}

/** Two that begin alike are told apart by their ends. */
function shortened(text: string): string {
  const tail = [...text].slice(-20).join('').trimStart();
  const head = [...text]
    .slice(0, LONGEST_LABEL - 30)
    .join('')
    .trimEnd();
  return `${head} … ${tail}`;
}

/** One of those that answers have, or the one chosen before; no field where there is none. */
export function segmentField(
  segments: readonly Segment[],
  chosen: Segment | null,
  label: string,
  locale: Locale,
): Field[] {
  const isGone = chosen !== null && !segments.some((each) => segmentKey(each) === segmentKey(chosen));
  const offered = isGone ? [...segments, chosen] : segments;
  if (offered.length === 0) return [];
  return [
    {
      ...{ kind: 'choice', name: 'segments', label, optional: true, of: 'segments' },
      options: offered.map((each) => segmentOption(each, locale)),
      ...(chosen ? { initial: segmentValue(chosen) } : {}),
    },
  ];
}

export function segmentValue(segment: Segment): string {
  const whole = `${segment.name.replace(/[%=]/g, encodeURIComponent)}=${segment.value}`;
  return whole.length > LONGEST_VALUE ? fingerprint(segment) : whole;
}

/** No whole value is without a sign of equality. */
function fingerprint(segment: Segment): string {
  return createHash('sha256').update(segmentKey(segment)).digest('base64url').slice(0, 22);
}

/** What the field of segments came back with; none where no such field was shown. */
export function segmentsChosen(values: FormValues): readonly Segment[] {
  return listOf(values, 'segments').flatMap((chosen) => {
    const at = chosen.indexOf('=');
    if (at < 1) return [];
    const name = chosen.slice(0, at).replace(/%25|%3D/g, decodeURIComponent);
    return [{ name, value: chosen.slice(at + 1) }];
  });
}

/** A form that has such a field. */
export function withWholeSegments(entry: FormEntry): FormEntry {
  return {
    ...entry,
    submit: async (request, state, values, way) =>
      entry.submit(request, state, await whole(request, values), way),
  };
}

async function whole({ kit, workspace }: Request, values: FormValues): Promise<FormValues> {
  const chosen = listOf(values, 'segments');
  if (chosen.every((value) => value.includes('='))) return values;
  const { database } = kit;
  const known = [
    ...(await segmentsSaid(database, workspace.id)),
    ...(await segmentsKept(database.db, workspace.id)),
  ];
  const byPrint = new Map(known.map((each) => [fingerprint(each), each] as const));
  const segments = chosen.map((value) => {
    const found = value.includes('=') ? undefined : byPrint.get(value);
    return found === undefined ? value : `${found.name.replace(/[%=]/g, encodeURIComponent)}=${found.value}`;
  });
  return { ...values, segments };
}

const kept = z.array(z.object({ name: z.string(), value: z.string() })).catch([]);
const narrowed = z
  .object({ segment: z.object({ name: z.string(), value: z.string() }).optional() })
  .catch({});
const filters = z.object({ segments: kept.default([]) }).catch({ segments: [] });

/** Those that schedules, rules, actions and promises have: answers may not have them any more. */
async function segmentsKept(db: Store, workspaceId: string): Promise<Segment[]> {
  const where = { workspaceId };
  const schedules = await db.schedule.findMany({ where, select: { filters: true } });
  const actions = await db.action.findMany({ where, select: { moves: true } });
  const promises = await db.promiseVersion.findMany({ where, select: { known: true } });
  const rules = [
    ...(await db.caseRule.findMany({ where, select: { segments: true } })),
    ...(await db.feedRule.findMany({ where, select: { segments: true } })),
  ];
  return [
    ...schedules.flatMap((each) => filters.parse(each.filters).segments),
    ...rules.flatMap(({ segments }) => kept.parse(segments)),
    ...[...actions.map(({ moves }) => moves), ...promises.map(({ known }) => known)].flatMap(
      (each) => narrowed.parse(each).segment ?? [],
    ),
  ];
}
