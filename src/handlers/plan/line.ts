// An action in a list, and what shows it in full.

import type { Called } from '../../feedback/touchpoints/company.ts';
import { touchpointName } from '../../feedback/touchpoints.ts';
import { numbered } from '../../i18n/formats.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Block } from '../../messages/message.ts';
import type { PlanAction } from '../../plan/action.ts';
import { standing } from '../../plan/standing.ts';
import type { Request } from '../request.ts';

export function readerOf({ locale, asker, at: now }: Pick<Request, 'locale' | 'asker' | 'at'>) {
  return { locale, timeZone: asker.timeZone, now };
}

/** One block for each, then a button for each, which shows it in full; nothing where there are none. */
export function actionLines(actions: readonly PlanAction[], called: Called, request: Request): Block[] {
  if (actions.length === 0) return [];
  const { locale } = request;
  const lines = actions.map((action): Block => {
    const { number, title, touchpoint } = action.row;
    const at = touchpoint === null ? [] : [touchpointName(touchpoint, locale, called.get(touchpoint))];
    const label = [numbered(locale, number), ...at].join(' · ');
    return { kind: 'facts', facts: [{ label, value: `${title}\n${standing(action, readerOf(request))}` }] };
  });
  const buttons = actions.map(({ row }) => ({
    label: words(locale).see(row.number),
    action: { name: 'action.view', subject: row.id },
  }));
  return [...lines, { kind: 'buttons', buttons }];
}

const words = phrases({
  en: { see: (number: number) => `See #${number}` },
  fr: { see: (number) => fr`Voir la n° ${number}` },
});
