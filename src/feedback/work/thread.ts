// The other thread: does one piece of work at a time, as it is told. Started by threads.ts alone.
import { parentPort } from 'node:worker_threads';
import { done, type Order } from './order.ts';

const port = parentPort;
port?.on('message', (order: Order) => port.postMessage(done(order)));
