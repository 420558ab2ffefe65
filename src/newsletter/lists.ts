// Mailing lists: made by name, read with how many readers each has. Who reads one is readers.ts.
import { newId } from '../clock.ts';
import type { Store } from '../database/client.ts';
import type { MailListModel } from '../database/generated/sqlite/models.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';

export type MailList = Pick<MailListModel, 'workspaceId' | 'id' | 'name'>;

export interface CountedList extends MailList {
  /** Those that are written to. */
  readonly reading: number;
  readonly left: number;
  /** Whose server refuses their address. */
  readonly bounced: number;
}

const LONGEST_NAME = 80;
/** Controls, ends of lines and of paragraphs, what turns the direction of writing, halves of letters. */
const UNSEEN = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * The list of that name, made where there is none.
 * @throws UserError 'list.name' where it is empty, over 80 characters, or on several lines: it stands in the header of each e-mail
 */
export async function listCalled(
  tx: Store,
  { workspaceId, now }: { readonly workspaceId: string; readonly now: Date },
  name: string,
): Promise<MailList> {
  const called = name.normalize('NFC').trim();
  if (called === '' || called.length > LONGEST_NAME || UNSEEN.test(called))
    throw new UserError('list.name', (locale) => say(locale).badName(LONGEST_NAME));
  const known = await tx.mailList.findUnique({
    where: { workspaceId_name: { workspaceId, name: called } },
  });
  return known ?? tx.mailList.create({ data: { workspaceId, id: newId(), name: called, createdAt: now } });
}

/** @throws UserError 'list.unknown', naming those there are */
export async function knownList(db: Store, workspaceId: string, name: string): Promise<MailList> {
  const all = await mailLists(db, workspaceId);
  const found = all.find((each) => each.name === name.normalize('NFC').trim());
  if (found) return found;
  const names = all.map((each) => each.name).join(', ');
  throw new UserError('list.unknown', (locale) => say(locale).unknown(name.trim(), names || '–'));
}

/** By name. */
export function mailLists(db: Store, workspaceId: string): Promise<MailList[]> {
  return db.mailList.findMany({ where: { workspaceId }, orderBy: { name: 'asc' } });
}

export async function countedLists(db: Store, workspaceId: string): Promise<CountedList[]> {
  const counted: CountedList[] = [];
  for (const list of await mailLists(db, workspaceId)) {
    const where = { workspaceId, listId: list.id };
    counted.push({
      ...list,
      reading: await db.mailReader.count({ where: { ...where, ...written } }),
      left: await db.mailReader.count({ where: { ...where, unsubscribedAt: { not: null } } }),
      bounced: await db.mailReader.count({
        where: { ...where, unsubscribedAt: null, bouncedAt: { not: null } },
      }),
    });
  }
  return counted;
}

/** Those who are written to. */
export const written = { unsubscribedAt: null, bouncedAt: null } as const;

const say = phrases({
  en: {
    badName: (most: number) => `A list needs a name of 1 to ${most} characters, on one line.`,
    unknown: (name: string, known: string) => `There is no list “${name}”. There are: ${known}`,
  },
  fr: {
    badName: (most) => fr`Une liste doit avoir un nom de 1 à ${most} caractères, sur une ligne.`,
    unknown: (name, known) => fr`Aucune liste ne s’appelle « ${name} ». Listes connues : ${known}`,
  },
});
