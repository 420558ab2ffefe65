// `portevoix summaries`: which model is set, and what asking it cost, by month.
import { dayIn } from '../calendar/zone.ts';
import { summaryConfig } from '../config/summary.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import { hostOf } from '../summary/settings.ts';
import { usedOn, usePerMonth } from '../summary/use.ts';
import { monthText } from '../summary/use-words.ts';
import { workspaceById } from '../workspace/workspace.ts';
import { argumentsIn } from './arguments.ts';
import { openBackOffice } from './back-office.ts';
import type { Command } from './command.ts';

export const summariesCommand: Command = {
  name: 'summaries',
  summary: {
    en: 'Automatic summaries: the model that is set, and what asking it cost',
    fr: fr`Résumés automatiques : le modèle réglé, et ce qu’il a coûté`,
  },
  usage: {
    en: `portevoix summaries [--json]

Requests to the model and characters sent and received, by month, the latest first; and those of today, of as many as
SUMMARY_PER_DAY allows. Nothing is asked of the model. Setting one: docs/summary.md.`,
    fr: fr`portevoix summaries [--json]

Demandes au modèle et caractères envoyés et reçus, par mois, du plus récent au plus ancien ; et celles du jour, sur le nombre
que permet SUMMARY_PER_DAY. Rien n’est demandé au modèle. En régler un : docs/summary.md.`,
  },
  async run(args, io) {
    const { values } = argumentsIn(args, { options: { json: { type: 'boolean' } } } as const, io.locale);
    const config = summaryConfig(io.env);
    const office = await openBackOffice(io);
    try {
      const { db } = office.database;
      const workspace = await workspaceById(db, office.workspaceId);
      const months = await usePerMonth(db, workspace.id);
      const today = await usedOn(db, workspace.id, dayIn(workspace.timeZone, io.clock.now()));
      const set = config && { model: config.model, host: hostOf(config), perDay: config.perDay };
      if (values.json) {
        io.out(JSON.stringify({ set, today, months }, null, 2));
        return 0;
      }
      const say = words(io.locale);
      const reader = { locale: io.locale, timeZone: workspace.timeZone };
      io.out(set === null ? say.off : say.on(set.model, set.host, today, set.perDay));
      for (const each of months) io.out(say.month(each.month, monthText(each, reader)));
      return 0;
    } finally {
      await office.close();
    }
  },
};

const words = phrases({
  en: {
    off: 'No model is set (SUMMARY_URL).',
    on: (model: string, host: string, today: number, perDay: number) =>
      `${model} at ${host}; requests today: ${today} of ${perDay}`,
    month: (month: string, used: string) => `${month}: ${used}`,
  },
  fr: {
    off: 'Aucun modèle n’est réglé (SUMMARY_URL).',
    on: (model, host, today, perDay) =>
      fr`${model} sur ${host} ; demandes aujourd’hui : ${today} sur ${perDay}`,
    month: (month, used) => fr`${month} : ${used}`,
  },
});
