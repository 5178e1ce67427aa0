import type { JsonValue } from '../cloudTrailEvent';
import { callEvent, type Call } from './call';
import type { CallerKind } from './callerKind';
import type { TidyRecord } from './forms';
import type { Form } from './recordShape';

/** A call that was seen, with what is kept of it. */
interface KnownCall<T> {
  readonly call: Call;
  readonly form: Form;
  readonly ofCall: TidyRecord['ofCall'];
  readonly holds: T;
}

/** Remembers calls by kind of caller and operation. Events of one form with the same fields are of one call. */
export function knownCalls<T>() {
  type Calls = Map<JsonValue, KnownCall<T>[]>;
  let byKind = new WeakMap<CallerKind, Calls>();
  let newest: { kind?: CallerKind; calls: Calls | undefined } = { calls: undefined };
  let count = 0;
  return {
    of(tidy: TidyRecord, kind: CallerKind, eventName: JsonValue): KnownCall<T> | undefined {
      if (kind !== newest.kind) newest = { kind, calls: byKind.get(kind) };
      const known = newest.calls?.get(eventName);
      if (!known) return undefined;
      for (const one of known)
        if (one.form === tidy.form && isSame(one.ofCall, tidy.ofCall)) return one;
      return undefined;
    },
    /** Keeps the call, not the event that it was seen in. */
    keep({ form, ofCall }: TidyRecord, call: Call, holds: T): void {
      if (++count > MOST_CALLS) {
        byKind = new WeakMap();
        count = 1;
      }
      const { kind, event } = call;
      const calls = byKind.get(kind) ?? new Map<JsonValue, KnownCall<T>[]>();
      byKind.set(kind, calls);
      newest = { kind, calls };
      const known = calls.get(event.eventName) ?? [];
      calls.set(event.eventName, known);
      if (known.length >= MOST_ALIKE) known.pop();
      known.unshift({ call: callOf(call), form, ofCall: [...ofCall], holds });
    },
  };
}

/** The calls of a dozen large logs. */
const MOST_CALLS = 10_000;
/** Of one kind of caller and operation: they differ in Region, error and such. Looking through more does not pay. */
const MOST_ALIKE = 16;

function isSame(one: TidyRecord['ofCall'], other: TidyRecord['ofCall']): boolean {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

function callOf(call: Call): Call {
  return {
    event: callEvent(call.event),
    layout: call.layout,
    kind: call.kind,
    type: call.type,
    invokedBy: call.invokedBy,
    minorVersion: call.minorVersion,
    category: call.category,
    eventType: call.eventType,
    eventName: call.eventName,
    eventSource: call.eventSource,
  };
}
