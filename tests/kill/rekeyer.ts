// A process that seals everything anew, as `portevoix rekey` does, and dies at a step of it, or whenever it is killed.
import { argv, pid } from 'node:process';
import { rekey } from '../../src/keyring/rekey.ts';
import { openToLook } from '../harness/own-looks.ts';

const [url = '', keys = '', steps = ''] = argv.slice(2);
const database = await openToLook(url);
let left = Number(steps);
await rekey(
  database,
  { secretKeys: keys.split(',') },
  {
    now: new Date(0),
    onProgress: () => {
      left -= 1;
      if (left === 0) process.kill(pid, 'SIGKILL');
    },
  },
);
await database.close();
