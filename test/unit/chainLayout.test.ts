import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EDGE_KINDS } from '../../src/core/identity';
import { leadsBack, type Picture } from '../../src/core/picture/shape';
import { bottom, right, type Rect } from '../../src/webview/page/geometry';
import { GUTTER, place, plan, type Placed } from '../../src/webview/page/layout';
import { ranks } from '../../src/webview/page/ranks';

const HOME = '111122223333';
const OTHER = '444455556666';

/** A chain in short: `from kind to` for each arrow, and the accounts of some nodes. */
function chain(arrows: string, accounts: Readonly<Record<string, string>> = {}): Picture {
  const edges = arrows.split('; ').map(arrow => {
    const kind = EDGE_KINDS.find(kind => arrow.includes(` ${kind} `)) ?? 'called';
    const [from = '', to = ''] = arrow.split(` ${kind} `);
    return { from, to, kind, evidence: [{ eventID: 'e', pointer: '/x' }] };
  });
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const nodes = ids.map(id => ({
    id,
    kind: 'unknown' as const,
    label: id,
    facts: [],
    observations: [],
    ...(accounts[id] === undefined ? {} : { account: accounts[id] }),
  }));
  return { nodes, edges };
}

const PLAIN = chain('role issued session; session called call; call touched bucket');
const BRANCHED = chain(
  'session on behalf of person; session carries source; switcher assumed role; role issued session; ' +
    'session called through service; service called call; call touched a; call touched b; call issued key',
  {
    person: OTHER,
    role: HOME,
    switcher: HOME,
    session: HOME,
    call: HOME,
    a: OTHER,
    b: OTHER,
    key: HOME,
  },
);

function picture(of: Picture, width: number, height: (id: string) => number): Placed {
  return place(of, plan(of, width), new Map(of.nodes.map(({ id }) => [id, height(id)])));
}

const overlap = (a: Rect, b: Rect) =>
  a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a);
const contains = (a: Rect, b: Rect) =>
  a.x <= b.x && a.y <= b.y && right(a) >= right(b) && bottom(a) >= bottom(b);

const inner = ({ x, y, width, height }: Rect) => ({
  x: x + 2,
  y: y + 2,
  width: width - 4,
  height: height - 4,
});

/** All points of a path, of which the page uses absolute commands only. */
function points(path: string): { readonly x: number; readonly y: number }[] {
  let [x, y] = [0, 0];
  const found: { x: number; y: number }[] = [];
  for (const [, command, rest = ''] of path.matchAll(/([A-Z])([^A-Z]*)/g)) {
    const numbers = rest.trim().split(/\s+/).filter(Boolean).map(Number);
    if (command === 'H') [x = x] = numbers;
    else if (command === 'V') [y = y] = numbers;
    else
      for (let index = 0; index + 1 < numbers.length; index += 2) {
        [x = x, y = y] = numbers.slice(index);
        found.push({ x, y });
      }
    found.push({ x, y });
  }
  return found;
}

describe('ranks', () => {
  it('puts origins left of what they led to, and targets right of the call', () => {
    assert.deepEqual(ranks(PLAIN), [['role'], ['session'], ['call'], ['bucket']]);
    assert.deepEqual(ranks(BRANCHED), [
      ['switcher'],
      ['person', 'source', 'role'],
      ['session'],
      ['service'],
      ['call'],
      ['a', 'b', 'key'],
    ]);
  });

  it('keeps a call that nobody is known to have made', () => {
    assert.deepEqual(ranks({ ...PLAIN, nodes: PLAIN.nodes.slice(2, 3), edges: [] }), [['call']]);
  });
});

