// Who a sentence says that it is from: "a customer says that …", « …, selon un client », "14 comments mention …". Pure.
import type { Locale } from '../i18n/locale.ts';

export interface Speaking {
  /** What is said, without who says it. */
  readonly said: string;
  /** `none`: it does not say who speaks. */
  readonly who: 'one' | 'several' | 'none';
}

interface Ways {
  readonly opens: readonly RegExp[];
  readonly closes: readonly RegExp[];
}

/** @param own a sentence's own words, before its first quotation and behind its last */
export function speakingIn(own: string, locale: Locale): Speaking {
  const { opens, closes } = ways[locale];
  for (const way of [...opens, ...closes]) {
    const found = way.exec(own);
    if (found?.groups)
      return { said: own.replace(found[0], ' ').trim(), who: found.groups['several'] ? 'several' : 'one' };
  }
  return { said: own, who: 'none' };
}

/** `one` and `several` are groups: which of them is there tells. A verb says that they speak, and nothing of how. */
const who = {
  fr: String.raw`(?:(?<several>(?:des|les|plusieurs|certaine?s|d['’]autres)\s+(?:cliente?s|commentaires))|(?:une?|le|la)\s+(?:autre\s+)?(?:cliente?|commentaire))`,
  en: String.raw`(?:(?<several>(?:(?:some|several|the|other|some\s+other)\s+)?(?:customers|comments))|(?:an?|one|the|another|one\s+other)\s+(?:customer|comment))`,
} as const;
const says = {
  fr: String.raw`(?:(?:a|ont)\s+(?:également\s+|aussi\s+)?(?:dit|signalé|raconté|expliqué|précisé|indiqué|mentionné|rapporté|écrit|ajouté)|di(?:t|sent)|(?:signale|raconte|explique|précise|indique|mentionne|note|évoque|parle|rapporte|ajoute|trouve|estime|pense)(?:nt)?|écri(?:t|vent)|décri(?:t|vent))`,
  en: String.raw`(?:says?|said|tells?|told|reports?|reported|mentions?|mentioned|notes?|noted|states?|stated|explains?|explained|describes?|described|writes?|wrote|adds?|added|feels?|felt|thinks?|thought|finds?|found|(?:speaks?|spoke|talks?|talked|tells?|told)\s+(?:about|of))`,
} as const;

const whole = (text: string) => new RegExp(text, 'iu');
/** Behind what was said, a comma or a quotation. */
const BEHIND = String.raw`(?:,|(?<=\ufffc))\s*`;
const END = String.raw`\s*[.!]?\s*$`;

const ways: Readonly<Record<Locale, Ways>> = {
  fr: {
    opens: [
      whole(
        String.raw`^${who.fr}\s+(?:également\s+|aussi\s+)?${says.fr}(?:\s+(?:également|aussi))?(?![\p{L}])`,
      ),
      whole(String.raw`^(?:selon|d['’]après)\s+${who.fr}\s*[,:]?`),
    ],
    closes: [
      whole(String.raw`,?\s*(?:selon|d['’]après)\s+${who.fr}${END}`),
      whole(String.raw`${BEHIND}${says.fr}\s+${who.fr}${END}`),
    ],
  },
  en: {
    opens: [
      whole(String.raw`^${who.en}\s+(?:also\s+)?${says.en}(?![\p{L}])`),
      whole(String.raw`^according\s+to\s+${who.en}\s*[,:]?`),
    ],
    closes: [
      whole(String.raw`,?\s*according\s+to\s+${who.en}${END}`),
      whole(String.raw`${BEHIND}${says.en}\s+${who.en}${END}`),
      whole(String.raw`${BEHIND}${who.en}\s+${says.en}${END}`),
    ],
  },
};

/** "14 comments mention", « 14 commentaires parlent »: what follows is what was counted. Null where it counts nothing. */
export function countedIn(own: string, locale: Locale): string | null {
  const found = counts[locale].exec(own);
  return found === null ? null : own.slice(found[0].length);
}

/** A number in figures, or a word. */
const ONE = String.raw`(?:\d[\d .,\u00a0\u202f]*%?|\p{L}+)`;
const counts: Readonly<Record<Locale, RegExp>> = {
  fr: whole(String.raw`^${ONE}\s+commentaires\s+${says.fr}(?!\p{L})`),
  en: whole(String.raw`^${ONE}\s+comments\s+${says.en}(?!\p{L})`),
};
