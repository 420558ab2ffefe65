// What an action grew from, as readers call it: "idea #41", "the theme “parcels”". Nobody is named.
import type { Store } from '../../database/client.ts';
import type { ActionOriginModel } from '../../database/generated/sqlite/models.ts';
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';

/** In the order given; what is not there any more is left out. */
export async function originNames(
  db: Store,
  workspaceId: string,
  origins: readonly Pick<ActionOriginModel, 'kind' | 'subject' | 'name'>[],
): Promise<(locale: Locale) => readonly string[]> {
  const of = (kind: string) => origins.filter((origin) => origin.kind === kind).map(({ subject }) => subject);
  const select = { id: true, number: true } as const;
  const where = (kind: string) => ({ workspaceId, id: { in: of(kind) } });
  const numbers = {
    suggestion: await db.suggestion.findMany({ where: where('suggestion'), select }),
    case: await db.customerCase.findMany({ where: where('case'), select }),
    story: await db.story.findMany({ where: where('story'), select }),
  };
  return (locale) =>
    origins.flatMap(({ kind, subject, name }) => {
      const say = words(locale);
      if (kind === 'theme') return name === null ? [] : [say.theme(name)];
      if (kind !== 'suggestion' && kind !== 'case' && kind !== 'story') return [];
      const found = numbers[kind].find(({ id }) => id === subject);
      return found ? [say[kind](found.number)] : [];
    });
}

const words = phrases({
  en: {
    suggestion: (number: number) => `idea #${number}`,
    case: (number: number) => `case #${number}`,
    story: (number: number) => `best failure #${number}`,
    theme: (name: string) => `what customers say of “${name}”`,
  },
  fr: {
    suggestion: (number) => fr`l’idée n° ${number}`,
    case: (number) => fr`le cas n° ${number}`,
    story: (number) => fr`le récit n° ${number}`,
    theme: (name) => fr`ce que les clients disent de « ${name} »`,
  },
});
