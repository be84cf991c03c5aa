import { LambdaInvocation } from "@cdktf/provider-aws/lib/lambda-invocation";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { VectorTable } from "../ai/vector-table";
import { type FunctionHome, LambdaFunction } from "../compute/lambda-function";
import { usesKey } from "../security/key-access";
import { readsSecret } from "../security/secret-access";
import { check } from "../shared/check";
import type { AuroraVectorStore } from "./aurora-vector-store";

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
    const { endpoint: host, port, databaseName: database, masterSecretArn: secretArn, engineVersion } = store;
    const worker = new LambdaFunction(this, "function", {
      name,
      description: "Makes the vector table of the knowledge base",
      source: "database-bootstrap",
      home,
      size: { memoryMiB: 256, timeoutSeconds: 300 },
      variables: {},
      statements: [readsSecret(secretArn), usesKey(home.keyArn, home.region, ["secretsmanager"])],
      deployedBy: "terraform",
    });
    const wanted = { extensions: ["vector"], roles: [], vectorTables: [table] };
    const run = new LambdaInvocation(this, "run", {
      functionName: worker.functionName,
      lifecycleScope: "CRUD",
      input: JSON.stringify({ host, port, database, secretArn, ...wanted }),
      // All that may change is a trigger: a replacement that fails is tried again, an update in place is not.
      triggers: {
        code: worker.resource.sourceCodeHash,
        // The setting's words: the cluster's attribute would still be the old one in the plan of an upgrade.
        engine: engineVersion,
        cluster: store.resource.clusterResourceId,
        wanted: JSON.stringify(wanted),
      },
      dependsOn: [...store.ready, ...worker.ready],
    });
    this.ready = [run];
  }
}
