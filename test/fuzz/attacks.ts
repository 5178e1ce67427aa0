// Texts on which a pattern would be slow if it could be: built from the pattern itself.
import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** A text that begins to match, goes on and on, and then fails. */
export interface Attack {
  readonly prefix: string;
  /** What is repeated. */
  readonly part: string;
  readonly tail: string;
}

/** Ends that few patterns match. */
const TAILS = ['\u0000', '\n\u0000', ''];

const MOST_PARTS = 200;

/**
 * Every run of neighbouring elements at any depth is repeated, alone and after what comes before it, as
 * two quantifiers that can take the same text, or a start that is found in what follows another start,
 * are what makes matching slower than linear.
 */
export function attacksOn({ source, flags }: RegExp): readonly Attack[] {
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
  });
  const alphabet = alphabetOf(source);
  const parts = new Map<string, Pick<Attack, 'prefix' | 'part'>>();
  const add = (prefix: string, part: string) => {
    if (part !== '' && parts.size < MOST_PARTS) parts.set(`${prefix}\n${part}`, { prefix, part });
  };
  const visit = ({ elements }: AST.Alternative, before: string) => {
    const runs = runsOf(elements);
    for (let from = 0; from < runs.length; from++) {
      const prefix = before + (textsOf(runs.slice(0, from).flat(), alphabet)[0] ?? '');
      for (const inner of (runs[from] ?? []).flatMap(alternativesIn)) visit(inner, prefix);
      for (let to = from + 1; to <= runs.length; to++)
        for (const part of textsOf(runs.slice(from, to).flat(), alphabet)) {
          add(prefix, part);
          add('', part);
        }
    }
  };
  for (const alternative of pattern.alternatives) visit(alternative, '');
  return [...parts.values()].flatMap(part => TAILS.map(tail => ({ ...part, tail })));
}

/** The elements, with characters that follow each other as one. */
function runsOf(elements: readonly AST.Element[]): readonly (readonly AST.Element[])[] {
  const runs: AST.Element[][] = [];
  for (const element of elements) {
    const last = runs.at(-1);
    if (element.type === 'Character' && last?.[0]?.type === 'Character') last.push(element);
    else runs.push([element]);
  }
  return runs;
}

function alternativesIn(element: AST.Element): readonly AST.Alternative[] {
  if (element.type === 'Quantifier') return alternativesIn(element.element);
  return 'alternatives' in element ? (element.alternatives as readonly AST.Alternative[]) : [];
}

/** The shortest texts that the elements match one after the other: some, so that each choice is made once. */
function textsOf(elements: readonly AST.Element[], alphabet: readonly string[]): readonly string[] {
  const choices = elements.map(element => choicesOf(element, alphabet));
  const most = Math.max(1, ...choices.map(({ length }) => length));
  return Array.from({ length: most }, (_, choice) =>
    choices.map(texts => texts[choice % texts.length] ?? '').join(''),
  );
}

function choicesOf(element: AST.Element, alphabet: readonly string[]): readonly string[] {
  switch (element.type) {
    case 'Character':
      return [String.fromCodePoint(element.value)];
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass': {
      const one = new RegExp(`^${element.raw}$`, 'u');
      const matching = alphabet.filter(character => one.test(character));
      return matching.length > 0 ? matching.slice(0, 4) : ['a'];
    }
    case 'Quantifier': {
      const texts = choicesOf(element.element, alphabet);
      return texts.map(text => text.repeat(Math.max(1, element.min)));
    }
    case 'CapturingGroup':
    case 'Group':
      return element.alternatives
        .flatMap(({ elements }) => textsOf(elements, alphabet))
        .slice(0, 8);
    default:
      return [''];
  }
}

/** Characters of the pattern, then others: those that several of its parts match come first. */
function alphabetOf(source: string): readonly string[] {
  return [
    ...new Set([...'a0A -._/:', ...source.replaceAll(/\\./g, ''), ...'\t\n@=,"<{[%+é\u0000']),
  ];
}
