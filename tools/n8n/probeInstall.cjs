// Runs with the Node of an installation and the real path of n8n's package.json. Prints the versions when the modules
// that n8n needs to start can be loaded.
const { createRequire } = require('node:module');

const fromN8n = createRequire(process.argv[2]);
const { Database } = fromN8n('sqlite3');
const database = new Database(':memory:', (error) => {
	if (error) throw error;
	database.close();
	const { version } = fromN8n('./package.json');
	process.stdout.write(JSON.stringify({ node: process.versions.node, n8n: version }));
});
