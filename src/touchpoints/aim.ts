// What a company wants those who come by a touchpoint to feel. Pure.
import type { Names } from '../feedback/touchpoints.ts';
import type { Locale } from '../i18n/locale.ts';

const named = {
  desire: { en: 'Desire', fr: 'Envie' },
  pleasure: { en: 'Pleasure', fr: 'Plaisir' },
  relief: { en: 'Relief after a disappointment', fr: 'Soulagement après une déception' },
} as const satisfies Record<string, Names>;

export type Aim = keyof typeof named;

export const aims = Object.keys(named) as readonly Aim[];

export function isAim(written: string): written is Aim {
  return Object.hasOwn(named, written);
}

export function aimName(aim: Aim, locale: Locale): string {
  return named[aim][locale];
}
