// The items of a company: ours, those that it replaced, left out or added. Read and changed here; what they are is item.ts.
import { z } from 'zod';
import type { Doer } from '../../audit/act.ts';
import { noted } from '../../audit/note.ts';
import type { Store, Tx } from '../../database/client.ts';
import { touchpointsInOrder } from '../../feedback/touchpoints/order.ts';
import { AT_WORK, touchpointKey } from '../../feedback/touchpoints.ts';
import { pulseItems } from '../kinds/content/pulse.ts';
import { bilingual } from '../question.ts';
import type { FileItem } from './file.ts';
import {
  askedAtOnce,
  isSameWords,
  NO_STEP,
  type OwnKind,
  ourItems,
  type PartWords,
  type SaidItem,
} from './item.ts';

export interface KeptItem extends SaidItem {
  /** 'replaced': ours, in the company's words. */
  readonly from: 'ours' | 'replaced' | 'own';
  /** The step of the employees' way that it is about; null: of none. */
  readonly touchpoint: string | null;
  /** Not asked any more. */
  readonly isOff: boolean;
  /** 0: nothing was decided about it yet. */
  readonly version: number;
}

/** Of the company's own, of one kind. */
export const MOST_OWN_ITEMS = 60;

const wordsShape = z.record(z.string(), bilingual);

/** Ours in their order, then the company's own as they came. */
export async function itemsOf(db: Store, workspaceId: string, kind: OwnKind): Promise<KeptItem[]> {
  const rows = await db.surveyItem.findMany({
    where: { workspaceId, kind },
    orderBy: [{ position: 'asc' }, { key: 'asc' }],
  });
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const ours = ourItems[kind].map(({ key, words }): KeptItem => {
    const row = byKey.get(key);
    const own = row?.words == null ? null : wordsShape.parse(row.words);
    return {
      key,
      words: own ?? words,
      from: own === null ? 'ours' : 'replaced',
      touchpoint: row?.touchpoint ?? ourStep(kind, key),
      isOff: row?.isOff ?? false,
      version: row?.version ?? 0,
    };
  });
  const isOurs = new Set(ours.map(({ key }) => key));
  const own = rows.flatMap(({ key, words, touchpoint, isOff, version }): KeptItem[] =>
    isOurs.has(key) || words === null
      ? []
      : [{ key, words: wordsShape.parse(words), from: 'own', touchpoint, isOff, version }],
  );
  return [...ours, ...own];
}

function ourStep(kind: OwnKind, key: string): string | null {
  return (kind === 'pulse' ? pulseItems.find((each) => each.key === key)?.step : null) ?? null;
}

/** What a round chooses from. */
export async function askedItems(db: Store, workspaceId: string, kind: OwnKind): Promise<KeptItem[]> {
  return (await itemsOf(db, workspaceId, kind)).filter(({ isOff }) => !isOff);
}

export interface ItemPlace {
  readonly workspaceId: string;
  readonly kind: OwnKind;
  readonly key: string;
}

/** 'full': the company has as many of its own as it may. 'round-full': a round asks as many at once as it may. */
export type SavedItem = 'saved' | 'as-it-was' | 'outdated' | 'full' | 'round-full';

export interface ItemDecision {
  /** Null: ours again, or, of an own one, as they are. */
  readonly words: PartWords | null;
  readonly isOff: boolean;
  /** Left out: as it is. */
  readonly touchpoint?: string | null;
}

