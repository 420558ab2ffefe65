// Answers as customers might give them, in French and English, any number of them, the same at each run. Invented from a
// vocabulary: no real person wrote any of it. Usual words are drawn 1/k as often as their rank, with a long tail of product names.
import { createHash } from 'node:crypto';
import type { Metric } from '../../src/feedback/filters.ts';
import { names, seeded, type Zipf, zipf } from './ideas.ts';

export interface Answer {
  readonly id: string;
  readonly sourceId: string;
  readonly heat: string;
  readonly metric: Metric;
  readonly score: number;
  readonly verbatim: string;
  readonly customer: string;
  readonly touchpoint: string;
  readonly segments: Readonly<Record<string, string>>;
}

/** One customer in five answers. */
const CUSTOMERS = 200_000;

/** Of the latest ones, some complain of what nobody did before: a digest has something new to tell. */
const LATEST = 1_000;
const news = 'La borne sans contact refuse ma carte.';

/** The answer of that number: the same at each run, with words (all have some: the hardest case). */
export function answer(number: number): Answer {
  const chance = seeded(number);
  const pick = <T>(from: readonly [T, ...T[]]): T => from[Math.floor(chance() * from.length)] ?? from[0];
  const metric = pick<Metric>(['nps', 'nps', 'nps', 'csat', 'ces']);
  return {
    id: hash(`answer ${number}`),
    ...pick([
      { sourceId: 'till', heat: 'hot' },
      { sourceId: 'delivery', heat: 'hot' },
      { sourceId: 'yearly', heat: 'cold' },
    ]),
    metric,
    score: score(metric, chance()),
    verbatim: number < LATEST && chance() < 0.04 ? `${comment(chance)} ${news}` : comment(chance),
    customer: hash(`customer ${Math.floor(chance() * CUSTOMERS)}`),
    touchpoint: pick(['livraison', 'magasin', 'site', 'application', 'service client', 'retour', 'paiement']),
    segments: { region: pick(['nord', 'sud', 'est', 'ouest']), product: pick(['a', 'b', 'c', 'd', 'e']) },
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** More good ones than bad ones. */
function score(metric: Metric, quantile: number): number {
  const share = Math.sqrt(quantile);
  if (metric === 'nps') return Math.floor(share * 11);
  return metric === 'csat' ? 1 + Math.floor(share * 5) : 1 + Math.floor(share * 7);
}

/** One to four sentences. */
function comment(chance: () => number): string {
  const { subjects, verdicts, links, asides } = chance() < 0.6 ? french : english;
  const sentence = () => {
    const said = `${subjects(chance())} ${verdicts(chance())}`;
    const more = chance() < 0.45 ? ` ${links(chance())} ${products(chance())}` : '';
    const number = chance() < 0.15 ? ` (${Math.floor(chance() * 9_000) + 100})` : '';
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}${more}${number}.`;
  };
  const sentences = Array.from({ length: 1 + Math.floor(chance() ** 2 * 4) }, sentence);
  if (chance() < 0.3) sentences.push(asides(chance()));
  return sentences.join(' ');
}

const list = (text: string): Zipf => zipf(text.trim().split(/\s*\n\s*/));

/** 6,000 of them: the last ones are in some sixty answers of a million. */
const productNames = names(3, 6_000);
const products = zipf(productNames);

/** What the bench looks for. */
export const vocabulary = {
  usual: [
    'livraison',
    'colis',
    'conseiller',
    'delivery',
    'retard',
    'magasin',
    'parcel',
    'store',
    'late',
    'site',
  ],
  rare: productNames.slice(3_000).filter((name) => name.length >= 7),
};

const french = {
  subjects: list(`
    la livraison
    le conseiller au téléphone
    mon colis
    l’application
    le site
    le magasin de mon quartier
    la caissière
    le remboursement
    la facture
    le service client
    l’emballage
    le livreur
    la commande
    le rendez-vous avec le technicien
    le retour en boutique
    la notice de montage
    le code promo
    le paiement en trois fois
    le suivi de la commande
    la garantie
    l’échange de taille
    le point relais
    l’attente à la caisse
    le programme de fidélité
    la carte cadeau
    l’accueil
    le parking
    la réparation
    le devis
    l’étiquette de prix`),
  verdicts: list(`
    est arrivée avec trois jours de retard
    était parfait, rien à redire
    a été très aimable et efficace
    ne fonctionne plus depuis la mise à jour
    m’a fait perdre une heure
    est toujours aussi rapide
    était abîmé à l’ouverture
    reste introuvable malgré mes relances
    ne correspond pas à la description
    a dépassé mes attentes
    est bien trop cher pour ce que c’est
    plante au moment de payer
    a été annulé sans explication
    m’a rappelé dans l’heure, bravo
    demande trop d’étapes
    a oublié la moitié des articles
    est clair et bien organisé
    manque de personnel le samedi
    n’a jamais répondu à mon courriel
    a tout réglé en cinq minutes
    était fermé sans prévenir
    a été débité deux fois
    est devenu illisible sur mobile
    mériterait un peu plus de soin`),
  links: list(`
    pour
    avec
    depuis l’achat de
    pour la gamme
    malgré
    comme pour`),
  asides: list(`
    Merci à toute l’équipe.
    Je ne recommanderai pas.
    Je reviendrai avec plaisir.
    C’est la deuxième fois cette année.
    Dommage, j’aimais bien cette enseigne.
    Continuez ainsi !
    Faites quelque chose, vraiment.
    On se sent écouté.`),
};

const english = {
  subjects: list(`
    the delivery
    the adviser on the phone
    my parcel
    the app
    the website
    the local store
    the cashier
    the refund
    the invoice
    customer service
    the packaging
    the driver
    the order
    the engineer’s appointment
    the return in store
    the assembly manual
    the discount code
    the checkout
    order tracking
    the warranty
    the size exchange
    the pick-up point
    the queue at the till
    the loyalty programme
    the gift card
    the welcome
    the car park
    the repair
    the quote
    the price label`),
  verdicts: list(`
    was three days late
    was perfect, nothing to add
    was friendly and quick
    stopped working after the update
    cost me an hour
    is as fast as ever
    was damaged when I opened it
    is still missing in spite of my calls
    does not match the description
    went beyond what I expected
    is far too expensive for what it is
    crashes when I try to pay
    was cancelled without a word
    called back within the hour
    takes too many steps
    left out half of the items
    is clear and well organised
    needs more staff on Saturdays
    never answered my message
    sorted everything in five minutes
    was closed without notice
    was charged twice
    cannot be read on a phone
    deserves a little more care`),
  links: list(`
    for
    with
    since I bought
    for the range
    despite
    just like`),
  asides: list(`
    Thanks to the whole team.
    I would not recommend it.
    I will gladly come back.
    Second time this year.
    A pity, I used to like this shop.
    Keep it up!
    Please do something about it.
    I felt heard.`),
};
