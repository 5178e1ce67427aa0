import { build } from 'esbuild';

/** The tables of the core as they are at run time: fields, shapes, rules, and the words of the identity page. */
export async function tables() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { FIELDS } from './src/core/fields';
        export { FORMATS } from './src/core/formats';
        export { LOG_RULES, RULES } from './src/core/rules';
        export { TRANSLATED } from './src/webview/words';`,
      resolveDir: '.',
    },
    bundle: true,
    write: false,
    format: 'esm',
    mainFields: ['module', 'main'],
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
