// Everything that one admin can be told or shown, by using the whole menu once on a desk.
import type { Locale } from '../../src/i18n/locale.ts';
import { inTerm } from '../ambassadors/in-term.ts';
import { freshDesk } from './desk.ts';
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
  return useAll(desk);
}
