import * as vscode from 'vscode';
import { pickProfile, pickRegions } from './connectionPicker';
import { notice } from '../host/notices';
import { keepConnections, type Connection, type EventHistoryAccess } from './connections';
import { askMfaCode } from './mfaCode';

/** Asks for a profile and Regions and keeps them in the user's settings: names, never credentials. */
export async function connect(access: EventHistoryAccess): Promise<void> {
  const title = vscode.l10n.t('Connect to Event History');
  const chosen = await pickProfile(access, title);
  if (!chosen) return;
  const profile = chosen.name === undefined ? {} : { profile: chosen.name };
  const regions = await pickRegions(title, chosen.region, preferred =>
    enabledRegions(access, { ...profile, region: preferred }),
  );
  await keepConnections(regions.map(region => ({ ...profile, region })));
}

/** Asks for the Regions in which the account can be read, with the progress in a notification. */
function enabledRegions(
  access: EventHistoryAccess,
  connection: Connection,
): Thenable<readonly string[]> {
  const location = vscode.ProgressLocation.Notification;
  const title = vscode.l10n.t('Asking which Regions are enabled…');
  return vscode.window.withProgress(
    { location, title, cancellable: true },
    async (progress, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      const asked = { ...connection, mfaCode: askMfaCode };
      const found = await access.regions(asked, controller.signal, region =>
        progress.report({ message: region }),
      );
      void notice(
        vscode.l10n.t('{0} Regions accept the credentials and are connected.', found.length),
      );
      return found;
    },
  );
}
