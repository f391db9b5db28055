import './typescript.mjs';

const { default: run } = await import('./global-setup.ts');
export default run;
