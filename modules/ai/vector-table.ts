/** Table of a database that holds the pieces of documents and their vectors, in the shape that Bedrock asks for. */
export interface VectorTable {
  readonly schema: string;
  readonly table: string;
  /** Length of its vectors. */
  readonly dimensions: number;
}

/**
 * The table of a model's vectors. Its name says model and length: vectors of two models cannot be compared, so another
 * model gets another table, and the old one can be dropped by hand when nobody asks it any more.
 */
export function vectorTable(embeddingModel: string, dimensions: number): VectorTable {
  const word = embeddingModel.replaceAll(/[^a-z0-9]+/g, "_");
  return { schema: "knowledge_base", table: `${word}_${dimensions}`, dimensions };
}

/** Columns of such a table. Source: Bedrock user guide, "Using Aurora PostgreSQL as a vector store". */
export const vectorColumns = {
  primaryKeyField: "id",
  vectorField: "embedding",
  textField: "chunks",
  metadataField: "metadata",
};
