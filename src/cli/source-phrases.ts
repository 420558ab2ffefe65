// What `portevoix source` says.
import { fr, phrases } from '../i18n/phrases.ts';

export const saySource = phrases({
  en: {
    added: (name: string) => `Source “${name}”. Its token follows; keep it now, it is not shown again.`,
    connected: (name: string, vendor: string) =>
      `Source “${name}” takes the webhook of ${vendor}. Give ${vendor} this address, behind your own https://your.host:`,
    sendsNone: (name: string, vendor: string) =>
      `Source “${name}” takes ${vendor}’s JSON as its API gives it; ${vendor} sends no webhook. Post it here with the source’s bearer token:`,
    newToken: 'The token follows; keep it now, it is not shown again.',
    trigger: 'In Zendesk, one trigger each for good and bad ratings sends this body:',
    none: 'No source yet. Add one: portevoix source add NAME',
    hot: 'hot',
    cold: 'cold',
    token: 'has a token',
    noToken: 'no token',
    neverSeen: 'nothing received yet',
    seen: (at: string) => `last call ${at}`,
    errors: (count: number, code: string, at: string) => `${count} refused since, last ${at}: ${code}`,
    addOrList: 'Say “source add NAME” or “source list”. See: portevoix source --help',
    needsVendor: (option: string) => `${option} goes with --vendor. See: portevoix source --help`,
    oneInput: 'Only one secret can come from standard input; give the other as an environment variable.',
    notOneOf: (option: string, given: string, known: string) =>
      `${option}: “${given}” is not one of ${known}.`,
    noFile: (file: string) => `The mapping “${file}” cannot be read.`,
    badFile: (file: string, reason: string) => `The mapping “${file}” cannot be used. ${reason}`,
    longTouchpoint: (most: number) => `--touchpoint: at most ${most} characters are taken.`,
  },
  fr: {
    added: (name: string) =>
      fr`Source « ${name} ». Son jeton suit ; gardez-le maintenant, il ne sera plus montré.`,
    connected: (name: string, vendor: string) =>
      fr`La source « ${name} » reçoit le webhook de ${vendor}. Donnez cette adresse à ${vendor}, derrière votre propre https://votre.hote :`,
    sendsNone: (name: string, vendor: string) =>
      fr`La source « ${name} » reçoit le JSON de ${vendor} tel que son API le donne ; ${vendor} n’envoie pas de webhook. Postez-le ici avec le jeton de la source :`,
    newToken: 'Le jeton suit ; gardez-le maintenant, il ne sera plus montré.',
    trigger:
      'Dans Zendesk, un déclencheur pour les avis positifs et un pour les négatifs envoient ce corps :',
    none: fr`Aucune source. Ajoutez-en une : portevoix source add NOM`,
    hot: 'à chaud',
    cold: 'à froid',
    token: 'a un jeton',
    noToken: 'sans jeton',
    neverSeen: 'encore rien reçu',
    seen: (at: string) => `dernier appel ${at}`,
    errors: (count: number, code: string, at: string) =>
      fr`refus depuis : ${count}, le dernier ${at} : ${code}`,
    addOrList: fr`Écrivez « source add NOM » ou « source list ». Voir : portevoix source --help`,
    needsVendor: (option: string) => fr`${option} va avec --vendor. Voir : portevoix source --help`,
    oneInput:
      'Un seul secret peut venir de l’entrée standard ; donnez l’autre par une variable d’environnement.',
    notOneOf: (option: string, given: string, known: string) =>
      fr`${option} : « ${given} » ne fait pas partie de ${known}.`,
    noFile: (file: string) => fr`La correspondance « ${file} » est illisible.`,
    badFile: (file: string, reason: string) => fr`La correspondance « ${file} » est inutilisable. ${reason}`,
    longTouchpoint: (most: number) => fr`--touchpoint : ${most} caractères au plus sont acceptés.`,
  },
});
