// What an idea without a name is not: a report of wrongdoing, which the company hears elsewhere.
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Text } from '../../messages/message.ts';
import type { Workspace } from '../../workspace/workspace.ts';

type AlertingWorkspace = Pick<Workspace, 'alertsAt'>;

/** Beside the choice to hide one's name, where nothing can be pressed. */
export function noAlertLine({ alertsAt }: AlertingWorkspace, locale: Locale): string {
  const say = words(locale);
  return alertsAt === null ? say.nowhere : say.elsewhere + alertsAt;
}

/** In a message, where a link can be followed. */
export function noAlertNote({ alertsAt }: AlertingWorkspace, locale: Locale): Text {
  const say = words(locale);
  if (alertsAt === null) return say.nowhere;
  const isLink = /^https?:\/\/\S+$/i.test(alertsAt) && URL.canParse(alertsAt);
  return [say.elsewhere, isLink ? { link: alertsAt, href: alertsAt } : alertsAt];
}

const words = phrases({
  en: {
    nowhere: 'An idea is no report of wrongdoing (fraud, harassment…): that has a procedure of its own.',
    elsewhere: 'An idea is no report of wrongdoing (fraud, harassment…). That is reported here: ',
  },
  fr: {
    nowhere: 'Une idée n’est pas un signalement (fraude, harcèlement…) : cela relève d’une procédure à part.',
    elsewhere: fr`Une idée n’est pas un signalement (fraude, harcèlement…). Pour alerter : `,
  },
});
