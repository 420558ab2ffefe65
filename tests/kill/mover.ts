// A process that carries everything out of a database or into one, as `portevoix export all` and `import all` do, and dies at a step of it,
// or whenever it is killed.
import { argv, pid } from 'node:process';
import { pack } from '../../src/archive/pack.ts';
import { unpack } from '../../src/archive/unpack.ts';

const [way = '', url = '', folder = '', about = '', steps = ''] = argv.slice(2);
let left = Number(steps);
const onProgress = () => {
  left -= 1;
  if (left === 0) process.kill(pid, 'SIGKILL');
};
if (way === 'out')
  await pack(url, { workspaceId: about, folder, now: new Date(0), program: '0.0.0', onProgress });
else await unpack(url, { folder, secretKeys: [about], onProgress });
