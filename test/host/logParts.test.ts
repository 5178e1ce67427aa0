import * as vscode from 'vscode';
import { EventDocuments, partOf } from '../../src/host/eventDocuments';
import { equal, ok } from './assert';

const EVENTS = 12;
const event = (index: number) => ({
  eventVersion: '1.11',
  eventTime: `2026-11-18T09:00:${String(index).padStart(2, '0')}Z`,
  eventSource: 'iam.amazonaws.com',
  eventName: `Call${index}`,
  awsRegion: 'us-east-1',
  userIdentity: { type: 'IAMUser', userName: 'alice' },
});
const textOf = (count: number) =>
  JSON.stringify({ Records: Array.from({ length: count }, (_, index) => event(index)) });

const rejection = (work: Promise<unknown>) =>
  work.then(
    () => '',
    (error: unknown) => String(error),
  );

describe('a log that is too large for one document', () => {
  let text = textOf(EVENTS);
  let source: vscode.Uri;
  const documents = new EventDocuments(
    () => Promise.resolve(text),
    () => import('../../src/core/reference'),
    1500,
  );

  before(async () => {
    const [log] = await vscode.workspace.findFiles('111122223333_CloudTrail_*.json');
    ok(log, 'the workspace has no log');
    source = log;
  });
  after(() => documents.dispose());
  afterEach(() => (text = textOf(EVENTS)));

  const read = async (uri: vscode.Uri) =>
    JSON.parse(new TextDecoder().decode(await documents.readFile(uri))) as {
      readonly Records: readonly { readonly eventName: string }[];
    };

  it('is shown in parts, which hold all of its events once', async () => {
    const parts = await documents.partsOf(source);
    ok(parts.length > 2, `${parts.length} parts`);
    const names: string[] = [];
    for (const part of parts) {
      const uri = documents.logUri(source, part);
      equal(partOf(uri)?.from, part.from);
      equal(partOf(uri)?.source.toString(), source.toString());
      names.push(...(await read(uri)).Records.map(({ eventName }) => eventName));
    }
    equal(names.join(), Array.from({ length: EVENTS }, (_, index) => `Call${index}`).join());
  });

  it('opens at an event in the part that has it', async () => {
    const place = await documents.formatted(source, 7);
    const uri = vscode.Uri.parse(place.uri, true);
    ok(partOf(uri)?.part !== 0, 'the first part');
    equal((await read(uri)).Records[place.index]?.eventName, 'Call7');
  });

  it('says so where it is asked for as a whole', async () => {
    const said = await rejection(documents.readFile(documents.logUri(source)));
    ok(/in parts/.test(said), said);
  });

  it('says so where the log has changed since', async () => {
    const { uri } = await documents.formatted(source, 7);
    text = textOf(3);
    const said = await rejection(documents.readFile(vscode.Uri.parse(uri, true)));
    ok(/has changed/.test(said), said);
  });
});

describe('a log for another thread', () => {
  it('is what that makes of it, and is read here where it makes nothing', async () => {
    const [source] = await vscode.workspace.findFiles('111122223333_CloudTrail_*.json');
    ok(source, 'the workspace has no log');
    let made: Uint8Array | undefined = new TextEncoder().encode('made elsewhere');
    const halves = [
      { from: 0, to: 6 },
      { from: 6, to: EVENTS },
    ];
    const opened = () =>
      new EventDocuments(
        () => Promise.resolve(textOf(EVENTS)),
        () => import('../../src/core/reference'),
        1500,
        {
          parts: () => Promise.resolve(made && { parts: halves, count: EVENTS }),
          format: () => Promise.resolve(made),
        },
      );
    const shown = async (documents: EventDocuments) => {
      const { uri, index } = await documents.formatted(source, 7);
      const bytes = await documents.readFile(vscode.Uri.parse(uri, true));
      const { from, to } = partOf(vscode.Uri.parse(uri, true)) ?? {};
      documents.dispose();
      return { text: new TextDecoder().decode(bytes), from, to, index };
    };
    const there = await shown(opened());
    equal(there.text, 'made elsewhere');
    equal([there.from, there.to, there.index].join(), '6,12,1');
    made = undefined;
    const here = await shown(opened());
    equal(
      (JSON.parse(here.text) as { readonly Records: readonly { readonly eventName: string }[] })
        .Records[here.index]?.eventName,
      'Call7',
    );
    ok(here.to !== there.to, 'the parts of the thread that made none');
  });
});

describe('a log that fits into one document', () => {
  it('has no parts', async () => {
    const documents = new EventDocuments(
      () => Promise.reject(new Error('not read')),
      () => Promise.reject(new Error('not asked for')),
    );
    const [source] = await vscode.workspace.findFiles('111122223333_CloudTrail_*.json');
    ok(source, 'the workspace has no log');
    const { uri, index } = await documents.formatted(source, 2);
    equal(partOf(vscode.Uri.parse(uri, true)), undefined);
    equal(index, 2);
    documents.dispose();
  });
});
