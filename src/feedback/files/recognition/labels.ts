// Answers that are words, signs or faces instead of numbers: which family of labels they belong to, and where each stands in it. Pure.
import { fold } from '../../../terms/fold.ts';
import type { Metric, Scale } from '../../scale.ts';

export interface Family {
  /** What such labels answer; null where any question may have them. */
  readonly metric: Metric | null;
  readonly scale: Scale;
  /** After `keyOf`; the places are those of the scale. */
  readonly places: ReadonlyMap<string, number>;
}

function family(metric: Metric | null, scale: string, places: Readonly<Record<number, string>>): Family {
  const [low = 0, high = 0] = scale.split('-').map(Number);
  const entries = Object.entries(places).flatMap(([place, names]) =>
    names.split('|').map((name) => [keyOf(name), Number(place)] as const),
  );
  return { metric, scale: { low, high }, places: new Map(entries) };
}

/** "satisfait(e)", "satisfaites": one answer, whoever gives it. */
const GENDERED = /\b((?:in)?satisfait|(?:me)?content)(?:e|es|s)?\b(?: (?:e s|es|e|s)\b)?/g;

/** Labels keep their signs where they have no letters; `fold` would leave nothing of a face. */
export function keyOf(label: string): string {
  const folded = fold(label).replace(GENDERED, '$1');
  return folded === '' ? label.replace(/\s|\ufe0e|\ufe0f|\p{Emoji_Modifier}/gu, '') : folded;
}

const SATISFIED_5 = {
  5: 'very satisfied|extremely satisfied|completely satisfied|highly satisfied|totally satisfied|tres satisfait|tres satisfaite|tres satisfaits|tres satisfait e|tout a fait satisfait|tout a fait satisfaite|extremement satisfait|extremement satisfaite|entierement satisfait|totalement satisfait|very happy|extremely happy|tres content|tres contente|tres positif',
  4: 'satisfied|somewhat satisfied|fairly satisfied|quite satisfied|rather satisfied|moderately satisfied|mostly satisfied|satisfait|satisfaite|satisfait e|satisfaits|plutot satisfait|plutot satisfaite|plutot satisfait e|assez satisfait|assez satisfaite|happy|somewhat happy|content|contente|plutot content',
  3: 'neutral|neither satisfied nor dissatisfied|neither|neither satisfied nor unsatisfied|neither dissatisfied nor satisfied|neutre|ni satisfait ni insatisfait|ni satisfaite ni insatisfaite|ni satisfait e ni insatisfait e|moyennement satisfait|moyennement satisfaite|indifferent|mitige|sans avis particulier|ok|so so|moyen',
  2: 'dissatisfied|unsatisfied|somewhat dissatisfied|somewhat unsatisfied|rather dissatisfied|fairly dissatisfied|moderately dissatisfied|mostly dissatisfied|not very satisfied|insatisfait|insatisfaite|insatisfait e|plutot insatisfait|plutot insatisfaite|plutot pas satisfait|plutot pas satisfaite|peu satisfait|peu satisfaite|pas satisfait|pas satisfaite|pas tres satisfait|pas vraiment satisfait|mecontent|mecontente|unhappy|somewhat unhappy|plutot mecontent',
  1: 'very dissatisfied|very unsatisfied|extremely dissatisfied|completely dissatisfied|highly dissatisfied|totally dissatisfied|not at all satisfied|not satisfied at all|tres insatisfait|tres insatisfaite|tres insatisfait e|pas du tout satisfait|pas satisfait du tout|pas du tout satisfaite|pas du tout satisfait e|extremement insatisfait|totalement insatisfait|very unhappy|extremely unhappy|tres mecontent|tres mecontente',
};

