// The other thread: does one piece of work at a time, as it is told, and gives way to the thread that people wait for. Started by threads.ts alone.
import { readlinkSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { platform } from 'node:process';
import { parentPort } from 'node:worker_threads';
import { done, type WorkOrder } from './order.ts';

/** Of niceness: about a tenth of the core where both want it, all of it where nobody else does. */
const STEPS = 10;

giveWay();
const port = parentPort;
port?.on('message', async (order: WorkOrder) => port.postMessage(await done(order)));

/**
 * Lets others have the core first. Only Linux has a priority for each thread (https://man7.org/linux/man-pages/man2/setpriority.2.html, "C library/kernel
 * differences"); elsewhere, and where the machine does not allow it, all threads stay equal.
 */
function giveWay(): void {
  if (platform !== 'linux') return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, Math.min(getPriority(thread) + STEPS, constants.priority.PRIORITY_LOW));
  } catch {
    // Without /proc, or forbidden: slower for others, but the work is the same.
  }
}
