/**
 * The layers of the repository. `npm run lint` fails when a file imports a layer that is not listed for its own; imports
 * of types count.
 */
const WAVEX = '^nodes/Wavex/';

/** What each layer of the nodes may import besides itself and n8n-workflow. */
const layers = {
	utils: [],
	errors: ['utils'],
	parameters: ['errors', 'utils'],
	transport: ['parameters', 'errors', 'utils'],
	execution: ['transport', 'parameters', 'errors', 'utils'],
	shared: ['parameters', 'transport', 'errors', 'utils'],
	webhooks: ['execution', 'transport', 'parameters', 'errors', 'utils'],
	methods: ['transport', 'errors', 'utils'],
	waiting: ['webhooks', 'execution', 'transport', 'parameters', 'errors', 'utils'],
	resources: [
		'waiting',
		'webhooks',
		'shared',
		'execution',
		'transport',
		'parameters',
		'errors',
		'utils',
	],
	trigger: ['waiting', 'webhooks', 'transport', 'errors', 'utils'],
};

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const layerRules = Object.entries(layers).map(([layer, allowed]) =>
	forbid(
		`layer-${layer}`,
		`${layer}/ may import only: ${[layer, ...allowed].join(', ')}.`,
		{ path: `${WAVEX}${layer}/` },
		{ path: `${WAVEX}(?!(${[layer, ...allowed].join('|')})/)` },
	),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		forbid('no-circle', 'No file may import itself through others.', {}, { circular: true }),
		forbid(
			'nodes-alone',
			'The published code imports nothing of the repository around it.',
			{ path: '^(nodes|credentials)/' },
			{ path: '^(sandbox|tools|demo|bench|test)/' },
		),
		...layerRules,
		forbid(
			'one-resource-alone',
			'A resource never imports another; what they share is in shared/.',
			{ path: `${WAVEX}resources/([^/]+)/` },
			{ path: `${WAVEX}resources/`, pathNot: `${WAVEX}resources/$1/` },
		),
		forbid(
			'sandbox-alone',
			'The sandbox imports nothing of the repository around it.',
			{ path: '^sandbox/' },
			{ path: '^(nodes|credentials|tools|demo|bench|test)/' },
		),
		forbid(
			'tools-below',
			'The tools import only the sandbox.',
			{ path: '^tools/' },
			{ path: '^(nodes|credentials|demo|bench|test)/' },
		),
		forbid(
			'demo-and-bench-beside',
			'The demo and the benchmarks import only the tools and the sandbox.',
			{ path: '^(demo|bench)/' },
			{ path: '^(nodes|credentials)/' },
		),
		...['demo', 'bench', 'test'].map((folder) =>
			forbid(
				`${folder}-on-top`,
				`Nothing outside ${folder}/ imports it, except its own tests.`,
				{ pathNot: `^(${folder}|test/${folder})/` },
				{ path: `^${folder}/` },
			),
		),
	],
	options: {
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		doNotFollow: { path: 'node_modules' },
	},
};