const AGREE_7 = {
  7: 'strongly agree|tout a fait d accord',
  6: 'agree|d accord',
  5: 'somewhat agree|slightly agree|plutot d accord',
  4: 'neutral|neither agree nor disagree|undecided|neutre|ni d accord ni pas d accord|ni d accord ni en desaccord',
  3: 'somewhat disagree|slightly disagree|plutot pas d accord',
  2: 'disagree|pas d accord',
  1: 'strongly disagree|pas du tout d accord',
};
const AGREE_5 = {
  5: 'strongly agree|tout a fait d accord',
  4: 'agree|somewhat agree|d accord|plutot d accord',
  3: 'neutral|neither agree nor disagree|undecided|neutre|ni d accord ni pas d accord|ni d accord ni en desaccord',
  2: 'disagree|somewhat disagree|pas d accord|plutot pas d accord',
  1: 'strongly disagree|pas du tout d accord',
};

const MIDDLE_7 =
  'neutral|neither|neither satisfied nor dissatisfied|neither satisfied nor unsatisfied|neither dissatisfied nor satisfied|neutre|ni satisfait ni insatisfait|moyennement satisfait|indifferent|mixed';
/** As they are offered where there are steps between satisfied and not: the ends are "extremely", or "very". */
const EXTREMELY_7 = {
  7: 'extremely satisfied|completely satisfied|totally satisfied|extremement satisfait|totalement satisfait|entierement satisfait|tout a fait satisfait',
  6: 'very satisfied|moderately satisfied|mostly satisfied|tres satisfait|satisfied|satisfait',
  5: 'slightly satisfied|somewhat satisfied|a little satisfied|rather satisfied|plutot satisfait|legerement satisfait|un peu satisfait|assez satisfait',
  4: MIDDLE_7,
  3: 'slightly dissatisfied|somewhat dissatisfied|a little dissatisfied|rather dissatisfied|slightly unsatisfied|somewhat unsatisfied|plutot insatisfait|legerement insatisfait|un peu insatisfait|plutot pas satisfait',
  2: 'very dissatisfied|very unsatisfied|moderately dissatisfied|mostly dissatisfied|tres insatisfait|dissatisfied|unsatisfied|insatisfait',
  1: 'extremely dissatisfied|extremely unsatisfied|completely dissatisfied|totally dissatisfied|extremement insatisfait|totalement insatisfait|pas du tout satisfait',
};
const VERY_7 = {
  7: 'very satisfied|tres satisfait',
  6: 'satisfied|satisfait',
  5: EXTREMELY_7[5],
  4: MIDDLE_7,
  3: EXTREMELY_7[3],
  2: 'dissatisfied|unsatisfied|insatisfait',
  1: 'very dissatisfied|very unsatisfied|tres insatisfait',
};

/** Very satisfied to very dissatisfied in German, Spanish, Italian, Dutch and Portuguese. */
const ELSEWHERE: readonly Readonly<Record<number, string>>[] = [
  {
    5: 'sehr zufrieden',
    4: 'zufrieden|eher zufrieden',
    3: 'neutral|weder noch|teils teils|weder zufrieden noch unzufrieden',
    2: 'unzufrieden|eher unzufrieden',
    1: 'sehr unzufrieden',
  },
  {
    5: 'muy satisfecho|muy satisfecha',
    4: 'satisfecho|satisfecha|algo satisfecho',
    3: 'neutral|ni satisfecho ni insatisfecho|indiferente',
    2: 'insatisfecho|insatisfecha|poco satisfecho',
    1: 'muy insatisfecho|muy insatisfecha|nada satisfecho',
  },
  {
    5: 'molto soddisfatto|molto soddisfatta',
    4: 'soddisfatto|soddisfatta|abbastanza soddisfatto',
    3: 'neutrale|ne soddisfatto ne insoddisfatto|indifferente',
    2: 'insoddisfatto|insoddisfatta|poco soddisfatto',
    1: 'molto insoddisfatto|molto insoddisfatta|per niente soddisfatto',
  },
  {
    5: 'zeer tevreden|heel tevreden',
    4: 'tevreden',
    3: 'neutraal|niet tevreden niet ontevreden',
    2: 'ontevreden',
    1: 'zeer ontevreden|heel ontevreden',
  },
  {
    5: 'muito satisfeito|muito satisfeita',
    4: 'satisfeito|satisfeita',
    3: 'neutro|nem satisfeito nem insatisfeito|indiferente',
    2: 'insatisfeito|insatisfeita',
    1: 'muito insatisfeito|muito insatisfeita',
  },
];
/** They answer how likely something is; of a recommendation they are no NPS. */
const LIKELY_5 = family('csat', '1-5', {
  5: 'very likely|extremely likely|tres probable|extremement probable|tout a fait probable|certainement',
  4: 'likely|somewhat likely|rather likely|probable|plutot probable|assez probable|probablement',
  3: 'neutral|neither likely nor unlikely|maybe|possibly|unsure|neutre|peut etre|ni probable ni improbable',
  2: 'unlikely|somewhat unlikely|rather unlikely|not very likely|peu probable|improbable|plutot improbable|probablement pas',
  1: 'very unlikely|extremely unlikely|not at all likely|tres improbable|extremement improbable|pas du tout probable|certainement pas',
});
/** As schools give them. */
const LETTERS = family('csat', '1-5', { 5: 'a', 4: 'b', 3: 'c', 2: 'd', 1: 'e|f' });

