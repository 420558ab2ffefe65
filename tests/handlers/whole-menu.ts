// Everything that one admin can be told or shown, by using the whole menu once on a desk.
import type { Locale } from '../../src/i18n/locale.ts';
import { inTerm } from '../ambassadors/in-term.ts';
import { fillSummaries } from '../summary/on-file.ts';
import { type Desk, freshDesk, now } from './desk.ts';
import { type Told, useAll } from './use-all.ts';

const usedOnce = new Map<Locale, Promise<Told>>();

/** That of a desk on which nothing else was done: gathered once in each language, whoever asks. */
export function allTold(locale: Locale): Promise<Told> {
  const told = usedOnce.get(locale) ?? useOnce(locale);
  usedOnce.set(locale, told);
  return told;
}

async function useOnce(locale: Locale): Promise<Told> {
  const desk = await freshDesk('sqlite', locale);
  await inTerm(desk);
  return useAll(await summarised(desk));
}

/** With a model, a draft and a name of its making. */
async function summarised({ kit, workspace, admin, subjects, ...desk }: Desk): Promise<Desk> {
  await fillSummaries(kit.database.db, { workspaceId: workspace.id, askerId: admin.id, subjects, now });
  return {
    ...{ ...desk, workspace, admin },
    kit: { ...kit, summary: { model: 'm', host: 'model.example', perDay: 50 } },
    subjects: {
      ...{ ...subjects, 'summary.comments': 'draft', 'summary.reply': 'draft' },
      'summary.use-name': 'name',
    },
  };
}
