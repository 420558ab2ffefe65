// Being away: until when somebody is asked for nothing, said and taken back. What becomes of their ideas is in
// suggestions/.
import { dayOf, dayText, isDay } from '../calendar/day.ts';
import { zoneOf } from '../calendar/zone.ts';
import { newId } from '../clock.ts';
import { dayGiven } from '../i18n/formats.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { opening, textOf } from '../messages/form.ts';
import type { Block } from '../messages/message.ts';
import { isAway, setAway } from '../people/person.ts';
import { topicsOwnedBy } from '../suggestions/topics.ts';
import type { Feature } from './feature.ts';
import { type Ask, form, type Request, requestOf } from './request.ts';

/** Longer than any leave that is not a departure. */
const MOST_DAYS = 365;

export const openAway: Ask = async ({ asker, at, locale }) => {
  const say = words(locale);
  const { awayUntil, timeZone } = asker;
  const until = awayUntil && isAway(asker, at) ? zoneOf(timeZone).dayAt(awayUntil.getTime()) : null;
  return {
    kind: 'open',
    form: {
      form: 'away',
      state: opening(newId()),
      title: say.title,
      submit: say.save,
      intro: [{ kind: 'text', text: say.intro }],
      fields: [
        {
          kind: 'date',
          name: 'back',
          label: say.back,
          hint: say.backHint,
          ...(until === null ? {} : { initial: dayText(until) }),
        },
      ],
    },
  };
};

export const awayForm = form({
  name: 'away',
  may: 'everyone',
  parse(values, { asker, at, locale, formats }) {
    const say = words(locale);
    const { dayAt, instant } = zoneOf(asker.timeZone);
    const today = dayAt(at.getTime());
    const given = textOf(values, 'back');
    if (!isDay(given))
      return {
        ok: false,
        errors: { back: given === '' ? say.empty : say.noSuchDay(dayGiven(given, locale)) },
      };
    const day = dayOf(given);
    if (day <= today || day > today + MOST_DAYS) {
      const named = (each: number) => formats.fullDay(new Date(instant(each, 12 * 60)));
      return { ok: false, errors: { back: say.outOfRange(named(today + 1), named(today + MOST_DAYS)) } };
    }
    return { ok: true, value: { until: new Date(instant(day, 0)) } };
  },
  async submit({ until }, { kit, asker, at, locale, formats }) {
    const say = words(locale);
    await setAway(kit.database.db, asker, until);
    return { kind: 'done', title: say.saved, told: say.away(formats.day(until, at)) };
  },
});

/** Ends it, and draws the asker's home anew. */
export const comeBack: Ask = async ({ kit, workspace, asker }) => {
  const here = await setAway(kit.database.db, asker, null);
  const again = requestOf(kit, { workspace, asker: { ...asker, awayUntil: here.awayUntil } });
  return { kind: 'home', message: await kit.menu.home(again) };
};

export const away: Feature = {
  name: 'away',
  asks: {
    away: { run: openAway, opens: true, may: 'everyone' },
    'away.back': { run: comeBack, may: 'everyone' },
  },
  forms: [awayForm],
  home: [{ place: 'you', order: 10, draw: awayBlocks }],
};

/** For App Home: whether the asker is away, and the way to say so; nothing for those of whom nobody asks an answer. */
export async function awayBlocks(request: Request): Promise<Block[]> {
  const { asker, at, locale, formats } = request;
  const say = words(locale);
  if (asker.awayUntil && isAway(asker, at)) {
    return [
      { kind: 'text', text: say.away(formats.day(asker.awayUntil, at)) },
      {
        kind: 'buttons',
        buttons: [
          { label: say.imBack, action: { name: 'away.back' }, style: 'primary' },
          { label: say.change, action: { name: 'away' } },
        ],
      },
    ];
  }
  if (!(await isAsked(request))) return [];
  return [{ kind: 'buttons', buttons: [{ label: say.leave, action: { name: 'away' } }] }];
}

/** Answers for a topic, or has an idea waiting. */
async function isAsked({ kit, workspace, asker }: Request): Promise<boolean> {
  const { db } = kit.database;
  if ((await topicsOwnedBy(db, workspace.id, asker.id)).length > 0) return true;
  const where = { workspaceId: workspace.id, ownerId: asker.id, waitingSince: { not: null } };
  return (await db.suggestion.findFirst({ where, select: { id: true } })) !== null;
}

const words = phrases({
  en: {
    title: 'Being away',
    save: 'Save',
    saved: 'Saved',
    intro: 'While you are away nobody asks you for anything: ideas that wait for you go to the next owner.',
    back: 'Back on',
    backHint: 'The first day on which you can be asked again.',
    empty: 'Choose the day on which you are back.',
    noSuchDay: (given: string) => `${given} does not exist. Choose a date from the calendar.`,
    outOfRange: (first: string, last: string) => `Choose a day from ${first} to ${last}.`,
    away: (day: string) => `You are back on ${day}; until then, your ideas go to the next owner.`,
    imBack: 'I am back',
    change: 'Change the date',
    leave: 'I will be away…',
  },
  fr: {
    title: 'Absence',
    save: 'Enregistrer',
    saved: 'Enregistré',
    intro: fr`Pendant votre absence, on ne vous demande rien : les idées qui vous attendent passent au responsable suivant.`,
    back: 'De retour le',
    backHint: 'Le premier jour où l’on peut de nouveau vous solliciter.',
    empty: 'Choisissez le jour de votre retour.',
    noSuchDay: (given) => `Le ${given} n’existe pas. Choisissez une date dans le calendrier.`,
    outOfRange: (first, last) => `Choisissez un jour entre le ${first} et le ${last}.`,
    away: (day) => fr`Vous êtes de retour le ${day} ; d’ici là, vos idées passent au responsable suivant.`,
    imBack: 'Je suis de retour',
    change: 'Changer la date',
    leave: 'Je m’absente…',
  },
});
