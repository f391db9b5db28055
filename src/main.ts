import 'reflect-metadata';
import { boot } from './boot/boot.js';

await boot({ serves: true, works: true }, process.argv.slice(2));
