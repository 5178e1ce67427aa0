import assert from 'node:assert/strict';
import { markdownOf, sessionMarkdownOf } from '../../../src/core/picture/markdown';
import { mermaidOf } from '../../../src/core/picture/mermaid';
import { outline } from '../../../src/core/picture/outline';
import { plainTextOf, sessionTextOf } from '../../../src/core/picture/plainText';
import { sessionPicture } from '../../../src/core/picture/sessionPicture';
import type { Picture } from '../../../src/core/picture/shape';
import { svgOf } from '../../../src/webview/page/svgPicture';
import { asia, assumeRole, at, made, roleSession, user } from '../trace/made';
import { drawn } from './drawn';
import { SITUATIONS } from './situations';

const say = (word: string) => word;

/** Names that would be something else in a format that takes them at their word. */
const HOSTILE = [
  '"]-->x["click',
  '</text><script>alert(1)</script>',
  '`code` **bold** [link](https://evil.example)',
  'line\nend\r\n## heading',
  'right\u202Eleft\u2066',
  '\u001b[31mred\u0007',
  'https://evil.example/?a=b www.evil.example me@evil.example',
  '<img src=x onerror=alert(1)>',
  '%%{init: {"theme":"x"}}%%; click n0 "javascript:alert(1)"',
  '#quot;&#x3c;b&#x3e;',
  '| cell | ~~gone~~ $x$ ',
];

/** A trace in which a name stands wherever an event may have one. */
function pictureWith(name: string): Picture {
  const session = { role: 'Admin', session: name, key: asia(1), created: at('09:00') };
  return drawn([
    assumeRole('start', at('09:00'), user('alice', { userName: name }), session),
    made('end', at('09:10'), {
      eventName: name,
      userAgent: name,
      requestParameters: { bucketName: name },
      userIdentity: roleSession(session),
    }),
  ]);
}

describe('a copy of a picture', () => {
  it('looks at each arrow a few times, however many there are', () => {
    const looksAt = (count: number) => {
      let looks = 0;
      const call = { id: 'call', kind: 'call' as const, label: 'c', facts: [], observations: [] };
      const targets = Array.from({ length: count }, (_, index) => index);
      const nodes = targets.map(index => ({
        ...{ id: `r${index}`, kind: 'resource' as const, label: `r${index}`, facts: [] },
        ...{ observations: [], account: String(111122220000 + index) },
      }));
      const edges = targets.map(index => ({
        ...{ kind: 'touched' as const, evidence: [] },
        get from() {
          looks++;
          return 'call';
        },
        get to() {
          looks++;
          return `r${index}`;
        },
      }));
      const picture = { nodes: [call, ...nodes], edges };
      const copies = [mermaidOf, (of: Picture, by: typeof say) => plainTextOf(of, '', by)];
      for (const copy of copies) copy(picture, say);
      markdownOf(picture, '', say);
      svgOf(picture, '', say);
      return looks;
    };
    const [few, many] = [looksAt(50), looksAt(400)];
    assert.ok(many < 10 * few, `${few} looks, then ${many}`);
  });
});

describe('picture as Mermaid', () => {
  it('has each node, arrow and account', () => {
    assert.equal(
      mermaidOf(drawn(SITUATIONS.gapFurtherBack), say).replaceAll(/<br\/>[^"]*/g, ''),
      `flowchart LR
  subgraph a0["Account 1111-2222-3333"]
    n0["Missing step"]
    n1["Session"]
    n4[("Resource")]
  end
  subgraph a1["Account 4444-5555-6666"]
    n2["Session"]
    n3(["Call"])
  end
  n0 -->|"led to"| n1
  n1 -->|"assumed"| n2
  n2 -->|"called"| n3
  n3 -->|"touched"| n4
  style n0 stroke-dasharray: 4 3
`,
    );
  });

  it('says what is not recorded, and draws it dashed', () => {
    assert.match(
      mermaidOf(drawn(SITUATIONS.consoleSignIn), say),
      /n0 -\.->\|"signed in to, joined by time"\| n1/,
    );
  });

  it('cuts what is too long to be read at a glance, between characters', () => {
    const nameIn = (name: string) =>
      /"Call<br\/>([^<"]*)/.exec(mermaidOf(pictureWith(name), say))?.[1];
    assert.equal(nameIn('x'.repeat(120)), 'x'.repeat(120));
    assert.equal(nameIn('x'.repeat(121)), `${'x'.repeat(119)}…`);
    assert.equal(nameIn('😀'.repeat(121)), `${'😀'.repeat(119)}…`);
  });

  it('keeps names inside of their quotes', () => {
    const plain = mermaidOf(pictureWith('plain'), say).split('\n');
    for (const name of HOSTILE) {
      const lines = mermaidOf(pictureWith(name), say).split('\n');
      assert.equal(lines.length, plain.length, name);
      for (const line of lines) {
        const quoted = line.replaceAll('<br/>', '').match(/"([^"]*)"/)?.[1] ?? '';
        assert.doesNotMatch(quoted, /[<>`|[\]{}()\\]|#(?!\d+;)|;(?<!#\d+;)/, line);
        assert.match(line, /^[\s\w.>|[\]()"<=#;:-]*("[^"]*")?[\s\w|[\]():-]*$/u, line);
      }
    }
  });
});

describe('picture as Markdown', () => {
  it('says what the text for screen readers says', () => {
    const picture = drawn(SITUATIONS.twoHops);
    const markdown = markdownOf(picture, 'Title', say).replaceAll(/\\|\*/g, '');
    for (const { name, facts, arrows } of outline(picture, say)) {
      assert.ok(markdown.includes(name));
      for (const { words } of facts) assert.ok(markdown.includes(words), words);
      for (const { verb, to } of arrows) assert.ok(markdown.includes(`→ ${verb} ${to}`));
    }
  });

  it('has no markup, links or lines of its own in what events say', () => {
    const plain = markdownOf(pictureWith('plain'), 'plain', say).split('\n');
    for (const name of HOSTILE) {
      const markdown = markdownOf(pictureWith(name), name, say);
      assert.equal(markdown.split('\n').length, plain.length, name);
      assert.doesNotMatch(markdown, /<|>|[a-z]:\/\/|www\.|[a-z]@[a-z]/i, name);
      assert.doesNotMatch(markdown, /(?<!\\)[`[\]~$|]/, name);
    }
  });
});

