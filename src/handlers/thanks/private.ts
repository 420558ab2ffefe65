// Whoever was thanked says who reads it: one kept private, all of them, or others may again. Whoever gave one may keep it private too.
import { transact } from '../../database/client.ts';
import { takeBackThanks } from '../../erasure/thanks.ts';
import { UserError } from '../../errors.ts';
import { sentence } from '../../messages/message.ts';
import { channelNamesOf, unnamedChannel } from '../../people/channel-names.ts';
import type { Person } from '../../people/person.ts';
import { readableFrom } from '../../thanks/give.ts';
import { redrawLetter } from '../../thanks/letters.ts';
import { type GivenThanks, isPublic, thanksById } from '../../thanks/thanks.ts';
import type { ReadWhere } from '../../thanks/views.ts';
import { wishPrivate } from '../../thanks/wishes.ts';
import type { Shell } from '../../workspace/shell.ts';
import type { Ask, Request } from '../request.ts';
import { thanksWords as words } from './words.ts';

export const keepPrivate: Ask = async (request) => {
  const { kit, workspace, asker, at: now, locale } = request;
  const { given, isNew } = await keptPrivate(
    { database: kit.database, workspace, now },
    asker,
    request.subject ?? '',
  );
  kit.nudge();
  const other = given.thanked.id === asker.id ? given.giver : given.thanked;
  const say = words(locale);
  return {
    kind: 'say',
    message: sentence(isNew ? say.kept(other.name) : say.keptAlready(other.name)),
    did: true,
  };
};

/**
 * In one transaction with all that shows it: whoever reads the database or the chat afterwards finds it nowhere but between the two.
 * @throws UserError 'thanks.gone', 'thanks.not-yours'
 */
export function keptPrivate(
  { database, workspace, now }: Shell,
  asker: Pick<Person, 'id'>,
  id: string,
): Promise<{ readonly given: GivenThanks; readonly isNew: boolean }> {
  const workspaceId = workspace.id;
  return transact(database, async (tx) => {
    const given = theirs(asker, await thanksById(tx, workspaceId, id));
    const { row } = given;
    if (!isPublic(row)) return { given, isNew: false };
    const where = { workspaceId_id: { workspaceId, id } };
    await tx.thanks.update({ where, data: { privateAt: now } });
    await takeBackThanks(tx, workspaceId, { id, since: row.givenAt }, now);
    await redrawLetter(tx, { workspace, now }, id);
    return { given, isNew: true };
  });
}

export const alwaysPrivate: Ask = async (request) => {
  const { kit, workspace, asker, at: now, locale, formats } = request;
  const workspaceId = workspace.id;
  const taken = await transact(kit.database, async (tx) => {
    await wishPrivate(tx, workspaceId, asker.id, { isKept: true, now });
    const where = { workspaceId, thankedId: asker.id, privateAt: null, address: { not: null } };
    const rows = await tx.thanks.findMany({ where, select: { id: true, givenAt: true } });
    await tx.thanks.updateMany({ where, data: { privateAt: now } });
    for (const { id, givenAt: since } of rows) {
      await takeBackThanks(tx, workspaceId, { id, since }, now);
      await redrawLetter(tx, { workspace, now }, id);
    }
    return rows.length;
  });
  kit.nudge();
  const say = words(locale);
  const message = sentence(say.always(taken === 0 ? null : formats.number(taken)));
  return { kind: 'say', message, did: true };
};

/** Of those that are given from now on: what was taken back stays private. */
export const othersMay: Ask = async ({ kit, workspace, asker, at: now, locale }) => {
  await transact(kit.database, (tx) => wishPrivate(tx, workspace.id, asker.id, { isKept: false, now }));
  return { kind: 'say', message: sentence(words(locale).may), did: true };
};

/** Null where nobody else reads it. */
export async function whereRead(
  { kit, workspace, locale }: Request,
  { row, thanked }: GivenThanks,
): Promise<ReadWhere | null> {
  const { address } = row;
  if (address === null || !isPublic(row)) return null;
  const name = (await channelNamesOf(kit.database.db, workspace.id, [address])).get(address);
  const channel = name === undefined ? unnamedChannel(locale) : `#${name}`;
  return { channel, at: readableFrom(workspace, thanked, row.givenAt) };
}

/** @throws UserError where it is gone, or is about two others */
function theirs(asker: Pick<Person, 'id'>, given: GivenThanks | null): GivenThanks {
  if (given === null) throw new UserError('thanks.gone', (locale) => words(locale).gone);
  if (given.thanked.id !== asker.id && given.giver.id !== asker.id) throw notYours();
  return given;
}

function notYours(): UserError {
  return new UserError('thanks.not-yours', (locale) => words(locale).notYours);
}
