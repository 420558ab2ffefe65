// What a word can be in a phrase, French and English: enough to tell the name of a thing from what joins, weighs or happens. Folded words.
import { fold } from '../../terms/fold.ts';
import type { Language } from '../../terms/language.ts';
import { isStopWord } from '../../terms/stop-words.ts';

/** `link`: a preposition inside a name ("délai de livraison"); `has`: one, or a verb ("mise a jour", "il a volé"); `place`: one that may open one; `article`: a determiner, or a pronoun before a verb ("la porte", "la rendre"); `degree`: before an adjective. */
export type WordClass =
  | 'noun'
  | 'adjective'
  | 'participle'
  | 'verb'
  | 'determiner'
  | 'article'
  | 'link'
  | 'has'
  | 'place'
  | 'copula'
  | 'degree'
  | 'subject'
  | 'none';

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
type Lists = Readonly<Record<Language, ReadonlySet<string>>>;

const determiners: Lists = {
  fr: list(
    'un une des mon ma mes ton ta tes son sa ses notre nos votre vos leurs ce cet cette ces aucun aucune chaque quelques plusieurs du au aux',
  ),
  en: list('the a an my our your their his her its this that these those no some any every each'),
};
const articles: Lists = { fr: list('le la les l leur'), en: list('') };
const links: Lists = { fr: list('de d du des a au aux en'), en: list('of') };
const places: Lists = {
  fr: list('devant derriere sous sur dans chez'),
  en: list('at in on under behind outside inside'),
};
const copulas: Lists = {
  fr: list('est sont etait etaient ete sera seront'),
  en: list('is are was were been be'),
};
const degrees: Lists = {
  fr: list('pas jamais non trop tres mal bien plus toujours'),
  en: list('not never too very so badly'),
};
const subjects: Lists = {
  fr: list(
    'c ca cela ceci qu je j tu il elle on nous vous ils elles ne n se s qui ai as a avons avez ont avait y me m te lui',
  ),
  en: list(
    'i you he she it we they who to will would can could did do does dont didn have has had not never',
  ),
};

/** Connectives, bare judgements and what only says when or how: no name of anything. */
const adverbs: ReadonlySet<string> = list(`
  pourtant neanmoins sinon bref evidemment vraisemblablement effectivement apparemment finalement malheureusement heureusement sauf pire pires
  mieux meilleur meilleure meilleurs meilleures rapidement lentement vite vraiment absolument totalement completement parfaitement clairement
  simplement seulement uniquement exactement directement immediatement actuellement recemment facilement difficilement correctement
  mal bien tot tard hier demain maintenant longtemps jamais toujours encore deja ensuite puis enfin aussi quasiment franchement honnetement
  enormement regulierement gratuitement normalement generalement egalement notamment souvent parfois ailleurs partout ici dehors
  marre bravo bof debout aussitot bientot cordialement ensemble longuement autrement dessus dessous
  quand quant lorsque tandis cependant toutefois donc alors ainsi depuis pendant malgre environ presque trop tres assez plutot
  serieusement strictement carrement tellement entierement extremement particulierement rarement precedemment prochainement dernierement
  however anyway besides otherwise unfortunately fortunately apparently actually basically obviously finally hence whereas worse worst better best
  quickly slowly really absolutely totally completely perfectly clearly simply only exactly directly immediately currently recently easily
  hardly badly well soon late early yesterday today tomorrow now already again always never still even maybe perhaps instead rather
  almost quite pretty too very extremely highly especially mostly usually sometimes often rarely everywhere nowhere somewhere here there
  twice round back upstairs downstairs overall online away forward together elsewhere abroad outdoors indoors depending
  meanwhile moreover furthermore therefore although though despite since until while ever yet further lately properly honestly literally seriously
`);

