import { peer } from './peers';
import { logFileSchema } from './schema';

/** As much of the API of `vscode-json-languageservice` as is used here. */
interface Service {
  getLanguageService(options: object): {
    parseJSONDocument(document: unknown): unknown;
    doValidation(
      document: unknown,
      json: unknown,
      settings: object,
      schema: object,
    ): PromiseLike<readonly unknown[]>;
  };
}

interface TextDocuments {
  readonly TextDocument: {
    create(uri: string, language: string, version: number, text: string): unknown;
  };
}

/** What VS Code's own JSON support does with a document and a schema. */
export async function validate(text: string): Promise<number> {
  const { getLanguageService } = peer('vscode-json-languageservice') as Service;
  const { TextDocument } = peer('vscode-languageserver-textdocument') as TextDocuments;
  const service = getLanguageService({});
  const document = TextDocument.create('file:///log.json', 'json', 1, text);
  const json = service.parseJSONDocument(document);
  return (await service.doValidation(document, json, {}, logFileSchema())).length;
}