const FAMILIES: readonly Family[] = [
  // Four points have no middle.
  family('csat', '1-4', {
    4: 'tres satisfait|tres satisfaite|tres satisfait e|very satisfied|tout a fait satisfait|tout a fait satisfaite',
    3: 'plutot satisfait|plutot satisfaite|plutot satisfait e|assez satisfait|assez satisfaite|rather satisfied|fairly satisfied|somewhat satisfied|satisfait|satisfaite|satisfied',
    2: 'plutot pas satisfait|plutot pas satisfaite|plutot insatisfait|plutot insatisfaite|peu satisfait|peu satisfaite|pas tres satisfait|pas vraiment satisfait|rather dissatisfied|fairly dissatisfied|somewhat dissatisfied|not very satisfied|insatisfait|insatisfaite|dissatisfied',
    1: 'pas du tout satisfait|pas du tout satisfaite|tres insatisfait|tres insatisfaite|very dissatisfied|not at all satisfied',
  }),
  family('csat', '1-4', {
    4: 'very happy|tres content',
    3: 'happy|content|somewhat happy|plutot content',
    2: 'unhappy|mecontent|not happy|pas content|somewhat unhappy|plutot mecontent|plutot pas content',
    1: 'very unhappy|tres mecontent|pas du tout content',
  }),
  family('csat', '1-5', SATISFIED_5),
  ...ELSEWHERE.map((names) => family('csat', '1-5', names)),
  family('csat', '1-7', EXTREMELY_7),
  family('csat', '1-7', VERY_7),
  family('csat', '1-6', {
    6: VERY_7[7],
    5: VERY_7[6],
    4: VERY_7[5],
    3: VERY_7[3],
    2: VERY_7[2],
    1: VERY_7[1],
  }),
  family('csat', '1-3', {
    3: 'satisfied|satisfait|satisfaite|happy|content|contente|positive|positif',
    2: 'neutral|neutre|neither|passable',
    1: 'dissatisfied|unsatisfied|insatisfait|insatisfaite|unhappy|not happy|mecontent|mecontente|pas content|negative|negatif',
  }),
  family(null, '1-5', {
    5: 'excellent|excellente|outstanding|parfait|perfect|great|amazing',
    4: 'very good|good|tres bien|tres bon|tres bonne|bon|bonne|bien',
    3: 'average|fair|ok|okay|neutral|moyen|moyenne|neutre|correct|correcte|passable|acceptable|assez bien|satisfactory',
    2: 'poor|bad|below average|mauvais|mauvaise|mediocre|insuffisant|insuffisante|decevant',
    1: 'very poor|very bad|terrible|awful|tres mauvais|tres mauvaise|tres mal|execrable|horrible|nul|nulle',
  }),
  family(null, '1-5', {
    5: 'excellent|excellente',
    4: 'very good|tres bien|tres bon|tres bonne',
    3: 'good|bien|bon|bonne',
    2: 'fair|moyen|moyenne|passable',
    1: 'poor|mauvais|mauvaise|insuffisant',
  }),
  family('csat', '1-3', {
    3: 'great|good|bien|tres bien|facile',
    2: 'okay|ok|medium|average|moyen|moyenne|neutral|neutre',
    1: 'not good|bad|mal|mauvais|pas bien|difficile',
  }),
  family('ces', '1-5', {
    5: 'very easy|extremely easy|tres facile|tres simple',
    4: 'easy|somewhat easy|fairly easy|facile|simple|plutot facile|assez facile',
    3: 'neutral|neither easy nor difficult|neutre|ni facile ni difficile|moyen',
    2: 'difficult|somewhat difficult|hard|difficile|plutot difficile|assez difficile|complique',
    1: 'very difficult|extremely difficult|very hard|tres difficile|tres complique',
  }),
  family('ces', '1-5', {
    5: 'very low effort|very little effort|no effort|tres peu d effort|aucun effort|very low|tres faible',
    4: 'low effort|little effort|peu d effort|low|faible',
    3: 'neutral|moderate effort|some effort|un effort moyen|effort moyen|effort modere|moderate|neutre|moyen|modere',
    2: 'high effort|a lot of effort|much effort|beaucoup d effort|high|eleve|fort',
    1: 'very high effort|an enormous effort|extreme effort|enormement d effort|un effort enorme|very high|tres eleve|tres fort',
  }),
  family('ces', '1-7', AGREE_7),
  family('ces', '1-5', AGREE_5),
  family('csat', '1-7', AGREE_7),
  family('csat', '1-5', AGREE_5),
  family(null, '1-5', { 5: 'amazing', 4: 'great', 3: 'ok|okay', 2: 'bad', 1: 'terrible' }),
  family(null, '0-1', {
    1: 'good|thumbs up|thumb up|up|yes|true|oui|vrai|bon|bonne|bien|positive|positif|like|liked|satisfied|satisfait|satisfaite|happy|content|good with comment|goodwithcomment|👍|👍🏻|✅|➕|🙂|😊|😀|pouce en haut|pouce leve|pouce vers le haut|helpful|utile|j aime',
    0: 'neutral or dissatisfied|not satisfied|bad|thumbs down|thumb down|down|no|false|non|faux|mauvais|mauvaise|mal|negative|negatif|dislike|disliked|dissatisfied|unsatisfied|insatisfait|insatisfaite|unhappy|mecontent|bad with comment|badwithcomment|👎|❌|➖|☹|🙁|😞|😡|pouce en bas|pouce baisse|pouce vers le bas|not helpful|inutile|je n aime pas',
  }),
  family('csat', '1-3', {
    3: '😀|😃|😄|😁|🙂|😊|☺|😍|🤩|😺|👍',
    2: '😐|😑|😶|😕',
    1: '😞|☹|🙁|😟|😠|😡|😢|😭|🤬|😤|👎',
  }),
  family('csat', '1-5', {
    5: '😀|😃|😄|😁|😍|🤩|🥰|❤|👍|😆',
    4: '🙂|😊|☺|😌|😏',
    3: '😐|😑|😶|🤔|😬',
    2: '🙁|☹|😕|😟|😞|😔',
    1: '😡|😠|😢|😭|🤬|😤|👎|😩|😖|😫|😣',
  }),
  // The score nearest to the others that makes each what it is.
  family('nps', '0-10', {
    9: 'promoter|promoters|promoteur|promoteurs|promotrice',
    7: 'passive|passives|passif|passifs|neutral|neutre',
    6: 'detractor|detractors|detracteur|detracteurs|detractrice',
  }),
];

