/**
 * The ESLint rules of n8n's package scanner (@n8n/scan-community-package 0.32.0). Like the scanner, run them on the
 * unpacked tarball and on the sources that the provenance names, without ignored files and inline configuration.
 */
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const base = n8nNodesBase.configs;

export default [
	n8nCommunityNodesPlugin.configs.recommended,
	{
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		rules: { 'no-console': 'error' },
		linterOptions: { noInlineConfig: true },
	},
	{ files: ['package.json'], rules: base.community.rules },
	{
		files: ['**/credentials/**/*.ts'],
		rules: {
			...base.credentials.rules,
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['**/nodes/**/*.ts'],
		rules: {
			...base.nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
	{
		files: ['**/*.json', '**/*.ts'],
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
	},
];
