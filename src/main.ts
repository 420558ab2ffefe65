#!/usr/bin/env node
// Starts and stops the process; nothing else.
import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { clearLine, cursorTo } from 'node:readline';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { runCli } from './cli/index.ts';
import { bytesOf } from './cli/standard-input.ts';
import { systemClock } from './clock.ts';
import { operatorLocale } from './config/config.ts';
import { tellSources } from './traces.ts';

tellSources();

// Whatever is written is for its owner alone.
process.umask(0o077);

if (existsSync('.env')) loadEnvFile('.env');

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

const status = await runCli(process.argv.slice(2), {
  env: process.env,
  clock: systemClock,
  locale: operatorLocale(process.env),
  terminal: process.stderr.isTTY === true,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  input: () => text(process.stdin),
  inputBytes: (most) => bytesOf(process.stdin, most),
  ...(process.stdin.isTTY === true && process.stderr.isTTY === true ? { ask } : {}),
  progress: (line) => {
    cursorTo(process.stderr, 0);
    clearLine(process.stderr, 1);
    process.stderr.write(line);
  },
});

// At once, when all has been written: a chat's client may still be waiting for a goodbye that never comes.
process.stdout.write('', () => process.exit(status));
