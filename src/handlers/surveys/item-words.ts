// The words of the list and of the form of what surveys can ask.
import type { Locale } from '../../i18n/locale.ts';
import { fr, phrases } from '../../i18n/phrases.ts';
import { levels, steps } from '../../surveys/items/item.ts';
import { levelNames } from '../../surveys/kinds/content/maturity.ts';

/** Of maturity: each level by its name, and what leads from one to the next. */
function partsOfLevels(
  locale: Locale,
  level: (at: number) => string,
  between: (from: number, to: number) => string,
): Record<string, string> {
  const named = levels.map((at) => [`level${at}`, `${level(at)} (${levelNames[at - 1]?.[locale] ?? ''})`]);
  const led = steps.map((at) => [`next${at}`, between(at, at + 1)]);
  return Object.fromEntries([...named, ...led]);
}

export const sayItems = phrases({
  en: {
    title: {
      pulse: 'Sentences of the pulse',
      orientation: 'Situations of the orientation',
      maturity: 'Practices of maturity',
    },
    intro: {
      pulse:
        'Rounds ask them by turns, a few at a time, to agree with from 1 to 5. Put them in your own words, leave some out, add yours. A sentence that is reworded is compared with nothing asked before. None of them is validated by research.',
      orientation:
        'Rounds ask them by turns. Each has advice that can all be defended: one piece serves the customer first, one the company’s figures, sometimes one the procedure. Nobody is told which before the round closes. The best ones come from a real case of yours.',
      maturity:
        'A round asks all of them at once, eight at most: which of five sentences is true of one’s part of the company? Put them in your own words, leave some out, add yours. A practice that is reworded is compared with nothing asked before.',
    },
    add: { pulse: 'Add a sentence', orientation: 'Add a situation', maturity: 'Add a practice' },
    change: 'Change',
    from: { own: 'your own', replaced: 'in your words' },
    off: 'not asked',
    byFile: 'Many at once: portevoix surveys items import FILE.csv',
    part: {
      text: 'Sentence',
      situation: 'Situation',
      customer: 'For the customer',
      company: 'For the company',
      procedure: 'For the procedure',
      name: 'Practice',
      ...partsOfLevels(
        'en',
        (level) => `Level ${level}`,
        (from, to) => `From ${from} to ${to}`,
      ),
    } as Readonly<Record<string, string>>,
    language: { en: 'in English', fr: 'in French' },
    field: (part: string, language: string) => `${part}, ${language}`,
    newTitle: 'A new question',
    changeTitle: 'Change a question',
    save: 'Save',
    formIntro: {
      pulse:
        'Something that one agrees with or not, in the first person. Written in one language alone, it is shown so in both.',
      orientation:
        'What happens, in two or three sentences, then advice that a decent colleague could give, 75 characters each. Written in one language alone, it is shown so in both.',
      maturity:
        'What one does, then five sentences of 75 characters each that somebody could truly say, from the least to the most; and, if you like, an action that leads from each to the next. Written in one language alone, it is shown so in both.',
    },
    mayBeEmpty: 'May be left empty.',
    step: 'The step of the employees’ way that it is about',
    noStep: 'None',
    stateLabel: 'In the next rounds',
    state: {
      asked: 'Asked',
      off: 'Not asked',
      ours: 'Asked as Porte-voix has it',
      gone: 'Deleted',
    },
    missing: 'Write it in one language at least.',
    tooLong: (most: string) => `At most ${most} characters: more is not shown whole on a telephone.`,
    outdated: 'Somebody else changed it meanwhile. Open it again to see how it stands.',
    full: (most: string) => `There are ${most} of your own already. Delete one first.`,
    roundFull: 'A round asks eight practices at most. Leave one out first.',
    saved: 'Saved',
    savedText: 'Saved. Rounds that are open go on as they were asked; the next one asks it so.',
    gone: 'This question is no longer there.',
  },
  fr: {
    title: {
      pulse: 'Phrases du pouls',
      orientation: 'Situations de l’orientation',
      maturity: 'Pratiques de la maturité',
    },
    intro: {
      pulse: fr`Les vagues les posent à tour de rôle, quelques-unes à la fois, avec un accord de 1 à 5. Reformulez-les, écartez-en, ajoutez les vôtres. Une phrase reformulée n’est comparée à rien de ce qui précède. Aucune n’a été validée par une étude.`,
      orientation: fr`Les vagues les posent à tour de rôle. Chacune propose des conseils tous défendables : l’un sert d’abord le client, un autre les chiffres de l’entreprise, parfois un autre la procédure. Personne n’apprend lequel avant la clôture. Les meilleures viennent d’un cas réel de chez vous.`,
      maturity: fr`Une vague les pose toutes à la fois, huit au plus : laquelle de cinq phrases est vraie de sa partie de l’entreprise ? Reformulez-les, écartez-en, ajoutez les vôtres. Une pratique reformulée n’est comparée à rien de ce qui précède.`,
    },
    add: {
      pulse: 'Ajouter une phrase',
      orientation: 'Ajouter une situation',
      maturity: 'Ajouter une pratique',
    },
    change: 'Modifier',
    from: { own: 'de votre cru', replaced: 'dans vos mots' },
    off: 'écartée',
    byFile: fr`Plusieurs à la fois : portevoix surveys items import FICHIER.csv`,
    part: {
      text: 'Phrase',
      situation: 'Situation',
      customer: 'Pour le client',
      company: 'Pour l’entreprise',
      procedure: 'Pour la procédure',
      name: 'Pratique',
      ...partsOfLevels(
        'fr',
        (level) => `Niveau ${level}`,
        (from, to) => `De ${from} à ${to}`,
      ),
    },
    language: { en: 'en anglais', fr: 'en français' },
    field: (part, language) => `${part}, ${language}`,
    newTitle: 'Une nouvelle question',
    changeTitle: 'Modifier une question',
    save: 'Enregistrer',
    formIntro: {
      pulse: fr`Une phrase avec laquelle on est d’accord ou non, à la première personne. Écrite dans une seule langue, elle s’affiche ainsi dans les deux.`,
      orientation: fr`Ce qui arrive, en deux ou trois phrases, puis des conseils qu’un collègue de bonne foi pourrait donner, 75 caractères chacun. Écrit dans une seule langue, le texte s’affiche ainsi dans les deux.`,
      maturity: fr`Ce que l’on fait, puis cinq phrases de 75 caractères que quelqu’un pourrait dire sincèrement, du moins au plus ; et, si vous voulez, une action qui mène de chacune à la suivante. Écrit dans une seule langue, le texte s’affiche ainsi dans les deux.`,
    },
    mayBeEmpty: 'Peut rester vide.',
    step: 'L’étape du parcours des collègues dont elle parle',
    noStep: 'Aucune',
    stateLabel: 'Dans les prochaines vagues',
    state: {
      asked: 'Posée',
      off: 'Écartée',
      ours: 'Posée dans les mots de Porte-voix',
      gone: 'Supprimée',
    },
    missing: 'Écrivez-la dans une langue au moins.',
    tooLong: (most) => fr`${most} caractères au plus : au-delà, un téléphone ne l’affiche pas en entier.`,
    outdated: fr`Quelqu’un d’autre l’a modifiée entre-temps. Rouvrez-la pour voir où elle en est.`,
    full: (most) => fr`Il y en a déjà ${most} de votre cru. Supprimez-en une d’abord.`,
    roundFull: fr`Une vague pose huit pratiques au plus. Écartez-en une d’abord.`,
    saved: fr`C’est enregistré`,
    savedText: fr`C’est enregistré. Les vagues ouvertes continuent telles quelles ; la prochaine la posera ainsi.`,
    gone: 'Cette question n’existe plus.',
  },
});
