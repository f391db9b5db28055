// Completes package-lock.json after `npm install`: a registry that lacks the programs of some platforms makes npm leave
// them out, and then `npm ci` refuses the file. They are named here by what the packages themselves ask for.
import { readFileSync, writeFileSync } from 'node:fs';

const systems = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openharmony'];
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32'];
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { packages } = lock;

/** Whether a package that stands at `place` would find `name` from there. */
function isThere(place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (`${at === '' ? '' : `${at}/`}node_modules/${name}` in packages) return true;
    if (at === '' || !at.includes('/node_modules/')) return `node_modules/${name}` in packages;
  }
}

function entry(name, version, isDev) {
  const words = name.split('/').at(-1).split(/[-.]/);
  const arm = words.some((word) => word.startsWith('arm') && word !== 'arm64') ? ['arm'] : [];
  const os = words
    .map((word) => (word === 'windows' ? 'win32' : word))
    .filter((word) => systems.includes(word));
  const cpu = [...words.filter((word) => processors.includes(word)), ...arm];
  return {
    version,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(isDev ? { dev: true } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}

for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages))
  for (const [name, version] of Object.entries(place === '' ? {} : optionalDependencies))
    if (/^[~^]?\d/.test(version) && !isThere(place, name)) {
      // of a range the lowest: the one version that is sure to exist
      const lowest = version.replace(/^[~^]/, '');
      packages[`node_modules/${name}`] = entry(name, lowest, dev);
      console.log(`added ${name}@${lowest}`);
    }

const [root, ...others] = Object.entries(packages);
lock.packages = Object.fromEntries([root, ...others.sort(([a], [b]) => (a < b ? -1 : 1))]);
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
