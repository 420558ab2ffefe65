// Answers of the kind that an honest model of some 7 billion parameters gives to our request, over what the sample company's customers wrote.
// Written by hand, before the check was last changed and without looking at it: no real model was at hand. A fair reader finds each of them true.
import {
  callersWithoutScore,
  displeasedCallers,
  pleasedCallers,
} from '../../src/demo/company/verbatims/calls-fr.ts';
import { displeasedUk, easyUk, hardUk, pleasedUk } from '../../src/demo/company/verbatims/support-uk.ts';
import { detractorsEn, passivesEn } from '../../src/demo/company/verbatims/survey-en.ts';
import { detractorsFr, passivesFr } from '../../src/demo/company/verbatims/survey-fr.ts';
import type { Locale } from '../../src/i18n/locale.ts';

export interface HonestAnswer {
  readonly text: string;
  /** How the comments begin that it cites. */
  readonly of: readonly string[];
}

const textsOf = (...groups: readonly (readonly { readonly text: string }[])[]) =>
  groups.flat().map(({ text }) => text);

export const honestComments: Readonly<Record<Locale, readonly string[]>> = {
  fr: textsOf(detractorsFr, passivesFr, displeasedCallers, pleasedCallers, callersWithoutScore),
  en: textsOf(detractorsEn, passivesEn, displeasedUk, hardUk, easyUk, pleasedUk),
};

const said = (text: string, ...of: readonly string[]): HonestAnswer => ({ text, of });

/** As asked: with customers' words alone, in whatever order and form. */
export const inTheirWords: Readonly<Record<Locale, readonly HonestAnswer[]>> = {
  fr: [
    said(
      'Des clients disent que le colis a été laissé devant la porte.',
      'Colis laissé devant',
      'La conseillère a fait',
    ),
    said(
      'Plusieurs clients signalent un colis abandonné devant la porte.',
      'Mon colis a été',
      'encore un colis',
    ),
    said('Un client dit que son colis a été abandonné devant sa porte sans sonner.', 'Mon colis a été'),
    said('Un client dit que le colis laissé devant la porte a disparu.', 'La conseillère a fait'),
    said(
      'Un client raconte que le livreur a pris en photo le colis devant la porte et qu’il est parti.',
      'Le livreur a pris en photo',
    ),
    said('Un client dit : « le colis passe la nuit devant la porte sous la pluie ».', 'Une lampe à 180'),
    said(
      'Un client explique que le colis est resté devant la porte tout un week-end.',
      'Très gentille, renvoi',
    ),
    said(
      'Le colis a été posé devant la porte au lieu d’être laissé à la gardienne, dit un client.',
      'petit colis posé',
    ),
    said(
      'Selon un client, le colis était devant la porte côté rue et il a été volé.',
      'Le colis était devant',
    ),
    said('Un client signale un colis devant la porte sans prévenir.', 'bien reçu au tel'),
    said(
      'Des clients parlent de colis devant la porte.',
      'bien reçu au tel',
      'Le colis était devant',
      'Colis laissé',
    ),
    said(
      'Les clients se plaignent de colis abandonnés devant la porte.',
      'Mon colis a été',
      'encore un colis',
    ),
    said('Un client a trouvé son colis devant la porte en rentrant.', 'Colis trouvé devant'),
    said('Une cliente en fauteuil ne peut pas rentrer le colis seule.', 'Le livreur a pris en photo'),
    said('Un client indique que le colis est noté « remis en main propre ».', 'Une lampe à 180'),
    said(
      'Un client dit qu’on lui répond que le colis est livré puisqu’il y a une photo devant la porte.',
      'On me répond que le colis',
    ),
    said('Un client précise que ce n’est même pas sa porte.', 'On me répond que le colis'),
    said('Le colis a passé la nuit devant la porte, sous la pluie, selon un client.', 'Une lampe à 180'),
    said('Un client dit que la machine perd de l’eau par le bas.', 'La machine perd'),
    said('Un client dit que le robot au téléphone ne comprend pas son accent.', 'Votre robot au téléphone'),
    said('L’installateur a rayé le plan de travail, selon un client.', "L'installateur a rayé"),
    said(
      'Il est impossible de modifier l’adresse après la commande, signale un client.',
      'Impossible de modifier',
    ),
    said('Un client signale que sa commande a été annulée sans explication.', 'Commande annulée par vous'),
    said('Un client dit que le canapé s’affaisse côté gauche.', "Le canapé s'affaisse"),
    said(
      'Un client dit qu’il faut envoyer un recommandé pour arrêter l’extension de garantie.',
      "Pour arrêter l'extension",
    ),
    said('Un client n’a toujours pas de date.', 'Polie, mais je n'),
    said('Un client dit qu’on le transfère de service en service.', 'je veux juste arrêter'),
    said('Un client n’a toujours pas compris sa facture.', 'toujours pas compris'),
    said('Le code promo ne marche pas, dit un client.', 'Le code promo'),
    said('Un client explique que le rendez-vous noté n’était pas dans le planning.', 'Le rendez-vous noté'),
    said('Un client dit que le technicien annoncé n’est pas passé.', 'Le technicien annoncé'),
    said('Un client a été coupé et jamais rappelé.', 'coupé deux fois'),
    said('Un client trouve la musique d’attente insupportable.', 'Conseillère compétente'),
    said('Le magasin du centre de Nancy a fermé, regrette un client.', "Avant c'était mieux"),
    said('Une armoire est arrivée avec un panneau fendu.', 'Armoire arrivée avec'),
    said('Le vendeur hausse les épaules, raconte un client.', '60 euros plus cher'),
    said('Un client a raconté son histoire à trois personnes.', 'Mon problème est réglé'),
    said('Un client a été débité deux fois et n’est toujours pas remboursé.', 'Débité deux fois'),
    said('Le client dit qu’il y a 25 minutes d’attente puis ça raccroche.', '25 minutes d'),
    said(
      'Des clients évoquent « devant la porte » : 14 commentaires.',
      'Colis laissé devant',
      'encore un colis',
    ),
    said('14 commentaires parlent de « devant la porte ».', 'Colis laissé devant', 'encore un colis'),
    said('14 commentaires mentionnent « devant la porte ».', 'Colis laissé devant'),
  ],
  en: [
    said(
      'Customers say that parcels were left outside the front door.',
      ...['Came home to', 'Nobody can tell me', 'An hour on chat', 'Parcel left outside'],
    ),
    said('Several customers report a parcel left at the front door.', 'Third order', 'Had to ring twice'),
    said('A customer says that a soggy parcel was left outside the front door in the rain.', 'Came home to'),
    said('A customer says the parcel was left at the front door of the wrong flat.', 'Had to ring twice'),
    said('One customer says the parcel was left by the front door all weekend.', 'parcel left by'),
    said(
      'Customers are complaining about parcels left outside the front door.',
      ...['Came home to', 'Nobody can tell me', 'An hour on chat'],
    ),
    said(
      'A customer says that nobody can tell why a parcel was left outside the front door.',
      'Nobody can tell me',
    ),
    said('A customer says the form has no option for that.', 'parcel left by'),
    said('A customer says: “left outside the front door in the rain”.', 'Came home to'),
    said('One customer mentions a “third parcel left at the front door for anyone to nick”.', 'Third order'),
    said('A customer reports that the parcel was tucked behind the bin.', 'Parcel left outside'),
    said('A customer notes that the neighbour doesn’t have the parcel.', 'An hour on chat'),
    said('A customer says the man came without the bracket.', 'Man came without'),
    said('A customer describes a chatbot in circles.', 'Chatbot in circles'),
    said('Trying to return a bed has been harder than moving house, a customer says.', 'Trying to return'),
    said('A customer is told to be patient.', "Oven's been dead"),
    said('The checkout kept rejecting a customer’s postcode.', 'Checkout kept'),
    said('The app logs a customer out every time they look for the manual.', 'App logs me out'),
    said('A customer still has no date for the armchair.', 'Still no date'),
    said('A customer mentions a bit of a wait to get through.', 'Helpful chap'),
    said('The engineer was booked for the wrong address, a customer reports.', 'Engineer booked'),
    said('According to a customer, nobody seems able to change it.', 'Engineer booked'),
    said('According to a customer, some of the descriptions aren’t translated.', 'A bit French'),
    said('One customer feels the shelves are a bit flimsy for the money.', 'Fridge is fine'),
    said('A customer had to send the same photo.', 'Had to send the same'),
    said('A customer says they had to do all the chasing.', 'OK in the end'),
    said('A customer got a text saying they’d tried.', 'Waited in all day'),
    said('A customer waited in all day, then got a text saying they’d tried.', 'Waited in all day'),
    said('A bit of a mess was left behind the machine.', 'Decent job'),
    said(
      'A customer couldn’t get past security because their name’s spelt wrong.',
      "Couldn't get past security",
    ),
    said('A customer needs to print a form to send back a kettle.', 'Why do I need'),
    said('A customer was charged the delivery fee twice.', 'Charged the delivery'),
    said('A customer says the drawer runners went after two months.', 'Drawer runners'),
    said('The line was a bit crackly, says one customer.', 'Polite and clear'),
    said('Prices are fair but the stock info is wrong, one customer says.', 'Prices are fair'),
    said('A customer was cut off after half an hour on hold.', 'Cut off after'),
    said('7 comments mention “front door”.', 'Came home to'),
    said('7 comments mention “front door”.', 'Came home to', 'Third order'),
  ],
};

