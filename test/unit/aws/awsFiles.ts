import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Callers } from '../../../src/aws/callers';

/** A config and a credentials file of a test's own, in place of those of the machine. */
export interface AwsFiles {
  config(text: string): Promise<void>;
  credentials(text: string): Promise<void>;
  /** Gives the environment back as it was. */
  remove(): Promise<void>;
}

/** The keys of AWS's documentation. */
export const KEYS = `aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
`;

/** Asks nobody who calls, for tests that count requests. */
export const UNASKED: Callers = { of: async () => undefined };

/** Points the SDK to new files with a profile `demo`, and its services to the endpoint; hides all else. */
export async function awsFiles(endpoint: string): Promise<AwsFiles> {
  const saved = Object.entries(process.env).filter(([name]) => name.startsWith('AWS_'));
  const clear = () => {
    for (const name of Object.keys(process.env))
      if (name.startsWith('AWS_')) Reflect.deleteProperty(process.env, name);
  };
  const folder = await mkdtemp(join(tmpdir(), 'cloudtrail-lens-'));
  const path = (name: string) => join(folder, name);
  const files: AwsFiles = {
    config: text => writeFile(path('config'), text),
    credentials: text => writeFile(path('credentials'), text),
    async remove() {
      clear();
      Object.assign(process.env, Object.fromEntries(saved));
      await rm(folder, { recursive: true });
    },
  };
  clear();
  Object.assign(process.env, {
    AWS_CONFIG_FILE: path('config'),
    AWS_SHARED_CREDENTIALS_FILE: path('credentials'),
    AWS_ENDPOINT_URL_CLOUDTRAIL: endpoint,
    AWS_ENDPOINT_URL_ATHENA: endpoint,
    AWS_ENDPOINT_URL_STS: endpoint,
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  await files.config('[profile demo]\nregion = us-east-1\n');
  await files.credentials(`[demo]\n${KEYS}`);
  return files;
}
