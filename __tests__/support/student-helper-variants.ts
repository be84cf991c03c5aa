import type { StudentHelperShared } from "../../systems/student-helper-entries";
import type { Change } from "./changed";

/** What both versions of student-helper can choose. */
type EitherChange = (settings: StudentHelperShared) => void;

/** Everything that an environment can be without. */
export const bareStudentHelper: EitherChange = (settings) => {
  const { edge, watching, delivery } = settings;
  edge.waf = "none";
  watching.webhook = "none";
  watching.costAnomalies = "none";
  delivery.operators = "none";
  delete delivery.defaultBranch;
  settings.recovery = "none";
};

/** One more zone of every tier, in Tokyo too, and room for twice the instances. */
export const grownStudentHelper: EitherChange = ({ network, backend, ai }) => {
  const { public: open, private: closed, lambda, data } = network.subnets;
  open["ap-southeast-2c"] = "10.0.10.0/24";
  closed["ap-southeast-2c"] = "10.0.11.0/24";
  lambda["ap-southeast-2c"] = "10.0.12.0/24";
  data["ap-southeast-2c"] = "10.0.13.0/24";
  backend.instances = { least: 2, most: 4 };
  if (ai.embedding.network !== "none") ai.embedding.network.zones["ap-northeast-1d"] = "10.1.0.128/26";
};

/** Vectors that are made where everything else is: shorter ones, without a way to another region. */
export const withOwnEmbedding: EitherChange = ({ region, ai }) => {
  ai.embedding = { model: "amazon.titan-embed-text-v2:0", dimensions: 1_024, region, network: "none" };
};

/** Only who brings a token gets through to the backend. */
export const withTokens: Change<"student-helper-v1"> = ({ api }) => {
  api.authorizer = { issuer: "https://id.studenthelper.com", audiences: ["student-helper", "student-helper-app"] };
};
