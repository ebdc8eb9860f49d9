/** Loads the built nodes and the credential with the Node that runs this, as n8n does, and prints their names. */
const path = require('node:path');
const { n8n } = require('../package.json');

const root = path.resolve(__dirname, '..');
const names = [...n8n.nodes, ...n8n.credentials].map((file) => {
	const [Type] = Object.values(require(path.join(root, file)));
	const { description, displayName = description.displayName } = new Type();
	return displayName;
});
console.log(`Node ${process.version} loads ${names.join(', ')}.`);
