// Titles and details of suggestions as colleagues might write them, in French and English, any number of them, the same at each
// run. Words are drawn as in natural text: the k-th most usual one 1/k as often (Zipf), with a long tail of names and codes.

export interface Idea {
  readonly title: string;
  readonly details: string;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One in two in each language. */
export function idea(chance: () => number): Idea {
  return written(chance() < 0.5 ? french : english, chance);
}

interface Language {
  readonly verbs: Zipf;
  readonly nouns: Zipf;
  readonly qualities: Zipf;
  readonly links: readonly string[];
}

function written({ verbs, nouns, qualities, links }: Language, chance: () => number): Idea {
  const link = () => links[Math.floor(chance() * links.length)] ?? '';
  const phrase = () => {
    const parts = [nouns(chance())];
    if (chance() < 0.5) parts.push(qualities(chance()));
    if (chance() < 0.6) parts.push(link(), nouns(chance()));
    return parts.join(' ');
  };
  const sentence = () => `${verbs(chance())} ${link()} ${phrase()}`;
  const title = chance() < 0.7 ? sentence() : phrase();
  const details = Array.from({ length: Math.floor(chance() * 5) }, sentence).join('. ');
  return { title, details };
}

/** The word at this quantile. */
export type Zipf = (quantile: number) => string;

export function zipf(words: readonly string[]): Zipf {
  let sum = 0;
  const sums = words.map((_, rank) => {
    sum += 1 / (rank + 1);
    return sum;
  });
  return (quantile) => {
    let [low, high] = [0, words.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > quantile * sum) high = middle;
      else low = middle + 1;
    }
    return words[low] ?? '';
  };
}

/** Names of products, projects, rooms and customers: what makes one company's words differ from another's. */
export function names(seed: number, count: number): string[] {
  const chance = seeded(seed);
  const onsets = 'b br c ch d dr f fl g gr j l m n p pl qu r s st t tr v z'.split(' ');
  const vowels = 'a e i o u ai ou eau an on é'.split(' ');
  const codas = ['', '', 'l', 'n', 'r', 's', 't', 'x', 'c'];
  const pick = (from: readonly string[]) => from[Math.floor(chance() * from.length)] ?? '';
  const syllable = () => pick(onsets) + pick(vowels) + pick(codas);
  return Array.from({ length: count }, (_, i) =>
    i % 12 === 0
      ? `${pick(onsets)}${Math.floor(chance() * 900) + 100}`.toUpperCase()
      : syllable() + syllable() + syllable(),
  );
}

const french: Language = {
  verbs: zipf(
    `ajouter améliorer proposer simplifier installer remplacer réduire créer permettre envoyer afficher supprimer organiser former
    partager automatiser rappeler prévenir ouvrir déplacer regrouper traduire vérifier imprimer offrir accélérer clarifier mesurer
    tester ranger éclairer chauffer isoler repeindre numériser archiver`.split(/\s+/),
  ),
  nouns: zipf([
    ...`client facture réunion bureau formulaire commande parking imprimante équipe café cantine formation site application délai badge
    livraison téléphone écran salle agenda planning devis contrat produit stock emballage retour magasin caisse vitrine conseiller
    appel courrier message réponse question satisfaction enquête avis colis camion entrepôt étiquette palette chariot quai
    casier vestiaire douche vélo covoiturage train télétravail casque clavier souris ordinateur réseau connexion mot-de-passe logiciel
    tableau rapport indicateur tarif remise promotion catalogue photo vidéo notice panne réparation garantie pièce technicien
    rendez-vous créneau agence accueil visiteur fournisseur achat note-de-frais salaire congé mutuelle recrutement stagiaire
    intégration parrainage anniversaire chocolat fontaine eau plante lumière climatisation chauffage fenêtre ascenseur escalier
    poubelle tri papier gobelet énergie panneau sécurité alarme exercice pharmacie`.split(/\s+/),
    ...names(1, 4_000),
  ]),
  qualities: zipf(
    `nouveau rapide simple commun mensuel gratuit partagé automatique mobile lisible quotidien interne numérique plus-clair silencieux
    réutilisable hebdomadaire sécurisé collectif local personnel temporaire trimestriel durable chaud froid`.split(
      /\s+/,
    ),
  ),
  links: ['de la', 'pour les', 'dans le', 'avec une', 'sur la', 'des', 'après chaque', 'sans', 'pour nos'],
};

const english: Language = {
  verbs: zipf(
    `add improve replace simplify install reduce create allow send show remove organise train share automate remind warn open move
    group translate check print offer speed clarify measure test tidy light heat insulate repaint digitise archive`.split(
      /\s+/,
    ),
  ),
  nouns: zipf([
    ...`customer invoice meeting office form order parking printer team coffee canteen training website app delay badge delivery phone
    screen room calendar schedule quote contract product stock packaging return store till window adviser call letter message answer
    question satisfaction survey review parcel truck warehouse label pallet trolley dock locker shower bike carpool train remote-work
    headset keyboard mouse laptop network login password software dashboard report indicator price discount promotion catalogue
    photo video manual breakdown repair warranty part engineer appointment slot branch reception visitor supplier purchase expense
    salary holiday insurance hiring intern onboarding referral birthday chocolate fountain water plant light cooling heating window
    lift stairs bin recycling paper cup energy sign safety alarm drill pharmacy`.split(/\s+/),
    ...names(2, 4_000),
  ]),
  qualities: zipf(
    `new fast simple common monthly free shared automatic mobile readable daily internal digital clearer quiet reusable weekly secure
    local personal temporary quarterly lasting warm cold`.split(/\s+/),
  ),
  links: ['of the', 'for the', 'in the', 'with a', 'on the', 'after each', 'without', 'for our', 'to'],
};
