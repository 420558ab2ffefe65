// Those who press: a process of its own, told what to do by its one argument, which says at its end what it met. See pressure.ts.
import { type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { argv, stdout } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface Load {
  readonly port: number;
  /** Of the source that may send. */
  readonly token: string;
  readonly uploads: number;
  readonly answersEach: number;
  readonly hostile: number;
  readonly strangers: number;
  readonly idle: number;
}

export interface Spent {
  readonly uploadBytes: number;
  readonly toldToComeBack: number;
  /** Of these: not told when. */
  readonly notToldWhen: number;
  /** Connections of the authorised that ended without an answer. */
  readonly cutOff: number;
  readonly refused: number;
  readonly refusedCutOff: number;
}

const WORDS = (
  'Le colis est arrivé en retard et la boîte était abîmée, personne ne répond au téléphone depuis trois jours ; rappelez Marie ' +
  'au 06 12 34 56 78 ou écrivez à marie.dupont@example.com, la facture F-2026-1187 ne correspond pas au devis du magasin de Lille '
).split(' ');
const LETTERS = 19_500;

if (argv[1] === fileURLToPath(import.meta.url)) await press(JSON.parse(argv[2] ?? ''));

async function press(load: Load): Promise<void> {
  const { port, token } = load;
  const spent = {
    uploadBytes: 0,
    toldToComeBack: 0,
    notToldWhen: 0,
    cutOff: 0,
    refused: 0,
    refusedCutOff: 0,
  };
  const idle = standing(port, load.idle);
  await wait(500);
  const authorised = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const untilTaken = async (bodyOf: () => Buffer): Promise<void> => {
    for (;;) {
      const body = bodyOf();
      const answer = await post(port, '/api/v1/feedback', authorised, body).catch(() => null);
      if (answer?.status === 200 || answer?.status === 201) return;
      if (answer === null) spent.cutOff++;
      // 408: it was not read in time, and its sender may repeat it (RFC 9110, 15.5.9).
      else if ([408, 429, 503].includes(answer.status)) {
        spent.toldToComeBack++;
        if (answer.retryAfter === null) spent.notToldWhen++;
      } else throw new Error(`an upload was answered ${answer.status}: ${answer.body}`);
      await wait((answer?.retryAfter ?? 5) * 1_000 * (1 + Math.random() / 2));
    }
  };
  spent.uploadBytes = uploadOf(0, load.answersEach).length;
  const stranger = Buffer.alloc(30 * 1024 * 1024, 'x');
  await Promise.all([
    ...times(load.uploads, (i) => untilTaken(() => uploadOf(i, load.answersEach))),
    ...times(load.hostile, (i) => untilTaken(() => hostileOf(i))),
    ...times(load.strangers, async (i) => {
      const path = i % 2 === 0 ? '/api/v1/nowhere' : '/api/v1/feedback';
      const answer = await post(port, path, {}, stranger).catch(() => null);
      spent.refused++;
      if (answer === null) spent.refusedCutOff++;
    }),
  ]);
  idle.end();
  stdout.write(JSON.stringify(spent));
}

function times(count: number, work: (i: number) => Promise<void>): Promise<void>[] {
  return Array.from({ length: count }, (_, i) => work(i));
}

/** Each answer has words of its own, so that nothing is quicker for being known. */
function uploadOf(upload: number, answers: number): Buffer {
  return Buffer.from(
    JSON.stringify(
      Array.from({ length: answers }, (_, i) => answerOf(`u${upload}-${i}`, wordsOf(upload * answers + i))),
    ),
  );
}

function hostileOf(i: number): Buffer {
  return Buffer.from(JSON.stringify(answerOf(`h${i}`, 'a@'.repeat(LETTERS / 2 - i))));
}

function answerOf(id: string, verbatim: string) {
  return {
    id,
    customer: id,
    metric: 'nps',
    score: 3,
    verbatim,
    answeredAt: new Date(Date.now() - 3_600_000).toISOString(),
  };
}

function wordsOf(seed: number): string {
  const parts: string[] = [];
  for (let length = 0, k = seed; length < LETTERS; k++) {
    const word = k % 11 === 0 ? `mot${(k * 7919) % 50_000}` : (WORDS[(k * 31) % WORDS.length] ?? '');
    parts.push(word);
    length += word.length + 1;
  }
  return parts.join(' ').slice(0, LETTERS);
}

/** Connections that say nothing; one that is ended comes again. */
function standing(port: number, count: number) {
  const sockets = new Set<Socket>();
  let isOver = false;
  const stand = (): void => {
    const socket = connect(port, '127.0.0.1');
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      if (!isOver) setTimeout(stand, 1_000);
    });
  };
  for (let i = 0; i < count; i++) stand();
  return {
    end() {
      isOver = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}

interface Answer {
  readonly status: number;
  readonly retryAfter: number | null;
  readonly body: string;
}

function post(port: number, path: string, headers: Record<string, string>, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const heard = async (response: IncomingMessage): Promise<Answer> => {
      let text = '';
      for await (const chunk of response) text += String(chunk);
      const after = response.headers['retry-after'];
      return {
        status: response.statusCode ?? 0,
        retryAfter: after === undefined ? null : Number(after),
        body: text.slice(0, 300),
      };
    };
    const sent = request(
      { host: '127.0.0.1', port, path, method: 'POST', headers, agent: false },
      (response) => {
        heard(response).then(resolve, reject);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
