import './typescript.mjs';

const { default: run } = await import('./global-teardown.ts');
export default run;
