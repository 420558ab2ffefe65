// /voice today and /voice week: what a digest would say of a period that is not over.
import { dayOf, dayText, weekdayOf } from '../../calendar/day.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { compose, saidUnder } from '../../digests/compose.ts';
import { answersIn } from '../../feedback/filters.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import type { Message } from '../../messages/message.ts';
import type { Request } from '../request.ts';
import { answersNamed } from './named.ts';
import type { VoiceQuestion } from './question.ts';

/** Those that this program has, in this order. */
const SECTIONS = ['headline', 'indicators', 'themes', 'verbatims', 'cases'];

/** What a period that is not over is compared with ends where it began, and is as long as this. */
const COMPARED_MS = 7 * 86_400_000;

/** From the asker's midnight, of today or of Monday, until now; compared with the seven days before. */
export async function soFarMessage(
  request: Request,
  { kind: span, only }: Extract<VoiceQuestion, { kind: 'today' | 'week' }>,
): Promise<Message> {
  const named = await answersNamed(request, only);
  if ('instead' in named) return named.instead;
  const { filters, said } = named;
  const { kit, workspace, asker, at, locale, formats } = request;
  const { timeZone } = asker;
  const say = words(locale);
  const from = beganAt(span, at, timeZone);
  // Half-open: an answer of this very moment is in.
  const to = new Date(at.getTime() + 1);
  const previousFrom = new Date(from.getTime() - COMPARED_MS);
  const { db } = kit.database;
  const came = await db.feedback.count({ where: answersIn(workspace.id, { from, to }, filters), take: 1 });
  const told = came > 0 ? SECTIONS : SECTIONS.filter((id) => id !== 'indicators');
  const { sections } = kit.menu;
  const snapshot = await compose(
    db,
    workspace,
    { sections: told, filters, channels: [], timeZone, locale, cadence: { kind: 'daily', at: '09:00' } },
    { from, to, previousFrom },
    sections,
  );
  const whole = say.title[span](formats.day(from, at), formats.time(at));
  const title = said === '' ? whole : `${whole} · ${said}`;
  if (snapshot.sections.length === 0) {
    return {
      summary: `${title} – ${say.nothing}`,
      blocks: [
        { kind: 'heading', text: title },
        { kind: 'text', text: say.nothing },
      ],
    };
  }
  const { summary, blocks } = saidUnder(title, snapshot, { locale, timeZone, channel: null }, sections);
  return { summary, blocks: [...blocks, { kind: 'note', text: say.compared }] };
}

/** Midnight, today or last Monday, on the clock of a time zone. */
export function beganAt(span: 'today' | 'week', at: Date, timeZone: string): Date {
  const zone = zoneOf(timeZone);
  const today = dayOf(dayText(zone.dayAt(at.getTime())));
  return new Date(zone.instant(span === 'today' ? today : today - (weekdayOf(today) - 1), 0));
}

const words = phrases({
  en: {
    title: {
      today: (day: string, now: string) => `Customers’ voice · today so far (${day}, until ${now})`,
      week: (day: string, _now: string) => `Customers’ voice · this week so far (since ${day})`,
    },
    nothing: 'Nothing came in yet.',
    compared: 'So far: compared with the seven days before.',
  },
  fr: {
    title: {
      today: (day, now) => fr`La voix des clients · aujourd’hui, ${day}, jusqu’à ${now}`,
      week: (day, _now) => fr`La voix des clients · cette semaine, depuis ${day}`,
    },
    nothing: 'Rien n’est encore arrivé.',
    compared: 'Chiffres provisoires, comparés aux sept jours d’avant.',
  },
});
