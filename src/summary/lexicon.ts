// The few words that a sentence may have of its own: those that only join others, and those that say who speaks. All else must be a customer's.
// And those of a customer's that may not be left out. Folded, as terms/fold.ts folds. What is done with them: shortened.ts, speaking.ts, check.ts.
import type { Locale } from '../i18n/locale.ts';
import { stemOf } from '../terms/stems.ts';

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

function stems(locale: Locale, list: string): ReadonlySet<string> {
  return new Set([...words(list)].map((word) => stemOf(word, locale)));
}

type ByLocale = Readonly<Record<Locale, ReadonlySet<string>>>;

/** Grammar: no subject, no place, no time, no cause, no degree, no quantity. */
export const FREE: ByLocale = {
  fr: words(`
    le la les l un une des du de d a en et que qu qui dont ce cet cette ces c il ils elle elles on s se lui eux
    leur leurs son sa ses y ne n est sont ete etait etaient etre ont avait avaient avoir eu
  `),
  en: words(`
    the a an of and that which who this these those it its they them their he she his her him is are was were
    be been being has have had do does did there s
  `),
};

/** The customer's own self, and whom they speak to: never in a sentence's own words, where they would be somebody else's. */
export const ADDRESS: ByLocale = {
  fr: words('je j me m moi mon ma mes mien mienne nous notre nos tu te toi tes vous votre vos'),
  en: words('i me my mine myself we us our ours you your yours'),
};

/** By which a customer says that it is about them: who "a customer" can stand for. */
export const SELF: ByLocale = {
  fr: words('je j me m moi mon ma mes mien mienne nous notre nos'),
  en: words('i me my mine myself we us our ours'),
};

/** Those of them that do something, where they begin a clause. */
export const SUBJECTS: ByLocale = { fr: words('je j nous'), en: words('i we') };

/** "No date", « aucune réponse »: what is not there, whoever has it not. */
export const LACKS: ByLocale = { fr: words('aucun aucune'), en: words('no') };
export const STILL: ByLocale = { fr: words('toujours encore'), en: words('still') };

export const CUSTOMERS: ByLocale = {
  fr: words('client clients cliente clientes'),
  en: words('customer customers'),
};

/** They only lead from one clause to the next: what follows them stands for itself. */
export const LEADING: ByLocale = {
  fr: words('mais pourtant puis ensuite donc car parce puisque enfin aussi surtout'),
  en: words('but though although then so because since also'),
};

/** Besides signs, where a clause begins: what follows says something of its own, of what stands before. */
export const BEGINS: ByLocale = {
  fr: words(`
    et mais ou car parce puisque alors quand lorsque donc puis ensuite sans par malgre tandis pendant depuis pourquoi comme
    avant apres
  `),
  en: words(`
    and but or because since so then when while without by despite although though why as before after than
  `),
};

/** What hangs on one of these is said of all that stands between two full stops. */
export const CONDITIONS: ByLocale = {
  fr: words('si sinon sauf excepte quand lorsque pourvu'),
  en: words('if unless except otherwise when whenever whether until provided'),
};

/** How a thing is, done by whom, or not: left out, what stands around it says the same. */
export const LEAVABLE: ByLocale = {
  fr: words('sans par malgre comme'),
  en: words('without by despite as'),
};

/** They turn a sentence into its contrary; « ne » does so beside others. */
export const NEGATIONS: ByLocale = {
  fr: words('pas jamais aucun aucune aucuns aucunes rien sans ni non nul nulle nuls nulles personne guere'),
  en: words('not no never none nothing nobody without neither nor hardly cannot'),
};

/** That it was so, and is no longer. */
export const ENDINGS: ByLocale = { fr: words('plus'), en: words('longer') };

export const AND: ByLocale = { fr: words('et'), en: words('and') };

/** Left out of what they stand in, it says something else: that it is not so, not quite, not yet, not always, or only what somebody said. */
export const HINGES: ByLocale = {
  fr: words(`
    si sauf excepte quand lorsque pourvu presque quasi quasiment parfois rarement certains certaines quelques moitie plupart seulement
    peut peux peuvent pouvait pouvaient pourrait pourraient pourrais doit dois doivent devait devaient devais devrait devraient
    faut fallait faudrait voulu voulais voulait voulaient voudrais voudrait aimerais aurais aurait auraient serait seraient sera seront
    failli faillit crois croyais croyait cru pense pensais pensait espere esperais attendais sensee cense censee
    dit disent disait repond repondent repondu promis promise promet annonce annoncee annonces annoncees prevu prevue prevus prevues
    pretend parait semble disant theorie normalement avant plus moins
  `),
  en: words(`
    if unless except when whenever whether until provided almost nearly sometimes rarely some half most only just would could should may might must can will
    say says said saying told tell tells claim claims claimed promise promised promises supposed seem seems seemed apparently
    more less fewer longer thought think hope hoped hoping wish wished expect expected meant tried try trying used
  `),
};

