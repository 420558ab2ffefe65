// What is looked at on a visit, by touchpoint: ours, in both languages, until the company writes a list of its own. A criterion that is reworded is
// another one, so that answers never change their question.
import { noted } from '../audit/note.ts';
import { newId } from '../clock.ts';
import { type Store, transact } from '../database/client.ts';
import type { VisitCriterionModel } from '../database/generated/sqlite/models.ts';
import type { Names } from '../feedback/touchpoints.ts';
import type { Shell } from '../workspace/shell.ts';

export interface Criterion {
  readonly id: string;
  readonly names: Names;
}

/** At a touchpoint: more are no form for a telephone. */
export const MOST_CRITERIA = 6;

/** Of a touchpoint that is not ours, or has no list here. */
const ANYWHERE: readonly Criterion[] = [
  { id: 'any.welcome', names: { en: 'I was made welcome', fr: 'L’accueil était attentif' } },
  { id: 'any.clear', names: { en: 'What I was told was clear', fr: 'Ce qu’on m’a dit était clair' } },
  { id: 'any.wait', names: { en: 'There was no needless wait', fr: 'Il n’y a pas eu d’attente inutile' } },
];

const OURS: Readonly<Record<string, readonly Criterion[]>> = {
  discover: [
    {
      id: 'discover.found',
      names: { en: 'I found what I looked for', fr: 'J’ai trouvé ce que je cherchais' },
    },
    { id: 'discover.price', names: { en: 'The price was easy to see', fr: 'Le prix se voyait facilement' } },
    { id: 'discover.true', names: { en: 'Nothing was promised too much', fr: 'Rien n’était trop promis' } },
  ],
  buy: [
    { id: 'buy.advice', names: { en: 'The advice fitted my need', fr: 'Le conseil répondait à mon besoin' } },
    { id: 'buy.price', names: { en: 'The price was the one announced', fr: 'Le prix était celui annoncé' } },
    { id: 'buy.wait', names: { en: 'There was no needless wait', fr: 'Il n’y a pas eu d’attente inutile' } },
  ],
  delivery: [
    {
      id: 'delivery.day',
      names: { en: 'It came on the day announced', fr: 'Elle est venue le jour annoncé' },
    },
    { id: 'delivery.told', names: { en: 'I was told beforehand', fr: 'J’ai été prévenu avant' } },
    {
      id: 'delivery.whole',
      names: { en: 'Everything arrived undamaged', fr: 'Tout est arrivé en bon état' },
    },
  ],
  install: [
    { id: 'install.first', names: { en: 'It worked the first time', fr: 'Cela a marché du premier coup' } },
    {
      id: 'install.clear',
      names: { en: 'The instructions were clear', fr: 'Les instructions étaient claires' },
    },
    { id: 'install.help', names: { en: 'Help was easy to reach', fr: 'L’aide était facile à joindre' } },
  ],
  use: [
    { id: 'use.does', names: { en: 'It does what was announced', fr: 'Cela fait ce qui était annoncé' } },
    { id: 'use.easy', names: { en: 'It is easy to use', fr: 'C’est facile à utiliser' } },
  ],
  'get-help': [
    { id: 'get-help.reached', names: { en: 'I reached somebody quickly', fr: 'J’ai vite joint quelqu’un' } },
    {
      id: 'get-help.solved',
      names: { en: 'It was solved the first time', fr: 'C’était réglé du premier coup' },
    },
    { id: 'get-help.next', names: { en: 'I was told what comes next', fr: 'On m’a dit la suite' } },
  ],
  pay: [
    {
      id: 'pay.amount',
      names: { en: 'The amount was the one announced', fr: 'Le montant était celui annoncé' },
    },
    { id: 'pay.means', names: { en: 'I could pay as I like', fr: 'J’ai pu payer comme je voulais' } },
    { id: 'pay.receipt', names: { en: 'I got a receipt at once', fr: 'J’ai eu un reçu tout de suite' } },
  ],
  leave: [
    { id: 'leave.easy', names: { en: 'Leaving was easy', fr: 'Partir était facile' } },
    { id: 'leave.pressure', names: { en: 'Nobody pressed me to stay', fr: 'On ne m’a pas forcé la main' } },
    { id: 'leave.confirmed', names: { en: 'I got a confirmation', fr: 'J’ai eu une confirmation' } },
  ],
};

