// Two who give one idea to somebody at the same time: the second is told what the first did, and overrides it only on purpose.
import type { Store } from '../database/client.ts';
import { UserError } from '../errors.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { peopleByIds } from '../people/person.ts';
import type { Doing } from './doing.ts';
import { eventOf } from './history.ts';
import type { Suggestion } from './suggestion.ts';

export const HANDED_MEANWHILE = 'hand-over.meanwhile';

/**
 * @param seen how long the history was when the form was opened
 * @throws UserError 'hand-over.meanwhile' where it has changed hands since
 */
export async function mustBeAsSeen(tx: Store, { row, owner }: Suggestion, { seen }: Doing): Promise<void> {
  if (seen === undefined || seen >= row.eventCount) return;
  const { workspaceId, id: suggestionId, number } = row;
  const last = await tx.suggestionEvent.findFirst({
    where: {
      workspaceId,
      suggestionId,
      position: { gte: seen },
      kind: { in: [eventOf.reassign, eventOf['pass-on']] },
    },
    orderBy: { position: 'desc' },
  });
  if (!last) return;
  const [by] = last.actorId === null ? [] : await peopleByIds(tx, workspaceId, [last.actorId]);
  const to = owner?.name ?? '?';
  throw new UserError(HANDED_MEANWHILE, (locale) =>
    by ? words(locale).handed(by.name, number, to) : words(locale).passedOn(number, to),
  );
}

const words = phrases({
  en: {
    handed: (by: string, number: number, to: string) =>
      `${by} gave idea #${number} to ${to} while you were choosing. Yours changed nothing. To give it to somebody else all the same, choose again and send.`,
    passedOn: (number: number, to: string) =>
      `Idea #${number} went to ${to} while you were choosing. Yours changed nothing. To give it to somebody else all the same, choose again and send.`,
  },
  fr: {
    handed: (by, number, to) =>
      fr`${by} a confié l’idée n° ${number} à ${to} pendant que vous choisissiez. Votre choix n’a rien changé. Pour la confier malgré tout à quelqu’un d’autre, choisissez à nouveau et envoyez.`,
    passedOn: (number, to) =>
      fr`L’idée n° ${number} est passée à ${to} pendant que vous choisissiez. Votre choix n’a rien changé. Pour la confier malgré tout à quelqu’un d’autre, choisissez à nouveau et envoyez.`,
  },
});