const adjectives: ReadonlySet<string> = list(`
  lent lente lents lentes long longue longs longues court courte cher chere chers cheres sale sales propre propres froid froide froids froides
  chaud chaude grand grande grands grandes petit petite petits petites bon bonne bons bonnes mauvais mauvaise mauvaises nouveau nouvelle nouveaux
  nouvelles gros grosse vieux vieille rapide rapides facile faciles difficile difficiles nul nulle nuls nulles faux fausse simple simples clair claire
  haut haute hauts hautes bas basse bruyant bruyante gentil gentille sympa aimable aimables efficace efficaces complet complete incomplet
  incomplete gratuit gratuite payant payante vide vides plein pleine lourd lourde ferme fermee ouvert ouverte dernier derniere derniers dernieres
  premier premiere prochain prochaine inutile horrible parfait parfaite correct correcte top super introuvable
  juste justes pareil pareille pareils pareilles absent absente absents absentes pret prete prets pretes fort forte forts fortes seul seule seuls seules
  precis precise precises ponctuel ponctuelle ponctuels pratique pratiques solide solides fidele fideles content contente contents contentes
  special speciale speciaux specifique automatique automatiques humain humaine propice vrai vraie cassant beau belle beaux belles joli jolie moche
  slow late long short expensive cheap dirty clean cold hot warm big small large great good bad new old easy hard difficult wrong broken rude kind
  nice friendly helpful poor high low noisy quiet free empty full heavy closed open last first next useless awful terrible perfect damaged
  faulty missing fast quick lost unhelpful fresh stale soft loud fair unfair rubbish unable accurate busy clear different handy loyal pleasant smooth
  tiring real whole strong original second sure happy unhappy sorry ready worth rare huge tiny young punctual painless impossible possible human
  same other overpriced
`);

/** What a word is by itself, and by the one before it. */
export function classOf(form: string, language: Language, before: WordClass | null): WordClass {
  const word = fold(form).replaceAll(' ', '');
  if (places[language].has(word)) return 'place';
  if (links[language].has(word)) return form === 'a' ? 'has' : 'link';
  if (determiners[language].has(word)) return 'determiner';
  if (articles[language].has(word)) return 'article';
  if (copulas[language].has(word)) return 'copula';
  if (degrees[language].has(word)) return 'degree';
  if (subjects[language].has(word)) return 'subject';
  if (/\p{N}/u.test(word) || adverbs.has(word) || isStopWord(word)) return 'none';
  const isNamed = before === 'determiner' || before === 'article' || before === 'link' || before === 'place';
  if (nouns.has(word)) return 'noun';
  if (adjectives.has(word)) return 'adjective';
  if (ADVERB[language].test(word)) return 'none';
  if (FINITE[language].test(word)) return 'verb';
  if (verbs.has(word) && !/é/.test(form.slice(-3).normalize('NFC'))) return isNamed ? 'noun' : 'verb';
  if (ADJECTIVE[language].test(word)) return 'adjective';
  if (PARTICIPLE[language].test(form.toLowerCase()))
    return isNamed ? 'noun' : before === 'subject' ? 'verb' : 'participle';
  // "de passer", "pour l'obtenir": only "un", "mon" or "ce" make a noun of an infinitive.
  if (INFINITIVE[language].test(word) && before !== 'determiner') return 'verb';
  return before === 'subject' ? 'verb' : 'noun';
}

/** Whether a phrase could not be the name of anything: adverbs, connectives and small words alone. */
export function namesNothing(phrase: string): boolean {
  const words = fold(phrase).split(' ');
  return words.every(
    (word) => adverbs.has(word) || isStopWord(word) || word.length < 2 || /^\p{N}+$/u.test(word),
  );
}

const ADJECTIVE: Readonly<Record<Language, RegExp>> = {
  fr: /[a-z]{3}[ai]bles?$|[a-z]{2}[^dfv]euses?$|[^jlvf]eux$|[aei]tives?$|[a-z]{3}antes?$|[a-z]{3}ants?$/,
  en: /[a-z]{2}[ai]ble$|[a-z]{3}ful$|[a-z]{3}ous$|[a-z]{4}less$/,
};
/** What only says how: not "règlement", "signalement". */
const ADVERB: Readonly<Record<Language, RegExp>> = {
  fr: /(?:[ai]ble|elle|ale|ive|euse|ique|aire|ide)ment$/,
  en: /[a-z]{3}(?:[lb]l|[aeiu]l|s|t|d|n|r|v|g|k|m|p|e|i)ly$/,
};
/** Forms that a verb has by itself, whatever stands before it: "discutait", "reviendrai", "avez". */
const FINITE: Readonly<Record<Language, RegExp>> = {
  fr: /[a-z]{2}ai(?:t|ent)$|[a-z]{3}(?:er|ir|dr)(?:ai|as|a|ont|ons|ez)$|[a-z]{3}ez$/,
  en: /^$/,
};
/** As written: an accent makes it. */
const PARTICIPLE: Readonly<Record<Language, RegExp>> = {
  fr: /(?:[^it]|[^ieèn]t)ée?s?$|(?:(?:per|ven|ren|ten|pon|fen|tor|en)d|re[cç]|d[eé][cç]|^ten|^ven|[eé]v|romp|batt|onn)ue?s?$|^(?:re|pro|com)?mise?s?$|(?:^|sur)prise?s?$|(?:ouv|off)erte?s?$|truite?s?$/,
  en: /[a-z]{2}[^e]ed$|[a-z]{2}ing$|^(?:left|sent|taken|given|stolen|lost|thrown|torn)$/,
};
const INFINITIVE: Readonly<Record<Language, RegExp>> = {
  fr: /[^i]er$|[^o]ir$|[eo]voir$|[nr]dre$|uire$/,
  en: /^$/,
};

