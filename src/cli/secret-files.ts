// Secrets that are given as files (Docker's and Kubernetes' secrets): NAME_FILE holds the path, the file the value.
import { ConfigError, type ConfigProblem, type Environment } from '../config/config.ts';
import { secretIn } from '../config/secret-file.ts';

/** What may be given so: whatever nobody else may read. */
export const secretNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'TEAMS_APP_PASSWORD',
  'TEAMS_APP_CERTIFICATE',
  'PORTEVOIX_SECRET_KEY',
  'DATABASE_URL',
  'METRICS_TOKEN',
  'ALERT_SMTP_URL',
  'SMTP_URL',
  'MAIL_DKIM_KEY',
  'SUMMARY_KEY',
] as const;

/**
 * The environment with the content of these files, without spaces and line ends around it, under their names.
 * @throws ConfigError naming each file that holds none, and why, and each secret that is given both ways; never a value
 */
export function withSecretFiles(env: Environment): Environment {
  const found: Record<string, string> = {};
  const problems: ConfigProblem[] = [];
  for (const name of secretNames) {
    const file = env[`${name}_FILE`] ?? '';
    if (file === '') continue;
    if ((env[name] ?? '') !== '') problems.push((words) => words.bothWays(name));
    else {
      const read = secretIn(file);
      if ('secret' in read) found[name] = read.secret;
      else problems.push((words) => words.noSecret(`${name}_FILE=${file}`, read.whyNot));
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...env, ...found };
}
