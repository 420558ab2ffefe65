// What is wrong with a setting, and where its value is found. Reading them is config.ts.
import { plural } from '../i18n/formats.ts';
import type { Locale } from '../i18n/locale.ts';
import { fr, phrases } from '../i18n/phrases.ts';
import type { WhyNoSecret } from './secret-file.ts';

export const configWords = phrases({
  en: {
    /** What a setting may be, by its name. */
    allowed: {
      PORT: 'must be a number from 0 to 65535',
      HOST: 'must be a name or an address',
      ADMIN_USERS: 'must be ids separated by commas',
      LOG_LEVEL: 'must be trace, debug, info, warn, error, fatal or silent',
      LOG_FORMAT: 'must be json or pretty',
      TZ_DEFAULT: 'must be an IANA time zone such as Europe/Paris',
      LOCALE_DEFAULT: 'must be fr or en',
      METRICS: 'must be 1 or 0',
      METRICS_TOKEN: 'must be 16 to 200 visible ASCII characters',
      METRICS_PORT: 'must be a port from 0 to 65535',
      KEEP_ORIGINALS: 'must be 1 or 0',
      PUBLIC_URL: 'must be an address such as https://voice.example.com, without ? and #',
      ALERT_SMTP_URL: 'must be smtp://user:password@mail.example.com:587, or smtps://…',
      ALERT_MAIL_TO: 'must be e-mail addresses separated by commas',
      ALERT_MAIL_FROM: 'must be an e-mail address',
    },
    mail: {
      smtpUrl: 'SMTP_URL: must be smtp://user:password@mail.example.com:587, or smtps://…',
      from: 'MAIL_FROM: must be the e-mail address that newsletters come from',
      perMinute: 'MAIL_PER_MINUTE: must be a whole number from 1 to 60000',
      publicUrl:
        'PUBLIC_URL: SMTP_URL is set, and the links in newsletters (to unsubscribe, to read in a browser) lead there: it must begin with https://',
      dkim: 'MAIL_DKIM_DOMAIN, MAIL_DKIM_SELECTOR and MAIL_DKIM_KEY (an RSA private key in PEM; MAIL_DKIM_KEY_FILE names its file) go together',
    },
    summary: {
      url: 'SUMMARY_URL: must be the address of an OpenAI-compatible server, such as http://ollama:11434/v1, without a password and without ? and #',
      model:
        'SUMMARY_MODEL: missing. The name of the model, as that server has it (ollama list, GET /v1/models).',
      key: 'SUMMARY_KEY: must be at most 1000 visible ASCII characters',
      number: (name: string, least: number, most: number) =>
        `${name}: must be a whole number from ${least} to ${most}`,
    },
    notAllowed: (name: string, given: string, allowed: string) => `${name}=${given}: ${allowed}`,
    missing: (name: string, where: string) => `${name}: missing. ${where}`,
    mustStart: (name: string, start: string) => `${name}: must start with ${start}`,
    keyForPostgres:
      'PORTEVOIX_SECRET_KEY: required with PostgreSQL. It seals tokens, anonymous authors and customer references. Make one with: openssl rand -base64 32 — and keep a copy apart from the database backups.',
    keyOfBefore:
      'PORTEVOIX_SECRET_KEY: not set, and there is no key file. What is sealed in the export needs the secret key of the old place (its keys/secret.key or PORTEVOIX_SECRET_KEY): put that one here first.',
    keySize: (at: string, of: string, bytes: number) =>
      `PORTEVOIX_SECRET_KEY: key ${at} of ${of} has ${bytes} ${plural('en', bytes, { one: 'byte', other: 'bytes' })}; 32 bytes in base64 are needed (openssl rand -base64 32)`,
    keyEmpty: (from: string) => `${from}: holds no key; put back the one from your backup`,
    bothWays: (name: string) => `${name} and ${name}_FILE are both set: leave one out`,
    noSecret: (file: string, why: WhyNoSecret) => `${file}: ${NO_SECRET.en[why]}`,
    keyLost: (file: string, database: string) =>
      `PORTEVOIX_SECRET_KEY: not set, and there is no ${file}, but ${database} holds data that was sealed under a key. Put that key back; no new one is made beside data that it cannot open.`,
    orTeams: (where: string) =>
      `Or Microsoft Teams: TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID. ${where}`,
    oauthPublicUrl:
      'PUBLIC_URL: missing. Slack sends whoever installs the app for another company (SLACK_CLIENT_ID) back there.',
    oauthOverHttp:
      'SLACK_CLIENT_ID: other companies are served over HTTP alone, with SLACK_SIGNING_SECRET and without SLACK_APP_TOKEN',
    slackKeepDays: 'SLACK_KEEP_DAYS: must be a whole number of days from 0 to 3650',
    slackTeams: 'SLACK_TEAMS: must be any, or ids of teams (T…) and organisations (E…), separated by commas',
    slackCommands: 'SLACK_COMMANDS: must be fr, en or both, as the manifest was written',
    tenantId: 'TEAMS_TENANT_ID: must be an id such as 72f988bf-86f1-41af-91ab-2d7cd011db47',
    appType: 'TEAMS_APP_TYPE: must be single-tenant, multi-tenant or managed-identity',
    oneProof: 'TEAMS_APP_PASSWORD and TEAMS_APP_CERTIFICATE are both set: leave one out',
    noProof:
      'TEAMS_APP_TYPE=managed-identity: leave out TEAMS_APP_PASSWORD and TEAMS_APP_CERTIFICATE, Azure vouches for its own machines',
    certificate: {
      incomplete:
        'TEAMS_APP_CERTIFICATE: must hold the certificate and its private key, both in PEM and the key without a password (openssl pkcs12 -in bot.pfx -nodes -out bot.pem); TEAMS_APP_CERTIFICATE_FILE names the file',
      strange: 'TEAMS_APP_CERTIFICATE: its private key belongs to another certificate',
    },
    tenants: 'TEAMS_ADMITTED_TENANTS: must be tenant ids, separated by commas',
    tenantsOfOne: 'TEAMS_ADMITTED_TENANTS: only with TEAMS_APP_TYPE=multi-tenant',
    companies: 'TEAMS_TENANTS: must be any, or tenant ids, separated by commas',
    companiesOfOne: 'TEAMS_TENANTS: only with TEAMS_APP_TYPE=multi-tenant',
    unsafeAndSafe:
      'TEAMS_UNSAFE_LOCAL: not together with TEAMS_APP_ID, TEAMS_APP_PASSWORD or TEAMS_APP_CERTIFICATE',
    unsafeElsewhere: 'TEAMS_UNSAFE_LOCAL: only with HOST=127.0.0.1, since every caller is believed',
    appId: 'TEAMS_APP_ID: must be the id that Azure shows for the bot',
    where: {
      ALERT_SMTP_URL:
        'ALERT_MAIL_TO is set: say through which mail server, such as smtp://user:password@mail.example.com:587.',
      ALERT_MAIL_TO: 'ALERT_SMTP_URL is set: say whom to e-mail when something no longer works.',
      SLACK_BOT_TOKEN:
        'The bot token (xoxb-…): api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token, after "Install to Workspace".',
      SLACK_APP_TOKEN:
        'The app-level token (xapp-…) for Socket Mode: api.slack.com/apps → your app → Basic Information → App-Level Tokens → Generate, scope connections:write. Or set SLACK_SIGNING_SECRET (same page → App Credentials) to receive Slack over HTTP instead.',
      SLACK_CLIENT_ID:
        'api.slack.com/apps → your app → Basic Information → App Credentials. Needed for SLACK_TEAMS: other companies install by it.',
      SLACK_CLIENT_SECRET: 'api.slack.com/apps → your app → Basic Information → App Credentials.',
      TEAMS_APP_ID: 'portal.azure.com → your Azure Bot → Configuration → Microsoft App ID.',
      TEAMS_APP_PASSWORD:
        'portal.azure.com → App registrations → your bot’s app → Certificates & secrets → New client secret, its value; or TEAMS_APP_CERTIFICATE. (TEAMS_UNSAFE_LOCAL=1 does without, for a test peer on this machine alone.)',
      TEAMS_TENANT_ID: 'portal.azure.com → Microsoft Entra ID → Overview → Tenant ID.',
    },
  },
  fr: {
    allowed: {
      PORT: 'un nombre de 0 à 65535',
      HOST: 'un nom ou une adresse',
      ADMIN_USERS: 'des identifiants séparés par des virgules',
      LOG_LEVEL: 'trace, debug, info, warn, error, fatal ou silent',
      LOG_FORMAT: 'json ou pretty',
      TZ_DEFAULT: 'un fuseau IANA, par exemple Europe/Paris',
      LOCALE_DEFAULT: 'fr ou en',
      METRICS: '1 ou 0',
      METRICS_TOKEN: 'de 16 à 200 caractères ASCII visibles',
      METRICS_PORT: 'un port, de 0 à 65535',
      KEEP_ORIGINALS: '1 ou 0',
      PUBLIC_URL: 'une adresse comme https://voix.exemple.fr, sans ? ni #',
      ALERT_SMTP_URL: fr`doit être smtp://utilisateur:motdepasse@mail.exemple.fr:587, ou smtps://…`,
      ALERT_MAIL_TO: 'doit être des adresses e-mail séparées par des virgules',
      ALERT_MAIL_FROM: 'doit être une adresse e-mail',
    },
    mail: {
      smtpUrl: fr`SMTP_URL : doit être smtp://utilisateur:motdepasse@mail.example.com:587, ou smtps://…`,
      from: fr`MAIL_FROM : doit être l’adresse e-mail d’où partent les lettres d’information`,
      perMinute: fr`MAIL_PER_MINUTE : doit être un nombre entier de 1 à 60000`,
      publicUrl: fr`PUBLIC_URL : SMTP_URL est défini, et les liens des lettres d’information (désinscription, lecture dans un navigateur) y mènent : elle doit commencer par https://`,
      dkim: fr`MAIL_DKIM_DOMAIN, MAIL_DKIM_SELECTOR et MAIL_DKIM_KEY (une clé privée RSA en PEM ; MAIL_DKIM_KEY_FILE nomme son fichier) vont ensemble`,
    },
    summary: {
      url: fr`SUMMARY_URL : l’adresse d’un serveur compatible OpenAI, comme http://ollama:11434/v1, sans mot de passe ni ? ni #`,
      model: fr`SUMMARY_MODEL : manque. Le nom du modèle, tel que ce serveur le connaît (ollama list, GET /v1/models).`,
      key: fr`SUMMARY_KEY : 1000 caractères ASCII visibles au plus`,
      number: (name, least, most) => fr`${name} : un nombre entier de ${least} à ${most}`,
    },
    notAllowed: (name, given, allowed) => fr`${name}=${given} : il faut ${allowed}`,
    missing: (name, where) => fr`${name} : manque. ${where}`,
    mustStart: (name, start) => fr`${name} : doit commencer par ${start}`,
    keyForPostgres:
      'PORTEVOIX_SECRET_KEY : obligatoire avec PostgreSQL. Elle scelle les jetons, les auteurs anonymes et les références des clients. Créez-en une avec : openssl rand -base64 32 — et gardez-en une copie à part des sauvegardes de la base.',
    keyOfBefore:
      'PORTEVOIX_SECRET_KEY : absente, et il n’y a pas de fichier de clé. Ce qui est scellé dans l’export demande la clé secrète de l’ancienne installation (son keys/secret.key ou PORTEVOIX_SECRET_KEY) : mettez-la d’abord ici.',
    keySize: (at, of, bytes) =>
      fr`PORTEVOIX_SECRET_KEY : la clé ${at} sur ${of} compte ${bytes} ${plural('fr', bytes, { one: 'octet', other: 'octets' })} ; il en faut 32, en base64 (openssl rand -base64 32)`,
    keyEmpty: (from) => fr`${from} : aucune clé ; remettez celle de votre sauvegarde`,
    bothWays: (name) => fr`${name} et ${name}_FILE sont tous deux réglés : retirez l’un des deux`,
    noSecret: (file, why) => fr`${file} : ${NO_SECRET.fr[why]}`,
    keyLost: (file, database) =>
      fr`PORTEVOIX_SECRET_KEY : pas réglée, et ${file} n’existe pas, alors que ${database} contient des données scellées sous une clé. Remettez cette clé ; aucune nouvelle n’est créée à côté de données qu’elle n’ouvrirait pas.`,
    orTeams: (where) =>
      fr`Ou Microsoft Teams : TEAMS_APP_ID, TEAMS_APP_PASSWORD et TEAMS_TENANT_ID. ${where}`,
    oauthPublicUrl:
      'PUBLIC_URL : absente. Slack y renvoie qui installe l’application pour une autre entreprise (SLACK_CLIENT_ID).',
    oauthOverHttp:
      'SLACK_CLIENT_ID : d’autres entreprises ne sont servies que par HTTP, avec SLACK_SIGNING_SECRET et sans SLACK_APP_TOKEN',
    slackKeepDays: 'SLACK_KEEP_DAYS : il faut un nombre entier de jours, de 0 à 3650',
    slackTeams:
      'SLACK_TEAMS : il faut any, ou des identifiants d’équipes (T…) et d’organisations (E…), séparés par des virgules',
    slackCommands: 'SLACK_COMMANDS : il faut fr, en ou both, comme le manifeste a été écrit',
    tenantId: 'TEAMS_TENANT_ID : il faut un identifiant comme 72f988bf-86f1-41af-91ab-2d7cd011db47',
    appType: 'TEAMS_APP_TYPE : il faut single-tenant, multi-tenant ou managed-identity',
    oneProof: 'TEAMS_APP_PASSWORD et TEAMS_APP_CERTIFICATE sont tous deux réglés : retirez l’un des deux',
    noProof:
      'TEAMS_APP_TYPE=managed-identity : retirez TEAMS_APP_PASSWORD et TEAMS_APP_CERTIFICATE, Azure se porte garant de ses propres machines',
    certificate: {
      incomplete:
        'TEAMS_APP_CERTIFICATE : il faut le certificat et sa clé privée, tous deux en PEM, la clé sans mot de passe (openssl pkcs12 -in bot.pfx -nodes -out bot.pem) ; TEAMS_APP_CERTIFICATE_FILE nomme le fichier',
      strange: 'TEAMS_APP_CERTIFICATE : sa clé privée est celle d’un autre certificat',
    },
    tenants: 'TEAMS_ADMITTED_TENANTS : il faut des identifiants de tenants, séparés par des virgules',
    tenantsOfOne: 'TEAMS_ADMITTED_TENANTS : seulement avec TEAMS_APP_TYPE=multi-tenant',
    companies: 'TEAMS_TENANTS : il faut any, ou des identifiants de tenants, séparés par des virgules',
    companiesOfOne: 'TEAMS_TENANTS : seulement avec TEAMS_APP_TYPE=multi-tenant',
    unsafeAndSafe:
      'TEAMS_UNSAFE_LOCAL : pas en même temps que TEAMS_APP_ID, TEAMS_APP_PASSWORD ou TEAMS_APP_CERTIFICATE',
    unsafeElsewhere:
      'TEAMS_UNSAFE_LOCAL : seulement avec HOST=127.0.0.1, puisque tout appelant est cru sur parole',
    appId: 'TEAMS_APP_ID : il faut l’identifiant qu’Azure affiche pour le bot',
    where: {
      ALERT_SMTP_URL: fr`ALERT_MAIL_TO est réglé : dites par quel serveur de messagerie, comme smtp://utilisateur:motdepasse@mail.exemple.fr:587.`,
      ALERT_MAIL_TO: fr`ALERT_SMTP_URL est réglé : dites à qui écrire quand quelque chose ne marche plus.`,
      SLACK_BOT_TOKEN:
        'Le jeton du bot (xoxb-…) : api.slack.com/apps → votre application → OAuth & Permissions → Bot User OAuth Token, après « Install to Workspace ».',
      SLACK_APP_TOKEN:
        'Le jeton d’application (xapp-…) pour le Socket Mode : api.slack.com/apps → votre application → Basic Information → App-Level Tokens → Generate, droit connections:write. Ou réglez SLACK_SIGNING_SECRET (même page → App Credentials) pour recevoir Slack en HTTP.',
      SLACK_CLIENT_ID:
        'api.slack.com/apps → votre application → Basic Information → App Credentials. Il le faut pour SLACK_TEAMS : les autres entreprises installent par lui.',
      SLACK_CLIENT_SECRET: 'api.slack.com/apps → votre application → Basic Information → App Credentials.',
      TEAMS_APP_ID: 'portal.azure.com → votre Azure Bot → Configuration → Microsoft App ID.',
      TEAMS_APP_PASSWORD:
        'portal.azure.com → App registrations → l’application du bot → Certificates & secrets → New client secret, sa valeur ; ou TEAMS_APP_CERTIFICATE. (TEAMS_UNSAFE_LOCAL=1 s’en passe, pour un essai sur cette seule machine.)',
      TEAMS_TENANT_ID: 'portal.azure.com → Microsoft Entra ID → Overview → Tenant ID.',
    },
  },
});

const NO_SECRET: Readonly<Record<Locale, Readonly<Record<WhyNoSecret, string>>>> = {
  en: {
    missing: 'there is no such file',
    denied: 'the account of this program may not read it',
    folder: 'it is a folder; give the file in it',
    special: 'it is a pipe, a socket or a device; give a file that holds the secret and nothing else',
    large: 'it is larger than 64 KB: give a file that holds the secret and nothing else',
    empty: 'it is empty',
    binary: 'it holds no text: give a file that holds the secret and nothing else, in UTF-8',
    unreadable: 'it cannot be read',
  },
  fr: {
    missing: 'ce fichier n’existe pas',
    denied: 'le compte de ce programme n’a pas le droit de le lire',
    folder: 'c’est un dossier ; donnez le fichier qui s’y trouve',
    special: 'c’est un tube, une socket ou un périphérique ; donnez un fichier qui ne contient que le secret',
    large: 'il dépasse 64 Ko ; donnez un fichier qui ne contient que le secret',
    empty: 'il est vide',
    binary: 'il ne contient pas de texte ; donnez un fichier qui ne contient que le secret, en UTF-8',
    unreadable: 'il est illisible',
  },
};
