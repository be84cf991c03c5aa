import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { VectorTable } from "../ai/vector-table";
import type { FunctionHome } from "../compute/lambda-function";
import { check } from "../shared/check";
import type { AuroraVectorStore } from "./aurora-vector-store";
import { bootstrapRun } from "./bootstrap-run";

export interface VectorBootstrapProps {
  /** Name of the function. */
  readonly name: string;
  readonly store: AuroraVectorStore;
  readonly table: VectorTable;
  /** In the cluster's VPC, where Secrets Manager can be reached too. */
  readonly home: FunctionHome;
}

/**
 * Puts pgvector and the table of a knowledge base into its cluster during the apply, by the function that also looks
 * after the main database. Running it again does no harm, and nothing is ever taken out.
 */
export class VectorBootstrap extends Construct {
  /** What a knowledge base waits for: its table is there. */
  readonly ready: ITerraformDependable[];

  constructor(scope: Construct, id: string, { name, store, table, home }: VectorBootstrapProps) {
    super(scope, id);
    check(this, [!home.network && "home must name the network that the cluster stands in"]);
    const wanted = { extensions: ["vector"], roles: [], vectorTables: [table] };
    const { invocation } = bootstrapRun(this, {
      name,
      description: "Makes the vector table of the knowledge base",
      target: store,
      wanted,
      triggers: {
        // The setting's words: the cluster's attribute would still be the old one in the plan of an upgrade.
        engine: store.engineVersion,
        cluster: store.resource.clusterResourceId,
        wanted: JSON.stringify(wanted),
      },
      home,
      after: store.ready,
    });
    this.ready = [invocation];
  }
}
