import { join, resolve } from 'node:path';

export const projectRoot = resolve(__dirname, '..');

/** The tarball as npm publishes it, unpacked and stripped as n8n does when it installs a community package. */
export const packedPackage = join(projectRoot, '.build', 'package');

export const nodeFolder = join(__dirname, 'node');
export const n8nFolder = join(__dirname, 'n8n');
export const workflowsFolder = join(projectRoot, 'workflows');

/** Database, settings and log of n8n when nobody names another folder. */
export const defaultUserFolder = join(__dirname, '.data');