/** True, but with a word that nobody wrote, which the request forbids: what a model does all the same. */
export const inWordsOfItsOwn: Readonly<Record<Locale, readonly HonestAnswer[]>> = {
  fr: [
    said('Un client regrette de ne pas avoir reçu d’avis de passage ni de SMS.', 'encore un colis'),
    said(
      'Le service client et le transporteur se renvoient la responsabilité.',
      'Elle ne pouvait rien faire',
    ),
    said(
      'Un client reproche au livreur d’être parti après avoir photographié le colis.',
      'Le livreur a pris en photo',
    ),
    said('Des clients attendent toujours leur remboursement.', 'Débité deux fois', "j'ai envoyé mon RIB"),
    said('Un client a reçu une armoire endommagée.', 'Armoire arrivée avec'),
    said('Un client n’a pas de date de livraison.', 'Polie, mais je n'),
    said(
      'Les clients sont mécontents des livraisons non sécurisées.',
      'Colis laissé devant',
      'Le colis était devant',
    ),
  ],
  en: [
    said('A customer spent an hour on chat to report a missing parcel.', 'An hour on chat'),
    said('Customers are unhappy with insecure deliveries.', 'Third order', 'Came home to'),
    said('A customer had paid for a signature, but the parcel was left outside.', 'Nobody can tell me'),
    said('The tracking link worked but the map didn’t, a customer says.', 'Tracking link worked'),
    said('A customer found the instructions hopeless without the video.', 'Instructions were OK'),
    said('The chatbot keeps going in circles.', 'Chatbot in circles'),
  ],
};
