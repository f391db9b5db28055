import 'reflect-metadata';
import { rotateKeys } from './boot/rotate-keys.js';

await rotateKeys({ isLeaked: process.argv.includes('--now') });
