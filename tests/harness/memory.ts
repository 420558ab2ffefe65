// What a process holds, measured so that it is the same on each machine: how much the engine takes before it collects depends on the memory that the machine has.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes that are held once all else was collected; those of buffers, which lie outside the heap, come and go with what is being read. */
export function held(): { readonly heap: number; readonly buffers: number } {
  setFlagsFromString('--expose_gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('this Node.js cannot collect when asked');
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return { heap: heapUsed, buffers: external };
}