/** Ends of numbered scales, as forms write them beside the number: "10 - Extremely likely". */
const ENDS = new Set(
  'extremely likely|very likely|likely|unlikely|very unlikely|not likely|not at all likely|extremely unlikely|tres probable|tout a fait probable|peu probable|pas du tout probable|tres improbable'.split(
    '|',
  ),
);

const MOST_LIKELY =
  /^(?:(?:extremely|very|highly) likely|(?:extremement|tres|tout a fait|hautement) probable|certainement|definitely)$/;
const LEAST_LIKELY =
  /^(?:not at all likely|not likely at all|(?:extremely|very|highly) unlikely|pas du tout probable|(?:extremement|tres) improbable|certainement pas|definitely not)$/;

/** What stands for 10 and for 0 where a form writes words at the two ends of a scale alone; null where others are among them. */
export function endsOfLikelihood(labels: readonly string[]): Record<string, number> | null {
  const top = labels.filter((label) => MOST_LIKELY.test(label));
  const bottom = labels.filter((label) => LEAST_LIKELY.test(label));
  const isEnds = top.length <= 1 && bottom.length <= 1 && top.length + bottom.length === labels.length;
  if (!isEnds) return null;
  return Object.fromEntries([
    ...top.map((each) => [each, 10] as const),
    ...bottom.map((each) => [each, 0] as const),
  ]);
}