describe('the layout of a chain', () => {
  const tall = (id: string) => 60 + ((id.length * 37) % 150);

  it('runs from left to right where there is room, in rows where there is less, and down where there is little', () => {
    assert.equal(plan(PLAIN, 1400).rows.length, 1);
    assert.equal(plan(PLAIN, 700).rows.length, 2);
    assert.equal(plan(PLAIN, 300).rows.length, 0);
    const across = picture(PLAIN, 1400, tall);
    const order = ['role', 'session', 'call', 'bucket'].map(id => across.boxes.get(id));
    order.slice(1).forEach((box, index) => {
      const before = order[index];
      assert.ok(box && before && box.x - right(before) === GUTTER);
    });
  });

  it('goes on with each row where the one before ends, and reads each from left to right', () => {
    const { boxes, arrows } = picture(PLAIN, 700, tall);
    const [role, session, call, bucket] = ['role', 'session', 'call', 'bucket'].map(id =>
      boxes.get(id),
    );
    assert.ok(role && session && call && bucket);
    assert.ok(right(role) < session.x && right(call) < bucket.x);
    assert.equal(call.x, role.x);
    const lane = arrows.find(({ edge }) => edge.to === 'call');
    assert.ok(lane && call.y > Math.max(bottom(role), bottom(session)));
    assert.ok(lane.label.y > bottom(session) && lane.label.y < call.y);
    for (const { x, y } of points(lane.line))
      for (const box of boxes.values())
        assert.ok(!overlap({ x: x - 1, y: y - 1, width: 2, height: 2 }, inner(box)));
  });

  it('keeps together whatever branches', () => {
    const rowsAt = (width: number) => plan(BRANCHED, width).rows.map(row => row.flat());
    assert.deepEqual(rowsAt(1000), [
      ['switcher', 'person', 'source', 'role', 'session'],
      ['service', 'call', 'a', 'b', 'key'],
    ]);
    assert.deepEqual(rowsAt(500), [
      ['switcher'],
      ['person', 'source', 'role', 'session'],
      ['service'],
      ['call', 'a', 'b', 'key'],
    ]);
    assert.deepEqual(rowsAt(300), []);
  });

  it('fits a side bar of 300 pixels', () => {
    for (const of of [PLAIN, BRANCHED]) assert.ok(picture(of, 300, tall).width <= 300);
  });

  it('frames accounts when there are several, and none when there is one', () => {
    assert.deepEqual(
      picture(chain('u called call', { u: HOME, call: HOME }), 1400, tall).frames,
      [],
    );
    const crossing = picture(
      chain('u called call; call touched b', { u: HOME, call: HOME, b: OTHER }),
      1400,
      tall,
    );
    assert.deepEqual(
      crossing.frames.map(({ account }) => account),
      [HOME, OTHER],
    );
    const [home] = crossing.frames;
    for (const id of ['u', 'call']) {
      const box = crossing.boxes.get(id);
      assert.ok(home && box && contains(home, box), id);
    }
  });

  it('lets arrows of one lane end at the boxes that they join', () => {
    const { boxes, arrows } = picture(BRANCHED, 300, tall);
    for (const { edge, head } of arrows) {
      const target = boxes.get(edge.to);
      const [tip] = points(head);
      assert.ok(target && tip);
      const touches = tip.x === target.x || tip.y === target.y || tip.y === bottom(target);
      assert.ok(touches, `${edge.from} ${edge.kind} ${edge.to}`);
    }
  });

  it('overlaps nothing and stays in bounds, at every width and height', () => {
    const chains = fc
      .record({
        origins: fc.array(fc.constantFrom('assumed', 'on behalf of', 'carries', 'federated'), {
          maxLength: 4,
        }),
        middle: fc.integer({ min: 1, max: 3 }),
        targets: fc.integer({ min: 0, max: 5 }),
        accounts: fc.array(fc.constantFrom(undefined, HOME, OTHER), {
          minLength: 14,
          maxLength: 14,
        }),
      })
      .map(({ origins, middle, targets, accounts }) => {
        const line = [...Array(middle).keys()].map(index => `m${index}`).concat('call');
        const arrows = [
          ...origins.map((kind, index) =>
            leadsBack({ kind: kind as 'carries' })
              ? `m0 ${kind} o${index}`
              : `o${index} ${kind} m0`,
          ),
          ...line.slice(1).map((id, index) => `${line[index]} called ${id}`),
          ...[...Array(targets).keys()].map(index => `call touched t${index}`),
        ];
        const made = chain(arrows.join('; '));
        return chain(
          arrows.join('; '),
          Object.fromEntries(
            made.nodes.flatMap(({ id }, index) => {
              const account = accounts[index];
              return account === undefined ? [] : [[id, account]];
            }),
          ),
        );
      });
    fc.assert(
      fc.property(
        chains,
        fc.integer({ min: 280, max: 2000 }),
        fc.array(fc.integer({ min: 50, max: 400 }), { minLength: 14, maxLength: 14 }),
        (of, width, heights) => {
          const index = new Map(of.nodes.map(({ id }, at) => [id, at]));
          assertTidy(
            of,
            picture(of, width, id => heights[index.get(id) ?? 0] ?? 50),
          );
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  function assertTidy(of: Picture, { boxes, frames, arrows, width, height }: Placed): void {
    const all = [...boxes.entries()];
    const bounds = { x: 0, y: 0, width, height };
    assert.equal(all.length, of.nodes.length);
    all.forEach(([id, box], index) => {
      assert.ok(contains(bounds, box), `${id} in bounds`);
      for (const [other, otherBox] of all.slice(index + 1))
        assert.ok(!overlap(box, otherBox), `${id} and ${other} overlap`);
    });
    frames.forEach((frame, index) => {
      assert.ok(contains(bounds, frame), 'frame in bounds');
      for (const other of frames.slice(index + 1))
        assert.ok(!overlap(frame, other), 'frames overlap');
      for (const { id, account } of of.nodes) {
        const box = boxes.get(id);
        if (box && account !== frame.account)
          assert.ok(!overlap(frame, box), `${id} in a strange frame`);
      }
    });
    assert.equal(arrows.length, of.edges.length);
    const labels = arrows.map(({ label: { x, y, middle } }) =>
      middle
        ? { x: x - 40, y: y - 9, width: 80, height: 18 }
        : { x, y: y - 9, width: 80, height: 18 },
    );
    labels.forEach((label, index) => {
      for (const [id, box] of all) assert.ok(!overlap(label, box), `a verb on ${id}`);
      for (const other of labels.slice(index + 1))
        assert.ok(!overlap(label, other), 'verbs overlap');
    });
    for (const { line, head } of arrows)
      for (const { x, y } of points(line + head))
        assert.ok(x >= 0 && y >= 0 && x <= width && y <= height, `${line} in bounds`);
  }
});
