import { anonymousLogin } from "../../../functions/image-seed/login";
import { patiently } from "../../../functions/image-seed/patiently";
import { mayPass } from "../../../functions/image-seed/registry-request";
import { Repository } from "../../../functions/image-seed/repository";
import { type Seed, seed } from "../../../functions/image-seed/seed";
import { addBaseImage, type OCI } from "./a-base-image";
import { OciRegistry } from "./oci-registry";

const BASIC = "Basic QVdTOnNlY3JldA==";

/** Where a base image is and where the placeholder goes to, as different as public and private ECR are. */
export class Registries {
  readonly source = new OciRegistry({ blobsFrom: "elsewhere" });
  readonly target = new OciRegistry({ authorization: BASIC });
  index = "";

  async start(types?: typeof OCI): Promise<this> {
    await Promise.all([this.source.start(), this.target.start()]);
    this.index = addBaseImage(this.source, types);
    return this;
  }

  /** A run of the function after it read what it was asked, with pauses of a millisecond. */
  run(changes: Partial<Seed> = {}): Promise<string> {
    const { origin } = this.source;
    const source = async () => new Repository(origin, "lambda/provided", await anonymousLogin(origin, "lambda/provided"));
    const target = new Repository(this.target.origin, "shop-test-worker", BASIC);
    const wanted: Seed = {
      source,
      reference: "al2023",
      platform: "linux/amd64",
      target,
      tag: "first",
      placeholder: { kind: "lambda" },
      ...changes,
    };
    return patiently(() => seed(wanted), mayPass, 1);
  }

  stop(): void {
    this.source.stop();
    this.target.stop();
  }
}
