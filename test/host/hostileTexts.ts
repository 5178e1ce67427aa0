import { anEvent } from '../unit/core/sampleEvents';
import type { JsonObject } from '../../src/core/cloudTrailEvent';

/** What an attacker may put into a field: markup, icons, commands, hidden and turned text, lines, length. */
export const HOSTILE = [
  '<img src=x onerror="alert(1)">',
  '[x](command:test.canary) ![x](https://192.0.2.1/x.png)',
  '$(flame) $(sync~spin)',
  'a\n\n# No findings\r\n\u2028b\u001b[31m\u0000',
  '\u202egnp.exe\u2066 \u200bal\u200dice אבג',
  '``` |a|b|\n|-|-| <!-- --> {0} $&',
  'x'.repeat(100_000),
] as const;

/** An event whose every text that is shown holds this one. */
export function hostileEvent(text: string): JsonObject {
  return anEvent({
    eventName: text,
    eventType: text,
    awsRegion: text,
    sourceIPAddress: text,
    userAgent: text,
    errorCode: text,
    errorMessage: text,
    recipientAccountId: text,
    userIdentity: {
      type: 'IAMUser',
      userName: text,
      accountId: text,
      arn: `arn:aws:iam::111122223333:user/${text}`,
    },
    requestParameters: { roleName: text, [text.slice(0, 500)]: text },
  });
}