const texts = new Map([...ANYWHERE, ...Object.values(OURS).flat()].map(({ id, names }) => [id, names]));

/** Ours at a touchpoint: those that are asked at several are told apart by it. */
function oursAt(touchpoint: string): readonly Criterion[] {
  const some = Object.hasOwn(OURS, touchpoint) ? (OURS[touchpoint] ?? ANYWHERE) : ANYWHERE;
  return some.map(({ id, names }) => ({ id: `${touchpoint}/${id}`, names }));
}

function ourNamed(id: string): Criterion[] {
  const names = texts.get(id.slice(id.lastIndexOf('/') + 1));
  return names ? [{ id, names }] : [];
}

/** In their order: the company's own list where it has one. */
export async function criteriaAt(
  db: Store,
  workspaceId: string,
  touchpoint: string,
): Promise<readonly Criterion[]> {
  const rows = await db.visitCriterion.findMany({
    where: { workspaceId, touchpoint, listed: true },
    orderBy: { place: 'asc' },
  });
  return rows.length > 0 ? rows.map(named) : oursAt(touchpoint);
}

function named({ id, nameEn, nameFr }: VisitCriterionModel): Criterion {
  return { id, names: { en: nameEn, fr: nameFr } };
}

/** Those that are asked at it, then whichever else visits answered, asked no more. */
export async function criteriaAnswered(
  db: Store,
  workspaceId: string,
  touchpoint: string,
  ids: Iterable<string>,
): Promise<readonly Criterion[]> {
  const asked = await criteriaAt(db, workspaceId, touchpoint);
  const others = [...new Set(ids)].filter((id) => !asked.some((each) => each.id === id));
  const rows = await db.visitCriterion.findMany({ where: { workspaceId, id: { in: others } } });
  const own = new Map(rows.map((row) => [row.id, named(row)]));
  return [...asked, ...others.flatMap((id) => own.get(id) ?? ourNamed(id))];
}

/**
 * The company's list at a touchpoint from now on; an empty one: ours again. One that is among them as it was stays the one that it was;
 * ours do too.
 */
export async function saveCriteria(
  { database, workspace, now }: Shell,
  touchpoint: string,
  given: readonly Names[],
  adminId: string,
): Promise<void> {
  const workspaceId = workspace.id;
  await transact(database, async (tx) => {
    const where = { workspaceId, touchpoint };
    // Saved as it stands, ours are not made the company's own.
    if (isSame(await criteriaAt(tx, workspaceId, touchpoint), given)) return;
    const before = [...(await tx.visitCriterion.findMany({ where })).map(named), ...oursAt(touchpoint)];
    await tx.visitCriterion.updateMany({ where, data: { listed: false } });
    for (const [place, names] of given.entries()) {
      const same = before.find((each) => each.names.en === names.en && each.names.fr === names.fr);
      const id = same?.id ?? newId();
      const data = { touchpoint, place, nameEn: names.en, nameFr: names.fr, listed: true };
      await tx.visitCriterion.upsert({
        where: { workspaceId_id: { workspaceId, id } },
        create: { workspaceId, id, ...data },
        update: data,
      });
    }
    await noted(tx, { workspaceId, by: { person: adminId }, now }, 'visit-criteria.changed', {
      touchpoint,
      criteria: given.length,
    });
  });
}

function isSame(asked: readonly Criterion[], given: readonly Names[]): boolean {
  return asked.map(criterionLine).join('\n') === given.map((names) => criterionLine({ names })).join('\n');
}

/** As a form has them, one a line: "in French | in English"; the same in both where it is written once. */
export function criterionLine({ names }: Pick<Criterion, 'names'>): string {
  return names.en === names.fr ? names.fr : `${names.fr} | ${names.en}`;
}

export function criterionIn(line: string): Names {
  const [first = '', ...rest] = line.split('|').map((part) => part.trim().normalize('NFC'));
  const second = rest.join(' ').trim();
  return { fr: first || second, en: second || first };
}
