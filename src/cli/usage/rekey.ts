// What `portevoix rekey --help` prints.
import { typeset } from '../../i18n/phrases.ts';

export const rekeyUsage = {
  en: `portevoix rekey

Seals everything anew under a new secret key, and needs the old ones no more afterwards. Customers stay known: the key of their hashes is
sealed anew and does not change.

  1. put the new key in front of the old one: PORTEVOIX_SECRET_KEY=NEW,OLD (in secret.key: one a line, the new one first)
  2. restart the bot: it seals with the new key and opens with both. Or stop it
  3. portevoix rekey
  4. take the old key out, and restart the bot

Refuses while a bot runs that does not have the new key in front. Stopped or killed, it goes on where it was when it is run again. Backups
from before still need the old key.

  --lost       goes on without keys that are lost; says what that costs
  --lost --yes does it`,

  fr: typeset(`portevoix rekey

Rescelle tout sous une nouvelle clé secrète, et n’a plus besoin des anciennes ensuite. Les clients restent connus : la clé de leur hachage
est rescellée et ne change pas.

  1. mettre la nouvelle clé devant l’ancienne : PORTEVOIX_SECRET_KEY=NOUVELLE,ANCIENNE (dans secret.key : une par ligne, la nouvelle d’abord)
  2. relancer le bot : il scelle avec la nouvelle et ouvre avec les deux. Ou l’arrêter
  3. portevoix rekey
  4. retirer l’ancienne clé, et relancer le bot

Refuse tant que tourne un bot qui n’a pas la nouvelle clé devant. Arrêté ou tué, il reprend où il en était quand on le relance. Les
sauvegardes d’avant demandent encore l’ancienne clé.

  --lost       se passe de clés perdues ; dit ce que cela coûte
  --lost --yes le fait`),
};
