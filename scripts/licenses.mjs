import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of everything that went into the bundles, from esbuild's own list of inputs, so that no
 * package is bundled without its notice. Fails where a package carries a licence that is not known to
 * allow it.
 */
export function licensesOf(metafiles) {
  const folders = new Set(
    metafiles
      .flatMap(({ inputs }) => Object.keys(inputs))
      .map(input => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1])
      .filter(folder => folder !== undefined),
  );
  return [...folders]
    .sort()
    .map(licenseOf)
    .join('\n' + '-'.repeat(80) + '\n\n');
}

const ALLOWED = new Set(['MIT', 'Apache-2.0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause']);

function licenseOf(folder) {
  const { name, version, license, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  if (!ALLOWED.has(license))
    throw new Error(`${name}: licence ${license} is not among those that ship.`);
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  const owner = typeof author === 'string' ? author : (author?.name ?? 'its authors');
  const text = file
    ? readFileSync(join(folder, file), 'utf8')
    : `Copyright ${owner}. Licence: ${license}.`;
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}
