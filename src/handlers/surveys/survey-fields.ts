// What every survey lets admins choose, whatever its kind: the fields of its form, what is wrong with what was filled in, and what it comes to.
// What its kind adds is surveys/kinds.
import { dayOf } from '../../calendar/day.ts';
import { zoneOf } from '../../calendar/zone.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { type Field, type FormValues, listOf, textOf } from '../../messages/form.ts';
import { numberOf, numberProblem } from '../../messages/number.ts';
import { LEAST_THRESHOLD, MOST_THRESHOLD, THRESHOLD } from '../../surveys/round.ts';
import type { SurveyDraft } from '../../surveys/save.ts';
import { nextRoundAt } from '../../surveys/times.ts';
import { workCalendar } from '../../workspace/work-calendar.ts';
import { dayProblem } from '../day-field.ts';
import { problems, titleOf, titleProblem } from '../fields.ts';
import { channelProblem } from '../picked.ts';
import type { Request } from '../request.ts';
import { cadenceFor, rhythmOptions, rhythms } from './rhythm.ts';

/** As many channels as a form may take. */
const MOST_CHANNELS = 20;
const DAYS_OPEN = { least: 2, most: 30 } as const;
export const USUAL_DAYS = 7;
/** A round is planned a year ahead at most. */
const MOST_DAYS_AHEAD = 365;

export interface KnownSurvey {
  readonly name: string;
  readonly channels: readonly string[];
  readonly threshold: number;
  readonly daysOpen: number;
  readonly day: string | null;
  readonly rhythm: string;
}

export function commonFields({ locale }: Request, known: KnownSurvey): Field[] {
  const say = words(locale);
  return [
    { kind: 'text', name: 'name', label: say.name, hint: say.nameHint, initial: known.name },
    {
      ...{ kind: 'channels', name: 'channels', label: say.channels, hint: say.channelsHint },
      most: MOST_CHANNELS,
      initial: known.channels,
      // A file may say who is asked instead.
      optional: true,
    },
    {
      kind: 'choice',
      name: 'rhythm',
      label: say.rhythm,
      options: rhythmOptions(locale),
      initial: known.rhythm,
    },
    {
      ...{ kind: 'date', name: 'day', label: say.day, hint: say.dayHint, optional: true },
      ...(known.day === null ? {} : { initial: known.day }),
    },
    {
      ...{ kind: 'number', name: 'daysOpen', label: say.daysOpen, ...DAYS_OPEN },
      initial: String(known.daysOpen),
    },
    {
      ...{ kind: 'number', name: 'threshold', label: say.threshold, hint: say.thresholdHint },
      ...{ least: LEAST_THRESHOLD, most: MOST_THRESHOLD },
      initial: String(known.threshold),
    },
  ];
}

/** By field. @param isFromFile a file says who is asked */
export async function problemsIn(
  request: Request,
  values: FormValues,
  isFromFile: boolean,
): Promise<Record<string, string>> {
  const { locale } = request;
  const say = words(locale);
  const channels = listOf(values, 'channels');
  const unfit = await Promise.all(channels.map((address) => channelProblem(request, address)));
  const day = textOf(values, 'day');
  return problems({
    name: titleProblem(values, 'name', { most: 80, locale }),
    channels:
      unfit.find((problem) => problem !== null) ??
      (channels.length === 0 && !isFromFile ? say.oneChannel : null),
    day: day === '' ? null : dayProblem(day, { first: 0, last: MOST_DAYS_AHEAD }, request),
    daysOpen: numberProblem(values, { name: 'daysOpen', label: say.daysOpen, ...DAYS_OPEN }, locale),
    threshold: numberProblem(
      values,
      { name: 'threshold', label: say.threshold, least: LEAST_THRESHOLD, most: MOST_THRESHOLD },
      locale,
    ),
  });
}

/** What was filled in, once nothing is wrong with it. */
export function draftOf({ workspace, at: now }: Request, values: FormValues, settings: unknown): SurveyDraft {
  const { dayStartsAt } = workCalendar(workspace);
  const chosen = rhythms.find((each) => each === textOf(values, 'rhythm')) ?? 'by-hand';
  const cadence = cadenceFor(chosen, dayStartsAt);
  const day = textOf(values, 'day');
  const zone = zoneOf(workspace.timeZone);
  return {
    name: titleOf(values, 'name'),
    channels: listOf(values, 'channels'),
    threshold: numberOf(values, 'threshold') ?? THRESHOLD,
    daysOpen: numberOf(values, 'daysOpen') ?? USUAL_DAYS,
    ...{ cadence, settings },
    nextAt:
      day === ''
        ? nextRoundAt({ cadence: cadence && { ...cadence } }, workspace, now)
        : new Date(zone.instant(dayOf(day), dayStartsAt * 60)),
  };
}

const words = phrases({
  en: {
    name: 'What it is called',
    nameHint: 'Whoever is asked reads it.',
    channels: 'Whose members are asked',
    channelsHint:
      'Everybody who is in one of these channels when a round opens, each once. Each channel is a group; the result is posted there.',
    oneChannel: 'Choose at least one channel: its members are asked, and read the result there.',
    rhythm: 'How often',
    day: 'First day',
    dayHint: 'The next round opens by itself that morning. Left empty: you open it, or the rhythm does.',
    daysOpen: 'Days to answer',
    threshold: 'Nothing is shown from fewer answers than',
    thresholdHint:
      'It is printed in the invitation. Once a round was opened it can only be raised; comments are shown from 8 on.',
  },
  fr: {
    name: 'Son nom',
    nameHint: fr`Les personnes interrogées le lisent.`,
    channels: fr`Canaux dont les membres sont interrogés`,
    channelsHint: fr`Toutes les personnes qui s’y trouvent à l’ouverture d’une vague, une fois chacune. Chaque canal est un groupe ; le résultat y paraît.`,
    oneChannel: fr`Choisissez au moins un canal : ses membres sont interrogés, et y lisent le résultat.`,
    rhythm: fr`À quel rythme`,
    day: 'Premier jour',
    dayHint: fr`La prochaine vague s’ouvre d’elle-même ce matin-là. Vide : vous l’ouvrez, ou le rythme le fait.`,
    daysOpen: fr`Jours pour répondre`,
    threshold: fr`Ne rien montrer en dessous de (réponses)`,
    thresholdHint: fr`Ce seuil figure dans l’invitation. Dès qu’une vague est ouverte, il ne peut qu’être relevé ; les commentaires s’affichent à partir de 8.`,
  },
});
