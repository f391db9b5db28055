import 'reflect-metadata';
import { verifyHistory } from './boot/verify-history.js';

await verifyHistory();
