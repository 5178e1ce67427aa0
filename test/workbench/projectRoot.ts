import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const holdsManifest = (folder: string): boolean => existsSync(join(folder, 'package.json'));

const upFrom = (folder: string): string =>
  holdsManifest(folder) || dirname(folder) === folder ? folder : upFrom(dirname(folder));

/** The folder of the extension's package.json: found upward, since bundles lie at several depths. */
export const projectRoot = upFrom(__dirname);
