export const USAGE = `Usage:
  cloudtrail-lens check [--format text|json|sarif] [--fail-on error|warning|info|never] PATH…
  cloudtrail-lens check --rules [--format text|json]
  cloudtrail-lens explain [--format text|json] FILE [--event N] [--pointer /userIdentity/type]
  cloudtrail-lens chain [--format text|json] FILE [--event N]
  cloudtrail-lens trace [--format text|json] (--event ID | --all) PATH…
  cloudtrail-lens redact [--people] [--addresses] FILE

PATH is a file, a folder, or - for standard input; gzipped files are unpacked. Events count from 0;
trace names one by its eventID. redact lists what stays on standard error.
Exit: 0 nothing to report, 1 findings at or above --fail-on, 2 wrong usage or an unreadable file.`;

/** A command line that nobody can follow: the usage is printed with the reason. */
export class UsageError extends Error {}
