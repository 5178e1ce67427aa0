import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CloudTrailEvent } from '../../../src/core/cloudTrailEvent';
import { describe as described, oneLine } from '../../../src/core/describe';
import { chainPicture } from '../../../src/core/picture/chainPicture';
import { glanceAt, hintWords, outcomeKind } from '../../../src/core/picture/glance';
import { mermaidOf } from '../../../src/core/picture/mermaid';
import { plainTextOf, sessionTextOf } from '../../../src/core/picture/plainText';
import { sessionPicture } from '../../../src/core/picture/sessionPicture';
import type { Picture, PictureFact } from '../../../src/core/picture/shape';
import { assertExpected } from '../expected';
import { at, made, roleSession } from '../trace/made';
import { drawn } from './drawn';
import { longSession, SITUATIONS, twelveHops } from './situations';

const say = (word: string) => word;
const fixtures = join(process.cwd(), 'test', 'fixtures', 'events');

describe('reviewed pictures', () => {
  it('of the sample events, in a line and step by step', () => {
    const events = readdirSync(fixtures)
      .sort()
      .map(name => [name, readFixture(name)] as const);
    const texts = events.map(([name, event]) => {
      const { kind } = described(event);
      return plainTextOf(chainPicture(event), `## ${name}: ${oneLine(event)} (${kind})`, say);
    });
    assertExpected('sampleEvents', texts.join('\n'));
  });

  it('of traces', () => {
    const situations = { ...SITUATIONS, twelveHops: twelveHops() };
    const texts = Object.entries(situations).map(([name, events]) =>
      plainTextOf(drawn(events), `## ${name}`, say),
    );
    assertExpected('traces', texts.join('\n'));
  });

  it('of traces, at a glance', () => {
    const texts = Object.entries(SITUATIONS).map(([name, events]) =>
      [`## ${name}`, ...glances(drawn(events)), ''].join('\n'),
    );
    assertExpected('glances', texts.join('\n'));
  });

  it('of traces, as Mermaid', () => {
    const texts = Object.entries(SITUATIONS).map(
      ([name, events]) => `%% ${name}\n${mermaidOf(drawn(events), say)}`,
    );
    assertExpected('mermaid', texts.join('\n'));
  });

  it('of sessions', () => {
    const userIdentity = roleSession({
      session: 'alice',
      more: { invokedBy: 'athena.amazonaws.com' },
    });
    const few = [
      made('one', at('09:00'), { userIdentity, requestParameters: { bucketName: 'logs' } }),
      made('two', 'soon', { userIdentity, errorCode: 'NoSuchBucket', userAgent: 'Boto3/1.40.0' }),
    ];
    const sessions = [
      sessionPicture({ events: longSession(40), children: [], person: undefined }),
      sessionPicture({
        events: few,
        children: [
          { startedBy: 'one', name: 'Audit / x', events: 1 },
          { startedBy: 'two', name: 'Audit / y', events: 2 },
        ],
        person: { id: 'iam-user:arn:aws:iam::111122223333:user/alice', confidence: 'recorded' },
      }),
      sessionPicture({ events: few.slice(0, 1), children: [], person: undefined }),
    ];
    assertExpected('sessions', sessions.map(one => sessionTextOf(one, say)).join('\n'));
  });
});

function readFixture(name: string): CloudTrailEvent {
  return JSON.parse(readFileSync(join(fixtures, name), 'utf8')) as CloudTrailEvent;
}

/** What each box shows at once, and what it keeps for later. */
function glances({ nodes }: Picture): readonly string[] {
  return nodes.flatMap(node => {
    const { kind, named, outcome, hints, facts, more } = glanceAt(node, say);
    const words = ({ label, value }: PictureFact) => `${label}: ${value}`;
    return [
      `${kind} | ${node.label}`,
      ...(named ? [`  named by ${words(named)}`] : []),
      ...(outcome ? [`  ${outcome.value} (${outcomeKind(outcome)})`] : []),
      ...hints.map(fact => `  ${hintWords(fact, node, say)}`),
      ...facts.map(fact => `  ${words(fact)}`),
      ...more.map(fact => `    more: ${words(fact)}`),
    ];
  });
}
