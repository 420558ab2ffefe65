// What `portevoix source --help` prints.
import { vendorNames } from '../../feedback/sources/connect.ts';
import { pullers } from '../../feedback/vendors/pullers/index.ts';
import { pullRegions } from '../../feedback/vendors/pulling.ts';
import { typeset } from '../../i18n/phrases.ts';

const pulled = pullers.map(({ vendor }) => vendor).join(', ');

export const sourceUsage = {
  en: `portevoix source add NAME [--heat hot|cold] [--json]
portevoix source add NAME --vendor VENDOR --secret WHERE [options]
portevoix source add NAME --pull VENDOR --token WHERE [--of ID] [--at WHERE] [--user NAME] [--since DAY] [options]
portevoix source pause|resume NAME
portevoix source set NAME [--heat hot|cold] [--keep-days N|forever] [--quiet-after N|never] [--touchpoint NAME]
portevoix source token NAME [--json]
portevoix source list [--json]
portevoix source clean [--dry-run] [--json]

"add" prints the bearer token for POST /api/v1/feedback. It is shown this once; only its hash is stored.
"token" prints another one: the one before is refused from then on.
With --vendor it prints the address for the vendor's webhook instead; adding it again changes what is given, and the secret before
goes on being taken beside the new one. WHERE is the name of an environment variable, or - for standard input.
With --pull the bot asks the vendor itself, by the hour: what was said since DAY first, then what is new or changed. It is asked once at
once, so that a wrong key is told here. "pause" and "resume" are in the chat too; with --since again, all is read again from there.
"clean" removes from all answers the segments that look personal: names, addresses, numbers of persons; --dry-run names them.
"list" tells what came last from each, what was refused since and why. "set" changes a source; what is not given stays.

  --heat hot|cold    just after an interaction (the default), or a relationship survey
  --vendor VENDOR    ${vendorNames.slice(0, 6).join(', ')},
                     ${vendorNames.slice(6).join(', ')}
  --pull VENDOR      ${pulled}
  --of ID            Typeform's form, SurveyMonkey's, Formbricks' and LimeSurvey's survey, the app (Google Play: its package), Trustpilot's
                     business unit; Zendesk: "surveys" for its newer surveys, nothing for satisfaction ratings
  --at WHERE         Zendesk's subdomain; the address of a LimeSurvey, or of a Formbricks of your own
  --user NAME        Zendesk: the admin's e-mail; LimeSurvey: who may export responses, whose password is the token; App Store: the issuer's id; Trustpilot: the API key
  --key-id ID        App Store: the key's id
  --author ID        as whom customers are written to: Trustpilot's business user; Intercom's admin, by default whose token it is
  --since DAY        YYYY-MM-DD: from when on answers are read, a year ago unless it is said. Google Play gives those of the last week only
  --secret WHERE     what the vendor signs with: its signing secret, Delighted's API key, the app's client secret
  --client-id ID     SurveyMonkey: the app's client id, which it signs with too
  --token WHERE      SurveyMonkey: the access token by which answers are fetched ("View Response Details"); with --pull the vendor's token,
                     API key or secret; App Store: the private key (.p8); Google Play: the service account's key (JSON)
  --region ${pullRegions.join('|')}
                     where the account's data are (us): SurveyMonkey us, eu, ca; with --pull also Typeform us, eu, eu2 and Intercom us, eu, au
  --mapping FILE     JSON: what each field is, as { "q1": "nps", "q2": "csat 1-10", "why": "verbatim" }; for generic, where the fields are and how it signs
  --touchpoint NAME  for answers that name none; with set, '' for none
  --keep-days N      after so many days an answer loses its words, its customer and its original; its score stays. forever: until
                     somebody erases it (portevoix erase). Messages that quoted it in the chat stay as they were posted
  --quiet-after N    after so many days of silence admins are told, once; never: they are not. 7 for a source with a token or a webhook
  --json             add: { name, heat, token } and, with --vendor, vendor, path and url (null without PUBLIC_URL);
                     list: [{ name, heat, hasToken, vendor, path, url, touchpoint, keepDays, quietAfterDays, health, createdAt,
                     lastSeenAt, errorCount, lastErrorAt, lastError, pull }], health one of fine, quiet, failing, never; pull null or
                     { vendor, since, upTo, endedAt, brought, pausedAt, nextAt }; set: the one`,

  fr: typeset(`portevoix source add NOM [--heat hot|cold] [--json]
portevoix source add NOM --vendor OUTIL --secret OÙ [options]
portevoix source add NOM --pull OUTIL --token OÙ [--of ID] [--at LIEU] [--user NOM] [--since JOUR] [options]
portevoix source pause|resume NOM
portevoix source set NOM [--heat hot|cold] [--keep-days N|forever] [--quiet-after N|never] [--touchpoint NOM]
portevoix source token NOM [--json]
portevoix source list [--json]
portevoix source clean [--dry-run] [--json]

« add » affiche le jeton pour POST /api/v1/feedback. Il n’est montré que cette fois ; seule son empreinte est gardée.
« token » en affiche un autre : l’ancien est refusé dès lors.
Avec --vendor, c’est l’adresse du webhook de l’outil qui s’affiche ; l’ajouter à nouveau change ce qui est donné, et l’ancien secret reste
accepté à côté du nouveau. OÙ est le nom d’une variable d’environnement, ou - pour l’entrée standard.
Avec --pull, le bot interroge lui-même l’outil, toutes les heures : d’abord ce qui a été dit depuis JOUR, puis ce qui est nouveau ou
modifié. L’outil est interrogé une première fois aussitôt : une mauvaise clé se voit ici. « pause » et « resume » sont aussi dans la
messagerie ; --since donné à nouveau, tout est relu depuis ce jour.
« clean » retire de toutes les réponses les segments qui semblent personnels : noms, adresses, numéros de personnes ; --dry-run les nomme.
« list » dit ce qui est arrivé en dernier de chacune, ce qui a été refusé depuis et pourquoi. « set » change une source ; ce qui n’est pas
donné reste.

  --heat hot|cold    à chaud (juste après un contact, par défaut) ou à froid (enquête relationnelle)
  --vendor OUTIL     ${vendorNames.slice(0, 6).join(', ')},
                     ${vendorNames.slice(6).join(', ')}
  --pull OUTIL       ${pulled}
  --of ID            le formulaire Typeform, l’enquête SurveyMonkey, Formbricks ou LimeSurvey, l’application (Google Play : son paquet),
                     l’établissement Trustpilot ; Zendesk : « surveys » pour ses nouvelles enquêtes, rien pour les notes de satisfaction
  --at LIEU          le sous-domaine de Zendesk ; l’adresse d’un LimeSurvey, ou de votre propre Formbricks
  --user NOM         Zendesk : l’adresse de l’admin ; LimeSurvey : qui peut exporter les réponses, son mot de passe étant le jeton ; App Store : l’identifiant de l’émetteur ; Trustpilot : la clé d’API
  --key-id ID        App Store : l’identifiant de la clé
  --author ID        au nom de qui on écrit aux clients : l’utilisateur professionnel de Trustpilot ; l’admin d’Intercom, par défaut celui du jeton
  --since JOUR       AAAA-MM-JJ : à partir de quand lire les réponses, un an en arrière si rien n’est dit. Google Play ne donne que la dernière semaine
  --secret OÙ        ce qui signe chez l’outil : son secret de signature, la clé d’API de Delighted, le secret client de l’application
  --client-id ID     SurveyMonkey : l’identifiant client de l’application, qui signe aussi
  --token OÙ         SurveyMonkey : le jeton d’accès qui sert à lire les réponses (« View Response Details ») ; avec --pull, le jeton, la clé
                     d’API ou le secret de l’outil ; App Store : la clé privée (.p8) ; Google Play : la clé du compte de service (JSON)
  --region ${pullRegions.join('|')}
                     où sont les données du compte (us) : SurveyMonkey us, eu, ca ; avec --pull aussi Typeform us, eu, eu2 et Intercom us, eu, au
  --mapping FICHIER  JSON : ce qu’est chaque champ, comme { "q1": "nps", "q2": "csat 1-10", "why": "verbatim" } ; pour generic, où sont les champs et la signature
  --touchpoint NOM   pour les réponses qui n’en nomment pas ; avec set, '' pour aucune
  --keep-days N      après N jours, une réponse perd ses mots, son client et son original ; sa note reste. forever : jusqu’à ce que quelqu’un
                     l’efface (portevoix erase). Les messages qui la citaient dans la messagerie restent tels quels
  --quiet-after N    après N jours de silence, les admins sont prévenus, une fois ; never : jamais. 7 pour une source avec jeton ou webhook
  --json             add : { name, heat, token } et, avec --vendor, vendor, path et url (null sans PUBLIC_URL) ;
                     list : [{ name, heat, hasToken, vendor, path, url, touchpoint, keepDays, quietAfterDays, health, createdAt,
                     lastSeenAt, errorCount, lastErrorAt, lastError, pull }], health parmi fine, quiet, failing, never ; pull null ou
                     { vendor, since, upTo, endedAt, brought, pausedAt, nextAt } ; set : celle-là`),
};
