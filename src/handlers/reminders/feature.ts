// The one letter a day about all that waits for somebody. What can wait, the other features say (`waiting`).
import { formats, plural } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { reminderKinds } from '../../reminders/kinds.ts';
import { unreminded } from '../../reminders/overdue.ts';
import { workspaceById } from '../../workspace/workspace.ts';
import type { Examined, Feature, Finding } from '../feature.ts';

export const reminders: Feature = {
  name: 'reminders',
  kinds: reminderKinds,
  naming: [{ table: 'Reminder', column: 'personId', once: ['about', 'subject'], erased: 'row' }],
  checkups: [{ what: (locale) => words(locale).what, look: lettersFound }],
};

async function lettersFound({ db, workspaceId, now, locale }: Examined): Promise<Finding[]> {
  const { what, well, late } = words(locale);
  const count = await unreminded(db, await workspaceById(db, workspaceId), now);
  const detail = count === 0 ? well : plural(locale, count, late(formats(locale, 'UTC').number(count)));
  return [{ what, ok: count === 0, detail }];
}

const words = phrases({
  en: {
    what: 'Reminders',
    well: 'whoever has something waiting was reminded',
    late: (count: string) => ({
      one: 'one person was not reminded for ten working days, though something waits: look for “reminders” in the log',
      other: `${count} people were not reminded for ten working days, though something waits: look for “reminders” in the log`,
    }),
  },
  fr: {
    what: 'Rappels',
    well: 'chaque personne que quelque chose attend a eu son rappel',
    late: (count) => ({
      one: fr`une personne n’a pas eu de rappel depuis dix jours ouvrés, alors que quelque chose l’attend : cherchez « reminders » dans le journal`,
      other: fr`${count} personnes n’ont pas eu de rappel depuis dix jours ouvrés, alors que quelque chose les attend : cherchez « reminders » dans le journal`,
    }),
  },
});