/** A family of which nobody can tell whether the column means it: likelihood, letters. Null where it has not all of these labels. */
export function openFamilyOf(labels: readonly string[]): Family | null {
  const known = [LIKELY_5, LETTERS].find(({ places }) => labels.every((label) => places.has(label)));
  return labels.length >= 3 && known !== undefined ? known : null;
}

/** Of labels of which no family has all, those that one has, and the rest; null where it has too few of them to tell. */
export function mostOf(
  labels: readonly string[],
  metric: Metric | null,
): { readonly family: Family; readonly rest: readonly string[] } | null {
  const all = FAMILIES.filter(
    (each) => metric === null || each.metric === null || each.metric === metric,
  ).map((each) => ({
    family: each,
    known: labels.filter((label) => each.places.has(label)),
    rest: labels.filter((label) => !each.places.has(label)),
  }));
  const [best] = all.toSorted(
    (a, b) =>
      b.known.length - a.known.length ||
      fullness(b.family, b.known) - fullness(a.family, a.known) ||
      partsOf(b.family, b.known) - partsOf(a.family, a.known),
  );
  const isMost = best !== undefined && best.known.length >= 3 && best.rest.length * 2 <= best.known.length;
  return isMost ? best : null;
}

/** Whether labels of likelihood are among these: they answer whether one would recommend. */
export function isLikelihood(label: string): boolean {
  return ENDS.has(keyOf(label));
}

/**
 * The families that have all these labels: first those that tell most of them apart, then the fullest match (of which most places are taken).
 * @param metric what the column asks; families of another metric are none then
 */
export function familiesOf(labels: readonly string[], metric: Metric | null): readonly Family[] {
  const keys = labels.map(keyOf);
  if (keys.length === 0) return [];
  const fitting = FAMILIES.filter(
    (each) =>
      (metric === null || each.metric === null || each.metric === metric) &&
      keys.every((key) => each.places.has(key)),
  );
  // Of two answers that are told apart, none stands for the same as the other.
  return fitting.toSorted(
    (a, b) => partsOf(b, keys) - partsOf(a, keys) || fullness(b, keys) - fullness(a, keys),
  );
}

/** Whether the labels say by themselves that they are of ease. */
export function isOfEase({ metric }: Family, labels: readonly string[]): boolean {
  return metric === 'ces' && labels.some((label) => /facile|easy|difficult|difficile/.test(label));
}

/** How many of these labels a family tells from one another: of five faces none stands for the same as another. */
export function partsOf({ places }: Family, keys: readonly string[]): number {
  return new Set(keys.map((key) => places.get(key))).size;
}

/** How much of a family is seen. Four points only where all four are: of fewer nobody can tell that there was no middle. */
export function fullness({ places, scale }: Family, keys: readonly string[]): number {
  const taken = new Set(keys.map((key) => places.get(key))).size;
  const size = new Set(places.values()).size;
  return scale.high === 4 && taken < size ? 0 : taken / size;
}
