// What a digest or a screen could say and was never offered, under its line in the list: which it is, added by one press, or left out for good.
// What that is: schedules/offered.ts.
import { formats } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { Block, Option } from '../messages/message.ts';

/** Nothing where there is nothing new. */
export function offerBlocks(
  offered: readonly Option[],
  {
    askNames,
    subject,
  }: { readonly askNames: { readonly add: string; readonly leave: string }; readonly subject: string },
  locale: Locale,
): Block[] {
  if (offered.length === 0) return [];
  const say = words(locale);
  return [
    { kind: 'note', text: say.isNew(namesOf(offered, locale)) },
    {
      kind: 'buttons',
      buttons: [
        { label: say.add, action: { name: askNames.add, subject } },
        { label: say.leave, action: { name: askNames.leave, subject } },
      ],
    },
  ];
}

/** One line of an admin's home; none where no digest, or screen, could say more. @param counts how many could */
export function offerNote(
  offered: readonly Option[],
  { what, count }: { readonly what: 'schedule' | 'page'; readonly count: number },
  locale: Locale,
): Block[] {
  if (count === 0) return [];
  return [{ kind: 'note', text: words(locale).home[what](count, namesOf(offered, locale)) }];
}

/** What became of the offer. @param added what was added; null: it was left out */
export function answered(name: string, added: readonly Option[] | null, locale: Locale): string {
  const say = words(locale);
  return added === null ? say.left(name) : say.added(name, namesOf(added, locale));
}

function namesOf(offered: readonly Option[], locale: Locale): string {
  return formats(locale, 'UTC').list(offered.map(({ label }) => words(locale).named(label)));
}

const words = phrases({
  en: {
    named: (section: string) => `“${section}”`,
    isNew: (names: string) => `New since this was last saved: ${names}.`,
    add: 'Add it',
    leave: 'Leave it out',
    added: (name: string, names: string) => `“${name}” tells more from its next time on: ${names}.`,
    left: (name: string) => `“${name}” stays as it is. You can still choose it under Edit.`,
    home: {
      schedule: (count: number, names: string) =>
        `${count === 1 ? 'A digest' : `${count} digests`} can tell more now: ${names}. See under Schedules.`,
      page: (count: number, names: string) =>
        `${count === 1 ? 'A screen' : `${count} screens`} can show more now: ${names}. See under Pages.`,
    },
  },
  fr: {
    named: (section) => fr`« ${section} »`,
    isNew: (names) => fr`Nouveau depuis le dernier enregistrement : ${names}.`,
    add: 'Ajouter',
    leave: 'Laisser de côté',
    added: (name, names) => fr`« ${name} » en dira plus dès la prochaine fois : ${names}.`,
    left: (name) => fr`« ${name} » reste tel quel. Le choix demeure possible dans « Modifier ».`,
    home: {
      schedule: (count, names) =>
        fr`${count === 1 ? 'Un bulletin peut' : `${count} bulletins peuvent`} désormais en dire plus : ${names}. Voir dans « Bulletins ».`,
      page: (count, names) =>
        fr`${count === 1 ? 'Un écran peut' : `${count} écrans peuvent`} désormais en montrer plus : ${names}. Voir dans « Pages ».`,
    },
  },
});