describe('picture as text', () => {
  it('cannot move a cursor or turn what stands beside it', () => {
    for (const name of HOSTILE) {
      const words = plainTextOf(pictureWith(name), name, say);
      assert.doesNotMatch(words.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\u2028\u2029]/u, name);
    }
    assert.ok(plainTextOf(pictureWith('a\u202Eb'), '', say).includes('a\\u202eb'));
  });
});

describe('picture as SVG', () => {
  it('is a document of its own, in which names are text', () => {
    for (const name of HOSTILE) {
      const { text } = svgOf(pictureWith(name), name, say);
      const tags = new Set([...text.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag));
      assert.deepEqual(tags, new Set(['svg', 'title', 'rect', 'text', 'g', 'path']), name);
      const markup = text.replaceAll(/>[^<]*</g, '><');
      assert.doesNotMatch(markup, /\s(?:on\w+|href|style|class)=/, name);
      assert.doesNotMatch(text, /&(?!#\d+;)/, name);
      assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u, name);
    }
  });

  it('shows the names, what happened, and verbs, within its bounds', () => {
    const { text, width, height } = svgOf(drawn(SITUATIONS.threeHops), 'DeleteTrail', say);
    for (const words of ['alice', 'Admin / alice', 'Backup / nightly', 'Succeeded', 'assumed'])
      assert.ok(text.includes(`>${words}<`), words);
    for (const [, x = '', y = ''] of text.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g))
      assert.ok(+x < width && +y < height);
  });

  it('shows at most three lines of a long name', () => {
    const long = svgOf(pictureWith('name-'.repeat(5000)), '', say);
    const short = svgOf(pictureWith('name'), '', say);
    assert.ok(long.text.length < 3 * short.text.length);
    assert.ok(long.height < 3 * short.height);
  });
});

/** A session in which a name stands wherever one may. */
const sessionWith = (name: string, calls = 2) =>
  sessionPicture({
    person: undefined,
    events: [...Array(calls).keys()].map(index =>
      made(`call-${index}`, at(`09:0${index}`), {
        eventName: name,
        errorCode: index === 0 ? 'AccessDenied' : undefined,
        userAgent: index === 1 ? name : undefined,
        requestParameters: { bucketName: name },
        userIdentity: roleSession({ role: 'Admin', session: name, key: asia(1) }),
      }),
    ),
    children: [{ startedBy: 'call-0', name, events: 1 }],
  });

describe('session as text', () => {
  it('has whose it is, each event with its remarks, and what it started', () => {
    assert.equal(
      sessionTextOf(sessionWith('GetObject'), say),
      `Session of Admin / GetObject
2 events
1 call was denied or failed

Sessions that it started
- GetObject (1 event)  [call-0]

2026-11-18T09:00:00Z  GetObject; GetObject; denied; Started GetObject (1 event)  [call-0]
2026-11-18T09:01:00Z  GetObject; GetObject  [call-1]
`,
    );
  });

  it('speaks of one event as one', () => {
    const lines = sessionTextOf(sessionWith('GetObject', 1), say).split('\n');
    assert.equal(lines[1], '1 event');
  });

  it('keeps each event on its line', () => {
    const plain = sessionTextOf(sessionWith('plain'), say).split('\n');
    for (const name of HOSTILE) {
      const text = sessionTextOf(sessionWith(name), say);
      assert.equal(text.split('\n').length, plain.length, name);
      assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
    }
  });
});

describe('session as Markdown', () => {
  it('is a table of its events', () => {
    assert.match(
      sessionMarkdownOf(sessionWith('GetObject'), say),
      /\| 2026-11-18T09:00:00Z \| GetObject \| GetObject \| denied; Started GetObject \(1 event\) \| call-0 \|/,
    );
  });

  it('has five cells a row whatever names say', () => {
    const plain = sessionMarkdownOf(sessionWith('plain'), say).split('\n');
    for (const name of HOSTILE) {
      const lines = sessionMarkdownOf(sessionWith(name), say).split('\n');
      assert.equal(lines.length, plain.length, name);
      for (const line of lines) {
        if (line.startsWith('|')) assert.equal(line.match(/(?<!\\)\|/g)?.length, 6, line);
        assert.doesNotMatch(line, /[<>]|(?<!\\)[`*[\]]|:\/\/|www\./, line);
      }
    }
  });
});
