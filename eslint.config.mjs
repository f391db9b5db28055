import eslint from '@eslint/js';
import prettier from 'eslint-config-prettier';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Words that may stand only in one room; the room's own files are let off below. */
const onlyClock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Ask the Clock (src/clock).',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Ask the Clock (src/clock).',
  },
];
const onlyConfig = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Read the Config (src/config).',
  },
];
const noHttpException = [
  { selector: 'ImportSpecifier[imported.name=/Exception$/]', message: 'Throw a Problem (src/http/problem).' },
];
const noParallelTx = [
  {
    selector:
      "CallExpression[callee.object.name='Promise'][callee.property.name=/^(all|allSettled|race|any)$/] CallExpression[callee.object.name='tx']",
    message: 'One connection runs one statement at a time: await them one after the other.',
  },
  {
    selector:
      "CallExpression[callee.property.name='transaction'] MemberExpression[object.property.name='database'][property.name='read']",
    message: 'Inside a transaction read through its tx.',
  },
];

export default tseslint.config(
  { ignores: ['**/dist', 'coverage', '**/node_modules', '.data', 'sdk/typescript/src/generated'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 200, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 40, skipComments: true }],
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 5 }],
      'no-restricted-syntax': ['error', ...onlyClock, ...onlyConfig, ...noHttpException, ...noParallelTx],
      'no-console': 'error',
      'no-control-regex': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      // Nest's modules and our mixins are classes that only carry decorators or statics
      '@typescript-eslint/no-extraneous-class': 'off',
      // numbers in texts are fine
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `void reply.send()` and one-line arrows that end in a call read better than a block
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { prefer: 'type-imports', fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/unified-signatures': 'off',
      // `rows.map(XDto.from)`: a static that uses no `this`
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      // we spread code points, not letters, and say so where it matters
      '@typescript-eslint/no-misused-spread': 'off',
      // rows and answers are plain objects in the shape of their class; what has behaviour is made by `new`
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // where a row's type says "never null" and a client's header may still be, the check stays
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    // emitDecoratorMetadata reads constructor types at run time: they must stay value imports
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { prefer: 'type-imports', fixStyle: 'inline-type-imports' },
      ],
    },
  },
  {
    files: ['src/clock/**'],
    rules: { 'no-restricted-syntax': ['error', ...onlyConfig, ...noHttpException] },
  },
  {
    files: ['src/config/**'],
    rules: { 'no-restricted-syntax': ['error', ...onlyClock, ...noHttpException] },
  },
  {
    files: ['src/http/problem/problem-of.ts'],
    rules: { 'no-restricted-syntax': ['error', ...onlyClock, ...onlyConfig] },
  },
  {
    // it runs where there is no Clock of ours
    files: ['sdk/**'],
    rules: {
      'no-restricted-syntax': ['error', ...onlyConfig],
      // what the service says is checked also where its type says that it is so
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
  { files: ['src/database/migrations/**'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  { files: ['src/seed/content/**'], rules: { 'max-lines': 'off' } },
  {
    files: ['test/**', 'src/**/*.spec.ts', 'bench/**', 'scripts/**'],
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      complexity: 'off',
      'max-depth': 'off',
    },
  },
  {
    // compiled, never run: what is there is there for its type
    files: ['test/sdk-consumer/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        URL: 'readonly',
        process: 'readonly',
        performance: 'readonly',
        fetch: 'readonly',
        crypto: 'readonly',
        structuredClone: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        AbortController: 'readonly',
      },
    },
  },
  {
    files: ['web/**/*.{ts,tsx}'],
    extends: [hooks.configs.flat['recommended']],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['src/pages/**/*.js'],
    languageOptions: {
      globals: {
        document: 'readonly',
        location: 'readonly',
        history: 'readonly',
        addEventListener: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        BroadcastChannel: 'readonly',
        TextEncoder: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        btoa: 'readonly',
        crypto: 'readonly',
        isSecureContext: 'readonly',
      },
    },
  },
  prettier,
);
