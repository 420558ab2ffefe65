// Environment -> which model writes summaries, where the company has one.

import { FLOOR } from '../summary/given.ts';
import type { SummaryConfig } from '../summary/settings.ts';
import { ConfigError, type ConfigProblem, type Environment } from './config.ts';

const PER_DAY = 50;
const COMMENTS = 40;
const SECONDS = 60;

/**
 * Null where SUMMARY_URL is not set: nothing is asked of any model then.
 * @throws ConfigError with all that is missing or wrong; never the key
 */
export function summaryConfig(env: Environment): SummaryConfig | null {
  const url = env['SUMMARY_URL'] ?? '';
  const model = (env['SUMMARY_MODEL'] ?? '').trim();
  const key = env['SUMMARY_KEY'] ?? '';
  if (url === '' && model === '' && key === '') return null;
  const problems: ConfigProblem[] = [];
  const completions = completionsAt(url);
  if (completions === null) problems.push(({ summary }) => summary.url);
  if (model === '' || model.length > 200) problems.push(({ summary }) => summary.model);
  if (!/^[\x21-\x7e]{0,1000}$/.test(key)) problems.push(({ summary }) => summary.key);
  const whole = (name: SummaryNumber, usual: number, least: number, most: number): number => {
    const value = Number(env[name] || usual);
    if (!Number.isInteger(value) || value < least || value > most)
      problems.push(({ summary }) => summary.number(name, least, most));
    return value;
  };
  const perDay = whole('SUMMARY_PER_DAY', PER_DAY, 2, 10_000);
  const comments = whole('SUMMARY_COMMENTS', COMMENTS, FLOOR.comments, 200);
  const timeoutMs = whole('SUMMARY_SECONDS', SECONDS, 1, 300) * 1_000;
  if (problems.length > 0 || completions === null) throw new ConfigError(problems);
  return { url: completions, model, key: key === '' ? null : key, perDay, comments, timeoutMs };
}

type SummaryNumber = 'SUMMARY_PER_DAY' | 'SUMMARY_COMMENTS' | 'SUMMARY_SECONDS';

/**
 * "http://ollama:11434", "…/v1" and "…/v1/chat/completions" are the same endpoint; null where it is no web address, or has what `fetch` or we
 * would not send: a name and password, a query.
 */
function completionsAt(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, username, password, search, hash, origin, pathname } = new URL(url);
  if (!/^https?:$/.test(protocol) || username + password + search + hash !== '') return null;
  const path = pathname.replace(/\/+$/, '');
  if (path.endsWith('/chat/completions')) return origin + path;
  return `${origin}${path === '' ? '/v1' : path}/chat/completions`;
}
