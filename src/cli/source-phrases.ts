// What `portevoix source` says.
import { fr, phrases } from '../i18n/phrases.ts';

export const saySource = phrases({
  en: {
    added: (name: string) => `Source “${name}”. Its token follows; keep it now, it is not shown again.`,
    connected: (name: string, vendor: string) =>
      `Source “${name}” takes the webhook of ${vendor}. Give ${vendor} this address:`,
    sendsNone: (name: string, vendor: string) =>
      `Source “${name}” takes ${vendor}’s JSON as its API gives it; ${vendor} sends no webhook. Post it here with the source’s bearer token:`,
    pathOnly: (host: string) =>
      `Put the https address under which the web server is reached from outside in front of it, as in ${host}/api/…; with PUBLIC_URL set to that address, the whole of it is shown here.`,
    renewed: (name: string) =>
      `The token before is no longer taken. The new one of “${name}” follows; keep it now, it is not shown again.`,
    newToken: 'The token follows; keep it now, it is not shown again.',
    ratings:
      'Typeform does not say of how many points its ratings are. Say it in a mapping, by the reference of each: --mapping FILE with { "reference": "csat 1-5" }. Until then their numbers are kept beside the answer, and are no score.',
    trigger: 'In Zendesk, one trigger each for good and bad ratings sends this body:',
    none: 'No source yet. Add one: portevoix source add NAME',
    hot: 'hot',
    cold: 'cold',
    token: 'has a token',
    noToken: 'no token',
    keeps: (days: string) => `words kept ${days}`,
    keepsForever: 'words kept until erased',
    minds: (days: string) => `admins told after ${days} of silence`,
    touchpoint: (name: string) => `touchpoint ${name}`,
    set: (name: string) => `Source “${name}” is now:`,
    forgetting:
      'Older answers lose their words, customer and original within the next hours; their scores stay.',
    answered: (vendor: string) => `${vendor} answered.`,
    silent: (vendor: string) =>
      `${vendor} did not answer just now; it is asked again by itself, and “source list” says how it fares.`,
    pulled: (name: string, vendor: string, from: string) =>
      `Source “${name}” is fetched from ${vendor}: what was said since ${from} first, then every hour, while the bot runs.`,
    notADay: (given: string) => `--since: “${given}” is no day. Write it as 2026-01-31.`,
    dayAhead: (given: string) => `--since: ${given} is still to come.`,
    notPulled: (name: string) =>
      `Source “${name}” is not fetched: it is sent to, or filled from files. To have it fetched: portevoix source add "${name}" --pull VENDOR.`,
    needsPull: (option: string) => `${option} goes with --pull. See: portevoix source --help`,
    notForPull: (option: string) => `${option} does not go with --pull. See: portevoix source --help`,
    addOrList:
      'Say “source add NAME”, “source set NAME”, “source token NAME”, “source pause NAME”, “source resume NAME”, “source list” or “source clean”. See: portevoix source --help',
    nothingPersonal: 'No segment on file looks personal.',
    wouldClean: (names: readonly string[]) =>
      `These segments look personal: ${names.join(', ')}. Nothing was changed; without --dry-run they are removed.`,
    cleaned: (names: readonly string[], answers: number) =>
      `Removed from ${answers} ${answers === 1 ? 'answer' : 'answers'}: ${names.join(', ')}.`,
    needsSet: (option: string) => `${option} goes with “source set NAME”. See: portevoix source --help`,
    notForSet: (option: string) =>
      `${option} is not for “source set”; “source add NAME --vendor …” changes it. See: portevoix source --help`,
    nothingToSet: 'Say what to set: --heat, --keep-days, --quiet-after or --touchpoint.',
    badDays: (option: string, given: string, most: number, word: string) =>
      `${option}: “${given}” is neither a whole number of days from 1 to ${most} nor “${word}”.`,
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
      fr`La source « ${name} » reçoit un webhook (${vendor}). Donnez cette adresse à l’outil qui l’envoie :`,
    sendsNone: (name: string, vendor: string) =>
      fr`La source « ${name} » reçoit le JSON de ${vendor} tel que son API le donne ; ${vendor} n’envoie pas de webhook. Postez-le ici avec le jeton de la source :`,
    pathOnly: (host: string) =>
      fr`Mettez devant l’adresse https par laquelle le serveur web est joint de l’extérieur, comme dans ${host}/api/… ; avec PUBLIC_URL réglée sur cette adresse, elle est montrée ici en entier.`,
    renewed: (name: string) =>
      fr`L’ancien jeton n’est plus accepté. Le nouveau, pour « ${name} », suit ; gardez-le maintenant, il ne sera plus montré.`,
    newToken: 'Le jeton suit ; gardez-le maintenant, il ne sera plus montré.',
    ratings: fr`Typeform ne dit pas sur combien de points on note. Dites-le dans une correspondance, par la référence de chaque question : --mapping FICHIER avec { "référence": "csat 1-5" }. D’ici là, leurs nombres sont gardés à côté de la réponse et ne sont pas des notes.`,
    trigger:
      'Dans Zendesk, un déclencheur pour les avis positifs et un pour les négatifs envoient ce corps :',
    none: fr`Aucune source. Ajoutez-en une : portevoix source add NOM`,
    hot: 'à chaud',
    cold: 'à froid',
    token: 'a un jeton',
    noToken: 'sans jeton',
    keeps: (days: string) => `verbatims gardés ${days}`,
    keepsForever: 'verbatims gardés jusqu’à effacement',
    minds: (days: string) => `admins prévenus après ${days} de silence`,
    touchpoint: (name: string) => `étape ${name}`,
    set: (name: string) => fr`La source « ${name} » est maintenant :`,
    forgetting:
      'Les réponses plus anciennes perdent verbatim, client et original dans les heures qui viennent ; leurs notes restent.',
    answered: (vendor: string) => fr`${vendor} a répondu.`,
    silent: (vendor: string) =>
      fr`${vendor} n’a pas répondu pour l’instant ; la source sera relevée d’elle-même, et « source list » dit où elle en est.`,
    pulled: (name: string, vendor: string, from: string) =>
      fr`La source « ${name} » est relevée chez ${vendor} : d’abord ce qui a été dit depuis le ${from}, puis toutes les heures tant que le bot tourne.`,
    notADay: (given: string) => fr`--since : « ${given} » n’est pas un jour. Écrivez-le comme 2026-01-31.`,
    dayAhead: (given: string) => fr`--since : ${given} est encore à venir.`,
    notPulled: (name: string) =>
      fr`La source « ${name} » n’est pas relevée : elle reçoit des envois ou des fichiers. Pour la faire relever : portevoix source add "${name}" --pull OUTIL.`,
    needsPull: (option: string) => fr`${option} va avec --pull. Voir : portevoix source --help`,
    notForPull: (option: string) => fr`${option} ne va pas avec --pull. Voir : portevoix source --help`,
    addOrList: fr`Écrivez « source add NOM », « source set NOM », « source token NOM », « source pause NOM », « source resume NOM », « source list » ou « source clean ». Voir : portevoix source --help`,
    nothingPersonal: 'Aucun segment enregistré ne semble personnel.',
    wouldClean: (names: readonly string[]) =>
      fr`Ces segments semblent personnels : ${names.join(', ')}. Rien n’a été changé ; sans --dry-run, ils sont retirés.`,
    cleaned: (names: readonly string[], answers: number) =>
      fr`Retiré de ${answers} ${answers < 2 ? 'réponse' : 'réponses'} : ${names.join(', ')}.`,
    needsSet: (option: string) => fr`${option} va avec « source set NOM ». Voir : portevoix source --help`,
    notForSet: (option: string) =>
      fr`${option} ne va pas avec « source set » ; « source add NOM --vendor … » le change. Voir : portevoix source --help`,
    nothingToSet: fr`Dites quoi régler : --heat, --keep-days, --quiet-after ou --touchpoint.`,
    badDays: (option: string, given: string, most: number, word: string) =>
      fr`${option} : « ${given} » n’est ni un nombre entier de jours de 1 à ${most}, ni « ${word} ».`,
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
