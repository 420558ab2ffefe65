// What `portevoix token --help` prints.
import { typeset } from '../../i18n/phrases.ts';
import { scopes, USUAL_DAYS } from '../../tokens/token.ts';

const known = scopes.join(', ');

export const tokenUsage = {
  en: `portevoix token add NAME --scope SCOPE [--scope SCOPE …] [--until DAY|never] [--json]
portevoix token list [--json]
portevoix token revoke NAME

"add" prints a bearer token for the HTTP API (GET /api/v1/openapi.json describes it). It is shown this once; only its hash is stored.
"list" tells what each is for, until when, and on which day it was last used. A revoked one is refused at
once. Admins list and revoke them in the chat too: /portevoix. A source has a token of its own for sending answers: portevoix source add.

  --scope SCOPE      ${known}
  --until DAY|never  the last day on which it is taken, YYYY-MM-DD; without it ${USUAL_DAYS} days
  --json             add: { name, scopes, createdAt, expiresAt, lastUsedOn, isExpired, token }; list: an array of them, without token`,

  fr: typeset(`portevoix token add NOM --scope DROIT [--scope DROIT …] [--until JOUR|never] [--json]
portevoix token list [--json]
portevoix token revoke NOM

« add » affiche un jeton pour l’API HTTP (GET /api/v1/openapi.json la décrit). Il n’est montré que cette fois ; seule son empreinte est
gardée. « list » dit à quoi sert chacun, jusqu’à quand, et quel jour il a servi en dernier. Un jeton révoqué est refusé aussitôt. Les
admins les voient et les révoquent aussi dans la messagerie : /portevoix. Une source a son propre jeton pour envoyer des réponses : portevoix source add.

  --scope DROIT      ${known}
  --until JOUR|never le dernier jour où il est accepté, AAAA-MM-JJ ; sans cela ${USUAL_DAYS} jours
  --json             add : { name, scopes, createdAt, expiresAt, lastUsedOn, isExpired, token } ; list : un tableau des mêmes, sans token`),
};
