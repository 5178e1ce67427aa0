import type { JsonValue } from '../cloudTrailEvent';
import { callEvent, type Call } from './call';
import type { KnownCaller } from './caller';
import type { TidyRecord } from './forms';
import type { Form } from './recordShape';

/** A call that was seen, with what is kept of it. */
interface KnownCall<T> {
  readonly call: Call;
  readonly form: Form;
  readonly ofCall: TidyRecord['ofCall'];
  readonly holds: T;
}

/** Remembers calls by caller and operation. Events of one form with the same fields are of one call. */
export function knownCalls<T>() {
  type Calls = Map<JsonValue, KnownCall<T>[]>;
  let byCaller = new WeakMap<KnownCaller, Calls>();
  let newest: { caller?: KnownCaller; calls: Calls | undefined } = { calls: undefined };
  let count = 0;
  return {
    of(tidy: TidyRecord, caller: KnownCaller, eventName: JsonValue): KnownCall<T> | undefined {
      if (caller !== newest.caller) newest = { caller, calls: byCaller.get(caller) };
      const known = newest.calls?.get(eventName);
      if (!known) return undefined;
      for (const one of known)
        if (one.form === tidy.form && isSame(one.ofCall, tidy.ofCall)) return one;
      return undefined;
    },
    /** Keeps the call, not the event that it was seen in. */
    keep({ form, ofCall }: TidyRecord, call: Call, holds: T): void {
      if (++count > MOST_CALLS) {
        byCaller = new WeakMap();
        count = 1;
      }
      const { caller, event } = call;
      const calls = byCaller.get(caller) ?? new Map<JsonValue, KnownCall<T>[]>();
      byCaller.set(caller, calls);
      newest = { caller, calls };
      const known = calls.get(event.eventName) ?? [];
      calls.set(event.eventName, known);
      if (known.length >= MOST_ALIKE) known.pop();
      known.unshift({ call: callOf(call), form, ofCall: [...ofCall], holds });
    },
  };
}

/** The calls of a dozen large logs. */
const MOST_CALLS = 10_000;
/** Of one caller and operation: they differ in Region, error and such. Looking through more does not pay. */
const MOST_ALIKE = 16;

function isSame(one: TidyRecord['ofCall'], other: TidyRecord['ofCall']): boolean {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

function callOf(call: Call): Call {
  return {
    event: callEvent(call.event),
    layout: call.layout,
    caller: call.caller,
    identity: call.identity,
    type: call.type,
    arn: call.arn,
    invokedBy: call.invokedBy,
    sessionContext: call.sessionContext,
    sessionIssuer: call.sessionIssuer,
    issuerArn: call.issuerArn,
    minorVersion: call.minorVersion,
    category: call.category,
    eventType: call.eventType,
    eventName: call.eventName,
    eventSource: call.eventSource,
  };
}
