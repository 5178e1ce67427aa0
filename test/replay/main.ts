// Serves event files as the Event history of an account:
//   node out/test/replay/main.js [--port N] [--account ID] FILE…
import { parseArgs } from 'node:util';
import { readEvents } from './eventFiles';
import { startReplay } from './server';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string', default: '0' }, account: { type: 'string' } },
});

async function main(): Promise<void> {
  const events = readEvents(positionals);
  if (events.length === 0)
    throw new Error('No events: name files or folders that hold CloudTrail records.');
  const { url } = await startReplay({
    events,
    port: Number(values.port),
    ...(values.account === undefined ? {} : { account: values.account }),
  });
  console.log(`${events.length} events. To use them with an AWS client:
export AWS_ENDPOINT_URL_CLOUDTRAIL=${url} AWS_ENDPOINT_URL_STS=${url}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
