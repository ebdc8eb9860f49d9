// Runs with the Node of an installation, n8n's package.json, its database and the package's rows as JSON. Writes the rows
// that n8n's own installer writes after a download.
const { createRequire } = require('node:module');

const [manifest, file, json] = process.argv.slice(2);
const { Database, OPEN_READWRITE } = createRequire(manifest)('sqlite3');
const { name, version, author, nodes } = JSON.parse(json);

const database = new Database(file, OPEN_READWRITE, fail);
database.on('error', fail);
database.configure('busyTimeout', 10_000);
database.serialize(() => {
	const now = new Date().toISOString().replace('T', ' ').replace('Z', '');
	database.run('BEGIN IMMEDIATE', fail);
	database.run('DELETE FROM installed_nodes WHERE package = ?', [name], fail);
	database.run('DELETE FROM installed_packages WHERE packageName = ?', [name], fail);
	database.run(
		'INSERT INTO installed_packages (packageName, installedVersion, authorName, authorEmail, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?)',
		[name, version, author.name, author.email, now, now],
		fail,
	);
	for (const node of nodes) {
		database.run(
			'INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)',
			[node.name, node.type, node.version, name],
			fail,
		);
	}
	database.run('COMMIT', fail);
	database.close(fail);
});

function fail(error) {
	if (error) throw error;
}
