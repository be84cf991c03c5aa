import { S3BucketCorsConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-cors-configuration";
import { Construct } from "constructs";
import { check } from "../shared/check";
import type { PrivateBucket } from "./private-bucket";

/** Seconds that a browser remembers who may upload. */
const REMEMBERED_SECONDS = 3_600;
/** What a pre-signed PUT may carry besides what the URL says: its type, its checksum and how it is encrypted. */
const HEADERS = ["content-type", "content-md5", "x-amz-*"];

export interface BrowserUploadsProps {
  readonly bucket: PrivateBucket;
  /** Pages that may upload, e.g. `https://example.com`. */
  readonly origins: readonly string[];
}

/**
 * Lets pages of a site put files into a bucket, and read them back, with URLs that a server signed for each of them. Who
 * may do it, the URL says; this is only what browsers ask before they use one (CORS).
 */
export class BrowserUploads extends Construct {
  readonly resource: S3BucketCorsConfiguration;

  constructor(scope: Construct, id: string, { bucket, origins }: BrowserUploadsProps) {
    super(scope, id);
    check(this, [
      origins.length === 0 && "origins must name one origin or more",
      ...origins.map(
        (origin) => !/^https:\/\/[^/*]+$/.test(origin) && `origins must be of the form https://<name>, got "${origin}"`,
      ),
    ]);
    this.resource = new S3BucketCorsConfiguration(this, "cors", {
      bucket: bucket.resource.id,
      corsRule: [
        {
          allowedOrigins: [...origins],
          allowedMethods: ["PUT", "GET", "HEAD"],
          allowedHeaders: HEADERS,
          // What a page needs to know of what it put there.
          exposeHeaders: ["ETag"],
          maxAgeSeconds: REMEMBERED_SECONDS,
        },
      ],
    });
  }
}
