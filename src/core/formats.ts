export type FormatId = 'logFile' | 'singleEvent' | 'bareArray' | 'jsonLines';
