import { ElasticBeanstalkApplication } from "@cdktf/provider-aws/lib/elastic-beanstalk-application";
import { ElasticBeanstalkApplicationVersion } from "@cdktf/provider-aws/lib/elastic-beanstalk-application-version";
import { S3Object } from "@cdktf/provider-aws/lib/s3-object";
import { AssetType, TerraformAsset } from "cdktf";
import { Construct } from "constructs";
import type { PrivateBucket } from "../storage/private-bucket";
import { applicationArchive } from "./application-archive";

/** Versions kept to go back to; a region holds 1,000 of all applications. Source: Elastic Beanstalk endpoints and quotas. */
const VERSIONS_KEPT = 200;
const PLACEHOLDER = "placeholder";

export interface BeanstalkApplicationProps {
  readonly name: string;
  readonly description: string;
  /** Folder below `applications/` with the code of the first version. */
  readonly source: string;
  /** Where source bundles lie, those that CI uploads too. */
  readonly bundles: PrivateBucket;
  /** Removes old versions. */
  readonly serviceRoleArn: string;
}

/** An Elastic Beanstalk application and its first version, which only starts the environment: all later ones are CI's. */
export class BeanstalkApplication extends Construct {
  readonly applicationName: string;
  readonly firstVersion: string;
  readonly resource: ElasticBeanstalkApplication;

  constructor(scope: Construct, id: string, { name, description, source, bundles, serviceRoleArn }: BeanstalkApplicationProps) {
    super(scope, id);
    this.resource = new ElasticBeanstalkApplication(this, "application", {
      name,
      description,
      // Bundles stay: the bucket's own lifecycle looks after them, and the first one is Terraform's.
      appversionLifecycle: { serviceRole: serviceRoleArn, maxCount: VERSIONS_KEPT, deleteSourceFromS3: false },
    });
    const asset = new TerraformAsset(this, "code", { path: applicationArchive(source).file, type: AssetType.FILE });
    const bundle = new S3Object(this, "bundle", {
      bucket: bundles.resource.bucket,
      key: `${PLACEHOLDER}.zip`,
      source: asset.path,
      contentType: "application/zip",
      // Wanted at the first start only. A new one would be a new version, and the old one may still run.
      lifecycle: { ignoreChanges: ["source"] },
    });
    const version = new ElasticBeanstalkApplicationVersion(this, "version", {
      application: this.resource.name,
      name: PLACEHOLDER,
      description: "Answers until the application itself is deployed",
      bucket: bundle.bucket,
      key: bundle.key,
    });
    this.applicationName = this.resource.name;
    this.firstVersion = version.name;
  }
}
