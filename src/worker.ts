import 'reflect-metadata';
import { boot } from './boot/boot.js';

await boot({ serves: false, works: true }, process.argv.slice(2));
