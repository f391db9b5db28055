// The swagger plugin reads types while compiling: a half-built dist would lose what it read.
import { rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
