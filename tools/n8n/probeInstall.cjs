// Run under the Node of an install, with the real path of n8n's package.json: answers with the versions
// when what n8n cannot start without loads.
const { createRequire } = require('node:module');

const fromN8n = createRequire(process.argv[2]);
const { Database } = fromN8n('sqlite3');
const database = new Database(':memory:', (error) => {
	if (error) throw error;
	database.close();
	const { version } = fromN8n('./package.json');
	process.stdout.write(JSON.stringify({ node: process.versions.node, n8n: version }));
});