/** Names that end as a participle, an infinitive, an adjective, an adverb or a verb does. */
const nouns: ReadonlySet<string> = list(`
  cafe cafes cle cles cote cotes ete duree journee soiree matinee idee idees entree entrees allee allees tournee annee annees cheminee musee employe
  employes employee employees resume marche marches fumee livree avenue revenu revenus contenu tenue mise prise prises
  propriete societe beaute sante tente liberte fidelite plainte
  hiver mer fer cuir plaisir devoir avoir pouvoir espoir soir miroir atelier papier metier courrier quartier dossier panier calendrier premier
  retrait retraits portrait trait traits extrait extraits attrait lait forfait forfaits souhait souhaits bienfait
  signalement signalements emballement etalement diner diners dejeuner dejeuners gouter laser poster leader manager container scanner burger newsletter
  restaurant restaurants enfant enfants montant montants instant instants etudiant etudiants fabricant fabricants commercant commercants habitant habitants
  diamant croissant croissants carburant volant aimant gant gants camera cameras opera rendez employeur reply replies supply family assembly
  loisir avenir souvenir menu table tables cable cables portable portables comptable responsable responsables cartable cartables meuble meubles
  vendeuse vendeuses livreuse serveuse lieu lieux jeux cheveux offerte offre verre beurre cancer hamster escalier banquier caissier
  building parking packaging booking bookings billing pricing shipping training heating ceiling thing things morning evening wedding clothing
  fitting meeting meetings opening lighting seating cleaning wiring plumbing flooring tracking setting settings painting rating hundred shed
  speed bed beds seed bus process progress business access stress address dress glass mess staff
`);

/** Forms of verbs that are no names, and follow one without a word between: "le site plante", "my refund came". */
const verbs: ReadonlySet<string> = list(`
  fonctionne fonctionnent repond repondent attend attends arrive arrivent refuse refusent plante plantent rame rament bug buggent manque manquent
  laisse laissent demande demandent semble prend prennent met mettent dit disent fait font va vont vient viennent peut peuvent doit doivent
  veut veulent sait savent recoit recois envoie envoient dure durent coute coutent passe passent bloque bloquent perd perdent casse cassent
  connait connaissent disent discute suit repose compte marche marchent sent gagne lit fallu propose proposent annonce monte appelle rappelle vaut
  connais correspond correspondent espere esperons prefere preferons verra verrai verrez arrivera
  reviens revient devient apporte cherche aide gagner faire
  trouve trouvent reste restent ouvre ouvrent ferme ferment change changent tombe tombent faut avait avaient aurait serait recommande
  came comes come went goes go got gets took takes made makes paid pays bought told tells found felt wrote said says kept keeps gave
  works work worked crashes crash fails fail arrives arrive needs need wants want seems seem looks look feels has had does did was were
  charged waited asked called said received recommend love loved like liked hate
  broke rang knew knows know searched lacks freezes freeze expire expires matches means shows makes happens happened arrived arriving offered
  add adds apply applies avoid avoids become compare collect keep keeps let lets see sees tell take give gives find finds stop stops help helps feel feels beg insist insists come becomes used looked lasts explain explains
  begin begins ask asks try tries buy buys send sends say show shown make get sat stood spent threw fell
`);