/** For one transaction. @param version as it was shown; null: whatever it is */
export async function saveItem(
  tx: Tx,
  { workspaceId, kind, key }: ItemPlace,
  { words, isOff, touchpoint }: ItemDecision,
  version: number | null,
): Promise<SavedItem> {
  const all = await itemsOf(tx, workspaceId, kind);
  const before = all.find((each) => each.key === key) ?? null;
  if (version !== null && version !== (before?.version ?? 0)) return 'outdated';
  const ours = ourItems[kind].find((each) => each.key === key) ?? null;
  // Ours in our own words is ours.
  const own = words !== null && (ours === null || !isSameWords(words, ours.words)) ? words : null;
  const after = own ?? ours?.words ?? before?.words;
  if (after === undefined) return 'outdated';
  // One of ours is always about a step: taken from another one, it is about its own.
  const step = (touchpoint === undefined ? before?.touchpoint : touchpoint) ?? ourStep(kind, key);
  const isSame = before?.isOff === isOff && before.touchpoint === step && isSameWords(before.words, after);
  if (isSame) return 'as-it-was';
  if (before === null && all.filter(({ from }) => from === 'own').length >= MOST_OWN_ITEMS) return 'full';
  const asked = all.filter((each) => !each.isOff && each.key !== key);
  if (!isOff && asked.length >= (askedAtOnce[kind] ?? Number.POSITIVE_INFINITY)) return 'round-full';
  const place = { workspaceId, kind, key };
  const where = { workspaceId_kind_key: place };
  const kept = ours === null ? after : own;
  const ownStep = ours !== null && step === ourStep(kind, key) ? null : step;
  if (kept === null && !isOff && ownStep === null) {
    await tx.surveyItem.delete({ where });
    return 'saved';
  }
  const data = { isOff, touchpoint: ownStep, ...(kept === null ? {} : { words: { ...kept } }) };
  // Of ours that is only left out, or moved to another step, no words are kept: it stays ours.
  if (before !== null && before.version > 0 && kept === null) await tx.surveyItem.delete({ where });
  await tx.surveyItem.upsert({
    where,
    create: { ...place, ...data, position: all.length, version: (before?.version ?? 0) + 1 },
    update: { ...data, version: { increment: 1 } },
  });
  return 'saved';
}

/** Gone for good: of the company's own alone. For one transaction. False where it is none, or changed meanwhile. */
export async function dropItem(
  tx: Tx,
  { workspaceId, kind, key }: ItemPlace,
  version: number,
): Promise<boolean> {
  if (ourItems[kind].some((each) => each.key === key)) return false;
  const { count } = await tx.surveyItem.deleteMany({ where: { workspaceId, kind, key, version } });
  return count > 0;
}

/** In the audit log: how many, of which kind; their words stand in the list. */
export async function noteItems(
  tx: Tx,
  workspaceId: string,
  kind: OwnKind,
  items: number,
  doer: Doer,
): Promise<void> {
  if (items > 0) await noted(tx, { workspaceId, ...doer }, 'survey.items', { kind, items });
}

export interface ImportedItems {
  readonly added: number;
  readonly changed: number;
  readonly asTheyWere: number;
  /** Keys that found no room among the company's own. */
  readonly full: readonly string[];
  /** Keys that found none in a round. */
  readonly roundFull: readonly string[];
  /** Keys of those that name a step which is not on the employees' way. */
  readonly noStep: readonly string[];
}

/** For one transaction: whatever it stops at, nothing was done. What the file does not name stays as it is. */
export async function importItems(
  tx: Tx,
  {
    workspaceId,
    kind,
    items,
  }: { readonly workspaceId: string; readonly kind: OwnKind; readonly items: readonly FileItem[] },
  doer: Doer,
): Promise<ImportedItems> {
  const before = new Set((await itemsOf(tx, workspaceId, kind)).map(({ key }) => key));
  const counts = { added: 0, changed: 0, asTheyWere: 0 };
  const full: string[] = [];
  const roundFull: string[] = [];
  const noStep: string[] = [];
  const stepOf = await stepsCalled(tx, workspaceId);
  for (const { key, words, step = '' } of items) {
    const touchpoint = step === '' ? undefined : step === NO_STEP ? null : stepOf(step);
    if (step !== '' && touchpoint === undefined) {
      noStep.push(key);
      continue;
    }
    const decision = { words, isOff: false, ...(touchpoint === undefined ? {} : { touchpoint }) };
    const saved = await saveItem(tx, { workspaceId, kind, key }, decision, null);
    if (saved === 'full') full.push(key);
    else if (saved === 'round-full') roundFull.push(key);
    else if (saved === 'as-it-was') counts.asTheyWere += 1;
    else if (before.has(key)) counts.changed += 1;
    else counts.added += 1;
  }
  await noteItems(tx, workspaceId, kind, counts.added + counts.changed, doer);
  return { ...counts, full, roundFull, noStep };
}

/** By its id, with or without what ids of that way begin with, or by its name in either language: of those that are used. */
async function stepsCalled(db: Store, workspaceId: string): Promise<(words: string) => string | undefined> {
  const steps = (await touchpointsInOrder(db, workspaceId)).filter(
    ({ lane, isRetired }) => lane === 'employees' && !isRetired,
  );
  const ids = new Map(
    steps.flatMap(({ id, names }) =>
      [names.fr, names.en, id.slice(AT_WORK.length), id].map((words) => [touchpointKey(words), id] as const),
    ),
  );
  return (words) => ids.get(touchpointKey(words));
}
