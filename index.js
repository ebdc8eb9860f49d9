// n8n loads the nodes and the credential by the paths in package.json's "n8n" block; nothing is exported from here.
module.exports = {};