/** Of all their forms, the same: that it was not done, is not there, was only asked for or is not believed. By stems. */
export const TURNS: ByLocale = {
  fr: stems(
    'fr',
    `refuse refuser refusé refusent refus oublie oublier oublié oublient impossible incapable manque manquer manqué manquent absence évite éviter
    évité arrête arrêter arrêté cesse cesser cessé nie nier nié nient doute douter loin lieu plutôt vivement zéro
    faute rumeur paraîtrait suffirait suffit aimerions souhaite souhaiter veux veut voulons veulent demande demander demandé exige exiger
    rendez faites accuse accuser accusé soupçonne soupçonner imagine imaginer rêve mérite mériter empêche empêcher empêché`,
  ),
  en: stems(
    'en',
    `fail failed failing failure refuse refused refusing refusal forget forgot forgotten unable impossible incapable avoid avoided
    avoiding lack lacked lacking lacks absence absent stop stopped deny denied denies denying doubt doubted far anything instead rather zero free
    want wanted please ask asked request demand demanded rumour rumor accuse accused suspect suspected imagine pretend dream deserve
    prevent prevented once unlikely make`,
  ),
};

/** What a subordinate clause hangs on and says the same without. */
export const FINDS: ByLocale = {
  fr: words('trouve constate remarque vois vu sais'),
  en: words('find found notice noticed see saw know'),
};
/** They lead into one, or tell which one is meant. */
export const THAT: ByLocale = { fr: words('que qu dont'), en: words('that whom whose') };

/** How a thing stands to another: between two words that are kept they are not left out. */
export const PREPOSITIONS: ByLocale = {
  fr: words('à dans sur sous chez pour avec contre vers entre'),
  en: words('to in into on onto at by for from with about against towards over under between near behind'),
};

/** « Personne » is nobody, « une personne » somebody. */
export const DENYING_NOUNS: ByLocale = { fr: words('personne pas rien nul'), en: words('nothing') };

/** Of a sentence's own: whoever the reader takes them for did it. */
export const PRONOUNS: ByLocale = {
  fr: words('il elle ils elles on avoir etre'),
  en: words('he she they it having being'),
};
/** They may stand for whom the customer speaks to, or nobody in particular. */
export const THEY: ByLocale = { fr: words('ils elles on'), en: words('they') };

/** Left out before the word that they stand before, that one says something else: "the wrong address", « mal enregistré ». */
export const MODIFIERS: ByLocale = {
  fr: words('mal mauvais mauvaise mauvaises faux fausse fausses peine trop'),
  en: words('wrong wrongly badly poorly ill false fake too'),
};

/** "two 2 three 3". */
function numbers(list: string): ReadonlyMap<string, number> {
  return new Map([...list.matchAll(/(\p{L}+) (\d+)/gu)].map(([, word = '', value]) => [word, Number(value)]));
}

/** Each by its value; what is made of several of them is refused. */
export const NUMBER_WORDS: Readonly<Record<Locale, ReadonlyMap<string, number>>> = {
  fr: numbers(`
    zero 0 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16
    vingt 20 vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 septante 70 huitante 80 octante 80 nonante 90
    cent 100 cents 100 mille 1000 million 1000000 millions 1000000 milliard 1000000000 milliards 1000000000
  `),
  en: numbers(`
    zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15
    sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90
    hundred 100 hundreds 100 thousand 1000 thousands 1000 million 1000000 millions 1000000 billion 1000000000 billions 1000000000
  `),
};

/** Shares and counts, which nobody computed: never in a sentence's own words, whoever wrote them. */
export const SHARES: ByLocale = {
  fr: words(`
    majorite minorite plupart moitie tiers quart double triple dizaine dizaines douzaine douzaines vingtaine trentaine
    quarantaine cinquantaine centaine centaines millier milliers pourcent pourcents nombreux nombreuses maints
    premier premiere deuxieme troisieme
  `),
  en: words(`
    most majority minority half third quarter double triple twice thrice dozen dozens percent lots plenty first second
  `),
};

/** A customer's own, before the very word that it stands before in the comment: "every time", « toute la journée ». */
export const QUANTIFIERS: ByLocale = {
  fr: words('tous toutes tout toute chaque chacun beaucoup peu quelques'),
  en: words('all every each few many much everyone everybody'),
};

/** Forms of "to be", by which whoever did something becomes whom it was done to; and of "to have". Not folded: « à » is neither. */
export const TO_BE: ByLocale = {
  fr: words('est sont était étaient été être fut furent'),
  en: words('is are was were be been being got'),
};
export const TO_HAVE: ByLocale = {
  fr: words('a ai ont avait avaient avais avons avez avoir'),
  en: words('has have had'),
};

/** What begins an object: whoever stands before did it. */
export const OBJECTS: ByLocale = {
  fr: words('le la les l un une mon ma mes notre nos son sa ses leur leurs ce cette ces'),
  en: words('the a an my our your his her their its me us him them it'),
};

/** Of which something is told: "some of the parcels", « le mari de la conseillère ». */
export const OF: ByLocale = { fr: words('de d du'), en: words('of') };
export const ARTICLES: ByLocale = {
  fr: words('le la les l un une son sa ses mon ma mes notre nos leur leurs ce cet cette ces'),
  en: words('the a an my our his her their its this these those'),
};

/** Comparisons, of which the second half must not be left out nor become the first. */
export const COMPARES: Readonly<Record<Locale, ReadonlySet<string>>> = {
  fr: words('plus moins mieux meilleur meilleure meilleurs meilleures pire pires autant aussi plutot'),
  en: words('than'),
};

/** How a sentence begins that tells something, where it does not say who speaks: an order begins otherwise. */
export const STARTS: ByLocale = {
  fr: words(
    'le la les l un une des du son sa ses leur leurs ce cet cette ces il elle ils elles on c aucun aucune personne rien',
  ),
  en: words('the a an his her their its this these those it they he she there no nobody nothing none'),
};
