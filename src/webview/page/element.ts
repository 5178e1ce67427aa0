/** Attributes of an element; `text` becomes its text, never markup. */
type Attributes = Readonly<Record<string, string | undefined>>;

type Child = Node | undefined;

/** An HTML element. Whatever comes from an event goes in as text or as the value of an attribute. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { text, ...attributes }: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  setAll(made, attributes);
  made.append(...children.filter(child => child !== undefined));
  return made;
}

export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Node[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  setAll(made, attributes);
  made.append(...children);
  return made;
}

/** Text that may be broken where names of AWS have their joints, before it is broken anywhere. */
export function breakable(words: string): HTMLElement {
  const parts = words.split(JOINT).slice(0, MOST_PARTS);
  const rest = words.slice(parts.join('').length);
  const made = element('span', { text: parts.shift() ?? '' });
  for (const part of [...parts, rest]) if (part !== '') made.append(element('wbr'), part);
  return made;
}

/** After a slash and its like; after a colon or a hyphen unless that would split a time or a number. */
const JOINT = /(?<=[/_@.])|(?<=[:-])(?!\d)/;

/** Two or three lines of a box have no room for more; a value may be 100 KB of joints. */
const MOST_PARTS = 100;

function setAll(made: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(name, value);
}
