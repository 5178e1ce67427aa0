import type { Rule } from 'eslint';

export const ownLookups: Rule.RuleModule;
