// n8n loads nodes and credentials by the paths in package.json; nothing is exported from here.
