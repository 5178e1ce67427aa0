import { execFileSync } from 'node:child_process';
import { gunzipSync } from 'node:zlib';
import { readActionTable, type ActionTable } from '../../src/core/actions/actionTable';

let table: ActionTable | undefined;

/** What is known of calls, as the build compiles it. */
export function actionTable(): ActionTable {
  if (!table) {
    const gzip = execFileSync(process.execPath, ['scripts/actions.mjs'], { maxBuffer: 2 ** 24 });
    table = readActionTable(gunzipSync(gzip).toString());
  }
  return table;
}
