import eslint from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const base = n8nNodesBase.configs;

const readonly = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

const COMMON = readonly('AbortSignal', 'URL', 'console', 'fetch', 'setTimeout', 'clearTimeout');
const NODE = {
	...COMMON,
	...readonly('process', 'performance', 'Buffer', 'setInterval', 'clearInterval'),
	...readonly('require', 'module', 'exports', '__dirname'),
};
const BROWSER = {
	...COMMON,
	...readonly('document', 'window', 'location', 'performance', 'matchMedia', 'setInterval'),
	...readonly('requestAnimationFrame', 'EventSource', 'FileReader', 'FormData'),
	...readonly('ResizeObserver', 'URLSearchParams'),
};

export default tseslint.config(
	{ ignores: ['dist/', 'coverage/', '.demo/', 'node_modules/'] },
	{ linterOptions: { reportUnusedDisableDirectives: 'error' } },
	{
		files: ['**/*.{js,mjs,cjs}'],
		ignores: ['sandbox/phone/**'],
		languageOptions: { globals: NODE },
	},
	{
		files: ['**/*.{js,mjs,cjs}'],
		rules: {
			...eslint.configs.recommended.rules,
			'no-unused-vars': ['error', { ignoreRestSiblings: true }],
		},
	},
	{ files: ['**/*.js', '**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
	{
		files: ['sandbox/phone/**/*.js'],
		languageOptions: { sourceType: 'module', globals: BROWSER },
	},
	...[eslint.configs.recommended, ...tseslint.configs.recommended].map((config) => ({
		...config,
		files: ['**/*.ts'],
	})),
	{
		files: ['**/*.ts'],
		// There n8n's default configuration does not allow them.
		ignores: ['nodes/**', 'credentials/**'],
		rules: { '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }] },
	},
	{
		...n8nCommunityNodesPlugin.configs.recommended,
		files: ['nodes/**/*.ts', 'credentials/**/*.ts', 'package.json'],
	},
	{
		files: ['nodes/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...base.nodes.rules,
			// These two want plain strings; n8n's newer linter (node-connection-type-literal) forbids them.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-inputs-wrong-trigger-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
		},
	},
	{
		files: ['credentials/**/*.ts'],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: {
			...base.credentials.rules,
			// Is for n8n's own nodes, whose documentation has short names; the newer linter checks the URL.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
		},
	},
	{
		files: ['package.json'],
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: { ...base.community.rules, '@typescript-eslint/no-unused-expressions': 'off' },
	},
);
